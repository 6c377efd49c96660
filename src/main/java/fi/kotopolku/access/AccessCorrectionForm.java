package fi.kotopolku.access;

import fi.kotopolku.access.AccessRequests.Entered;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The requester sees what the automatic checks found, and corrects the request or takes it back. */
@Component
class AccessCorrectionForm implements FormBinding<AccessCorrectionForm.Answer> {

    private final AccessRequests requests;
    private final Rights rights;
    private final FoundFailures found;
    private final Audit audit;

    AccessCorrectionForm(AccessRequests requests, Rights rights, FoundFailures found, Audit audit) {
        this.requests = requests;
        this.rights = rights;
        this.found = found;
        this.audit = audit;
    }

    @Override
    public String formId() {
        return "task_correctRequest";
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
        BoundsEntered bounds = BoundsEntered.of(asked);
        return new Answer(
                asked.person(),
                asked.role(),
                asked.ground(),
                bounds.content().stream().sorted().toList(),
                bounds.extent(),
                bounds.unit(),
                bounds.cases(),
                bounds.powers().stream().sorted().toList(),
                bounds.validFrom(),
                bounds.validUntil(),
                bounds.untilTime(),
                asked.justification(),
                false,
                null,
                right.number(),
                found.of(right.number()).stream()
                        .map(failure -> "- " + failure.explanationFi())
                        .collect(Collectors.joining("\n")),
                requests.choices(context.personId()),
                Integer.toString(right.version()));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        Right right = rights.lock(context.key()).orElseThrow(AccessRefused::nothingHere);
        requests.requireTeamLead(context.personId(), right.municipality());
        RequestVersion.same(right, answer.version());
        if (Boolean.TRUE.equals(answer.withdraw())) {
            return Map.of("requestWithdrawn", true);
        }
        Entered entered = answer.entered();
        Requested asked = requests.requested(entered, right.municipality(), context.personId())
                .beginning(entered.bounds().from(right.asked().from()));
        if (asked.person().equals(right.requestedBy())) {
            throw new FormRefused(
                    "person", "Oikeutta ei voi hakea sille, joka hakemuksen teki. Valitse toinen henkilö.");
        }
        rights.rewrite(right.number(), asked);
        rights.tell(right.number(), Event.CORRECTED, context.personId(), null);
        return Map.of("requestWithdrawn", false);
    }

    @Override
    public void refused(FormContext context) {
        audit.refusedEvent(context.personId(), "ACCESS_RIGHT_REQUEST_REFUSED", context.municipality(), context.key());
    }

    record Answer(
            @NotBlank(message = "Valitse henkilö.") String person,
            @NotNull(message = "Valitse rooli.") Role role,
            @NotNull(message = "Valitse peruste.") LegalGround ground,
            List<DataCategory> content,
            @NotNull(message = "Valitse laajuus.") ExtentKind extent,

            @Size(max = 200, message = "Lyhennä teksti enintään 200 merkkiin.")
            String unit,

            @Size(max = 1000, message = "Lyhennä teksti enintään 1000 merkkiin.")
            String cases,

            List<Power> powers,
            @NotNull(message = "Valitse alkamispäivä.") LocalDate validFrom,

            @NotNull(message = "Valitse päättymispäivä. Käyttöoikeus ei voi olla voimassa toistaiseksi.")
            LocalDate validUntil,

            @Pattern(regexp = BoundsEntered.TIME, message = "Kirjoita kellonaika muodossa 16:00 tai 16:00:00.")
            String untilTime,

            @NotBlank(message = "Kirjoita, mihin tehtävään henkilö tarvitsee oikeuden.")
            @Size(max = 4000, message = "Lyhennä teksti enintään 4000 merkkiin.")
            String justification,

            Boolean withdraw,
            String version,
            @Shown String rightNumber,
            @Shown String failures,
            @Shown List<Choice> people,
            @Shown String rowVersion) {

        Entered entered() {
            return new Entered(
                    person,
                    role,
                    ground,
                    new BoundsEntered(
                            BoundsEntered.chosen(content),
                            extent,
                            unit,
                            cases,
                            BoundsEntered.chosen(powers),
                            validFrom,
                            validUntil,
                            untilTime),
                    justification);
        }
    }
}
