package fi.kotopolku.access;

import fi.kotopolku.access.AccessReviewStore.ListOf;
import fi.kotopolku.access.AccessReviewStore.Row;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.form.Shown;
import fi.kotopolku.identity.People;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A team lead goes through a list of rights: each is kept, narrowed or ended. */
@Component
class ReviewListForm implements FormBinding<ReviewListForm.Answer> {

    private final AccessReviewStore store;
    private final Rights rights;
    private final AccessRights accessRights;
    private final People people;
    private final Audit audit;

    ReviewListForm(AccessReviewStore store, Rights rights, AccessRights accessRights, People people, Audit audit) {
        this.store = store;
        this.rights = rights;
        this.accessRights = accessRights;
        this.people = people;
        this.audit = audit;
    }

    @Override
    public String formId() {
        return "task_reviewRights";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    @Transactional
    public Answer read(FormContext context) {
        ListOf list = impartial(context);
        audit.event(context.personId(), "LOG_VIEWED", context.key());
        List<Row> rows = store.rows(list.id());
        return new Answer(
                rows.stream().map(this::shown).toList(),
                null,
                list.review(),
                Integer.toString(rows.size()),
                Integer.toString(list.version()));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        ListOf list = impartial(context);
        List<Row> rows = store.rows(list.id());
        AccessRequests.refuse(problems(rows, answer.rights()));
        if (!store.answer(list.id(), context.personId(), answer.version())) {
            throw new FormRefused(
                    "version",
                    "Tiedot ovat muuttuneet sen jälkeen, kun avasit lomakkeen. Avaa tehtävä uudelleen ja tarkista tiedot.");
        }
        for (Row row : rows) {
            take(list, row, answer.rights().get(row.position()), context.personId());
        }
        audit.event(context.personId(), "ACCESS_REVIEW_ANSWERED", list.review());
        return Map.of();
    }

    /** Nobody answers for their own right, whoever the list was drawn up for. */
    private ListOf impartial(FormContext context) {
        ListOf list = store.list(UUID.fromString((String) context.variables().get("reviewListId")))
                .orElseThrow(AccessRefused::nothingHere);
        boolean own =
                store.rows(list.id()).stream().anyMatch(row -> row.person().equals(context.personId()));
        if (own || !accessRights.mayRevoke(context.personId(), list.municipality())) {
            throw AccessRefused.because(
                    "Et voi katselmoida tätä luetteloa: siinä on oma oikeutesi, tai et ole esihenkilö etkä myöntäjä.",
                    "You cannot review this list: your own right is on it, or you are neither a lead nor an officer.");
        }
        return list;
    }

    private List<Problem> problems(List<Row> rows, List<@Valid Line> lines) {
        List<Problem> problems = new ArrayList<>();
        if (lines == null || lines.size() != rows.size()) {
            return List.of(new Problem("rights", "Lomakkeen rivit eivät täsmää. Avaa tehtävä uudelleen."));
        }
        for (Row row : rows) {
            String problem = problem(row, lines.get(row.position()));
            if (problem != null) {
                problems.add(
                        new Problem("rights", "Rivi %d, %s: %s".formatted(row.position() + 1, name(row), problem)));
            }
        }
        return problems;
    }

    private String problem(Row row, Line line) {
        if (line.answer() == null) {
            return "valitse, mitä oikeudelle tehdään.";
        }
        if (line.answer() != Choice.KEEP
                && (line.reason() == null || line.reason().isBlank())) {
            return "kirjoita perustelu.";
        }
        if (line.answer() != Choice.NARROW) {
            return null;
        }
        Requested whole = right(row).asked();
        Set<DataCategory> content = BoundsEntered.chosen(line.content());
        Set<Power> powers = BoundsEntered.chosen(line.powers());
        if (content.isEmpty() || powers.isEmpty()) {
            return "jätä ainakin yksi tietoryhmä ja yksi valtuus, tai päätä oikeus.";
        }
        if (!whole.content().containsAll(content) || !whole.powers().containsAll(powers)) {
            return "jätä vain sellaisia tietoryhmiä ja valtuuksia, joita oikeudessa on.";
        }
        return content.equals(whole.content()) && powers.equals(whole.powers())
                ? "poista ainakin yksi tietoryhmä tai valtuus, tai valitse \"Säilyy ennallaan\"."
                : null;
    }

    private void take(ListOf list, Row row, Line line, String by) {
        Right right = right(row);
        if (!right.revocable()) {
            store.answerRow(list.id(), row.position(), "OVER", null, null);
            return;
        }
        String narrower = null;
        switch (line.answer()) {
            case KEEP -> {
                /* stays as it is */
            }
            case NARROW ->
                narrower = accessRights.narrow(
                        row.right(),
                        by,
                        new NarrowerBounds(
                                new HashSet<>(line.content()),
                                right.asked().extent(),
                                new HashSet<>(line.powers()),
                                right.endsAt()),
                        line.reason());
            case END -> accessRights.end(row.right(), EndCause.REVIEW_ENDED, by, line.reason());
        }
        store.answerRow(list.id(), row.position(), line.answer().name(), narrower, line.reason());
    }

    private Line shown(Row row) {
        Right right = right(row);
        Requested asked = right.asked();
        return new Line(
                row.right(),
                people.find(row.person())
                        .map(person -> "%s, %s"
                                .formatted(person.name(), person.employer().nameFi()))
                        .orElse("–"),
                "%s: %s, %s; %s. Päättyy %s."
                        .formatted(
                                asked.role().nameFi(),
                                asked.extent().nameFi(),
                                asked.powers().stream()
                                        .sorted()
                                        .map(Power::nameFi)
                                        .collect(Collectors.joining(", ")),
                                asked.content().stream()
                                        .sorted()
                                        .map(DataCategory::nameFi)
                                        .collect(Collectors.joining(", ")),
                                FinnishTime.lastMoment(right.endsAt())),
                asked.justification(),
                "Viimeksi kirjautunut %s. Avannut %d asiaa. %d käyttöä iltaisin, öisin tai viikonloppuna."
                        .formatted(
                                row.lastSignIn() == null ? "ei koskaan" : FinnishTime.moment(row.lastSignIn()),
                                row.casesOpened(),
                                row.oddHours()),
                null,
                asked.content().stream().sorted().toList(),
                asked.powers().stream().sorted().toList(),
                null);
    }

    private String name(Row row) {
        return people.find(row.person()).map(person -> person.name()).orElse("–");
    }

    private Right right(Row row) {
        return rights.find(row.right()).orElseThrow(AccessRefused::nothingHere);
    }

    enum Choice {
        KEEP,
        NARROW,
        END
    }

    /** A line of the list; the first five are for the reader, and lines are matched by their order, never by these. */
    record Line(
            String right,
            String holder,
            String bounds,
            String why,
            String facts,
            Choice answer,
            List<DataCategory> content,
            List<Power> powers,

            @Size(max = 4000, message = "Lyhennä teksti enintään 4000 merkkiin.")
            String reason) {}

    record Answer(
            List<@Valid Line> rights,
            String version,
            @Shown String reviewNumber,
            @Shown String count,
            @Shown String rowVersion) {}
}
