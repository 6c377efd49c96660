package fi.kotopolku.access;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.Shown;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An access officer grants a right as it was asked for, grants less, or refuses it with a reason. */
@Component
class AccessDecisionForm implements FormBinding<AccessDecisionForm.Answer> {

    private final OfficerDecision decision;
    private final Rights rights;
    private final Audit audit;
    private final People people;

    AccessDecisionForm(OfficerDecision decision, Rights rights, People people, Audit audit) {
        this.decision = decision;
        this.rights = rights;
        this.audit = audit;
        this.people = people;
    }

    @Override
    public String formId() {
        return "task_decideAccessRight";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    public Answer read(FormContext context) {
        Right right = rights.find(context.key()).orElseThrow(AccessRefused::nothingHere);
        decision.requireOfficer(context.personId(), right.municipality());
        Requested asked = right.asked();
        BoundsEntered bounds = BoundsEntered.of(asked);
        return new Answer(
                null,
                sorted(asked.content()),
                bounds.extent(),
                bounds.unit(),
                bounds.cases(),
                sorted(asked.powers()),
                bounds.validFrom(),
                bounds.validUntil(),
                bounds.untilTime(),
                null,
                null,
                right.number(),
                holder(asked.person()),
                people.find(right.requestedBy()).map(Person::name).orElse("–"),
                asked.role().nameFi(),
                asked.ground().nameFi(),
                words(sorted(asked.content()).stream().map(DataCategory::nameFi).toList()),
                asked.extent().nameFi(),
                words(sorted(asked.powers()).stream().map(Power::nameFi).toList()),
                FinnishTime.firstMoment(asked.from()),
                FinnishTime.lastMoment(asked.until()),
                asked.justification(),
                checked(right),
                sorted(asked.content()).stream()
                        .map(category -> new Choice(category.nameFi(), category.name()))
                        .toList(),
                sorted(asked.powers()).stream()
                        .map(power -> new Choice(power.nameFi(), power.name()))
                        .toList(),
                Integer.toString(right.version()));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        Right right = rights.lock(context.key()).orElseThrow(AccessRefused::nothingHere);
        decision.requireOfficer(context.personId(), right.municipality());
        RequestVersion.same(right, answer.version());
        switch (answer.decision()) {
            case GRANTED -> decision.grant(right, context.personId(), answer.reason());
            case NARROWED -> decision.grantLess(right, answer.bounds(), context.personId(), answer.reason());
            case REFUSED -> decision.refuse(right, context.personId(), answer.reason());
        }
        return Map.of("accessDecision", answer.decision().name());
    }

    @Override
    public void refused(FormContext context) {
        audit.refusedEvent(context.personId(), "ACCESS_DECISION_REFUSED", context.municipality(), context.key());
    }

    private String holder(String personId) {
        return people.find(personId)
                .map(person ->
                        "%s, %s".formatted(person.name(), person.employer().nameFi()))
                .orElse("–");
    }

    /** The checks as they come out today, not as they came out when the request was made. */
    private String checked(Right right) {
        List<Failure> failures = decision.failures(right);
        return failures.isEmpty()
                ? "Automaattisissa tarkistuksissa ei löytynyt huomautettavaa."
                : failures.stream()
                        .map(failure -> "- " + failure.explanationFi())
                        .collect(Collectors.joining("\n"));
    }

    private static <E extends Enum<E>> List<E> sorted(Set<E> bounds) {
        return bounds.stream().sorted().toList();
    }

    private static String words(List<String> names) {
        return String.join(", ", names);
    }

    enum Outcome {
        GRANTED,
        NARROWED,
        REFUSED
    }

    record Answer(
            @NotNull(message = "Valitse päätös.") Outcome decision,
            List<DataCategory> content,
            ExtentKind extent,

            @Size(max = 200, message = "Lyhennä teksti enintään 200 merkkiin.")
            String unit,

            @Size(max = 1000, message = "Lyhennä teksti enintään 1000 merkkiin.")
            String cases,

            List<Power> powers,
            LocalDate validFrom,
            LocalDate validUntil,

            @Pattern(regexp = BoundsEntered.TIME, message = "Kirjoita kellonaika muodossa 16:00 tai 16:00:00.")
            String untilTime,

            @Size(max = 4000, message = "Lyhennä teksti enintään 4000 merkkiin.")
            String reason,

            String version,
            @Shown String rightNumber,
            @Shown String holder,
            @Shown String requester,
            @Shown String role,
            @Shown String ground,
            @Shown String askedContent,
            @Shown String askedExtent,
            @Shown String askedPowers,
            @Shown String askedFrom,
            @Shown String askedUntil,
            @Shown String justification,
            @Shown String checks,
            @Shown List<Choice> contentChoices,
            @Shown List<Choice> powerChoices,
            @Shown String rowVersion) {

        /** The narrower bounds, perhaps with something missing. */
        BoundsEntered bounds() {
            return new BoundsEntered(
                    BoundsEntered.chosen(content),
                    extent,
                    unit,
                    cases,
                    BoundsEntered.chosen(powers),
                    validFrom,
                    validUntil,
                    untilTime);
        }
    }
}
