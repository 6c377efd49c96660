package fi.kotopolku.access;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.form.Shown;
import fi.kotopolku.identity.People;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A team lead asks for a right that ends to be granted anew, perhaps with less in it, or lets it end. */
@Component
class RenewalForm implements FormBinding<RenewalForm.Answer> {

    private final Renewals renewals;
    private final AccessRequests requests;
    private final RightUse use;
    private final Rights rights;
    private final People people;
    private final Audit audit;

    RenewalForm(Renewals renewals, AccessRequests requests, RightUse use, Rights rights, People people, Audit audit) {
        this.renewals = renewals;
        this.requests = requests;
        this.use = use;
        this.rights = rights;
        this.people = people;
        this.audit = audit;
    }

    @Override
    public String formId() {
        return "task_renewRight";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    public Answer read(FormContext context) {
        Right right = rights.find(context.key()).orElseThrow(AccessRefused::nothingHere);
        requests.requireTeamLead(context.personId(), right.municipality());
        Requested asked = right.asked();
        return new Answer(
                null,
                asked.content().stream().sorted().toList(),
                asked.powers().stream().sorted().toList(),
                requests.lastDayOfRenewal(asked, right.endsAt()),
                asked.justification(),
                null,
                right.number(),
                people.find(asked.person())
                        .map(person -> "%s, %s"
                                .formatted(person.name(), person.employer().nameFi()))
                        .orElse("–"),
                asked.role().nameFi(),
                asked.ground().nameFi(),
                asked.extent().nameFi(),
                FinnishTime.lastMoment(right.endsAt()),
                used(right),
                asked.content().stream()
                        .sorted()
                        .map(category -> new Choice(category.nameFi(), category.name()))
                        .toList(),
                asked.powers().stream()
                        .sorted()
                        .map(power -> new Choice(power.nameFi(), power.name()))
                        .toList(),
                Integer.toString(right.version()));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        Right right = rights.lock(context.key()).orElseThrow(AccessRefused::nothingHere);
        requests.requireTeamLead(context.personId(), right.municipality());
        RequestVersion.sameGranted(right, answer.version());
        if (answer.renewal() == Wanted.LET_END) {
            renewals.decline(right, context.personId());
            return Map.of("renewalWanted", false);
        }
        renewals.request(right, answer, context.personId());
        return Map.of("renewalWanted", true);
    }

    @Override
    public void refused(FormContext context) {
        audit.refusedEvent(context.personId(), "ACCESS_RIGHT_REQUEST_REFUSED", context.municipality(), context.key());
    }

    private String used(Right right) {
        Instant last = use.lastUse(right);
        return last.isAfter(right.asked().from()) ? FinnishTime.moment(last) : "Oikeutta ei ole käytetty.";
    }

    enum Wanted {
        RENEW,
        LET_END
    }

    record Answer(
            @NotNull(message = "Valitse, haetaanko jatkoa.") Wanted renewal,
            List<DataCategory> content,
            List<Power> powers,
            LocalDate validUntil,

            @Size(max = 4000, message = "Lyhennä teksti enintään 4000 merkkiin.")
            String justification,

            String version,
            @Shown String rightNumber,
            @Shown String holder,
            @Shown String role,
            @Shown String ground,
            @Shown String extent,
            @Shown String endsAt,
            @Shown String lastUsed,
            @Shown List<Choice> contentChoices,
            @Shown List<Choice> powerChoices,
            @Shown String rowVersion) {

        List<Problem> problems() {
            List<Problem> problems = new ArrayList<>();
            if (BoundsEntered.chosen(content).isEmpty()) {
                problems.add(new Problem("content", "Valitse vähintään yksi tietoryhmä, jota oikeus koskee."));
            }
            if (BoundsEntered.chosen(powers).isEmpty()) {
                problems.add(new Problem("powers", "Valitse vähintään yksi valtuus."));
            }
            if (validUntil == null) {
                problems.add(new Problem(
                        "validUntil", "Valitse päättymispäivä. Käyttöoikeus ei voi olla voimassa toistaiseksi."));
            }
            if (justification == null) {
                problems.add(
                        new Problem("justification", "Kirjoita, mihin tehtävään henkilö tarvitsee oikeuden edelleen."));
            }
            return problems;
        }

        /** @throws fi.kotopolku.form.FormRefused when it would end before it begins */
        Requested requested(Requested old, Instant from) {
            Instant until =
                    validUntil.plusDays(1).atStartOfDay(FinnishTime.HELSINKI).toInstant();
            if (!until.isAfter(from)) {
                AccessRequests.refuse(List.of(new Problem(
                        "validUntil", "Valitse päättymispäivä, joka on nykyisen oikeuden päättymisen jälkeen.")));
            }
            return new Requested(
                    old.person(),
                    old.employer(),
                    old.ground(),
                    old.role(),
                    BoundsEntered.chosen(content),
                    old.extent(),
                    BoundsEntered.chosen(powers),
                    from,
                    until,
                    justification);
        }
    }
}
