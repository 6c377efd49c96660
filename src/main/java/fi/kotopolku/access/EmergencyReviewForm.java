package fi.kotopolku.access;

import fi.kotopolku.access.EmergencyStore.Emergency;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.audit.UseOfRights;
import fi.kotopolku.audit.UseOfRights.Use;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.Shown;
import fi.kotopolku.identity.People;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The data protection officer looks at what was done with an emergency right, and says whether it was justified. */
@Component
class EmergencyReviewForm implements FormBinding<EmergencyReviewForm.Answer> {

    private final EmergencyAccess emergencies;
    private final UseOfRights uses;
    private final People people;
    private final Audit audit;

    EmergencyReviewForm(EmergencyAccess emergencies, UseOfRights uses, People people, Audit audit) {
        this.emergencies = emergencies;
        this.uses = uses;
        this.people = people;
        this.audit = audit;
    }

    @Override
    public String formId() {
        return "task_reviewEmergency";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    @Transactional
    public Answer read(FormContext context) {
        Right right = emergencies.known(context.key());
        emergencies.requireReviewer(context.personId(), right);
        Emergency emergency = emergencies.details(right.number());
        audit.event(context.personId(), "LOG_VIEWED", right.number());
        return new Answer(
                null,
                null,
                null,
                right.number(),
                people.find(right.asked().person())
                        .map(person -> "%s, %s"
                                .formatted(person.name(), person.employer().nameFi()))
                        .orElse("–"),
                emergency.caseNumber(),
                FinnishTime.moment(right.asked().from()),
                FinnishTime.moment(right.endsAt()),
                emergency.reason().nameFi(),
                right.asked().justification(),
                words(uses.of(right.asked().person(), right.number())),
                Integer.toString(emergency.version()));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        emergencies.review(
                context.personId(), context.key(), answer.outcome(), answer.reviewReason(), answer.version());
        return Map.of("emergencyJustified", answer.outcome() == EmergencyOutcome.JUSTIFIED);
    }

    private static String words(List<Use> uses) {
        return uses.isEmpty()
                ? "Oikeudella ei luettu eikä kirjattu mitään."
                : uses.stream()
                        .map(use -> "- %s: %s %d kertaa"
                                .formatted(
                                        DataCategory.valueOf(use.category()).nameFi(),
                                        use.written() ? "kirjattu" : "luettu",
                                        use.times()))
                        .collect(Collectors.joining("\n"));
    }

    record Answer(
            @NotNull(message = "Valitse, oliko käyttö perusteltua.")
            EmergencyOutcome outcome,

            @Size(max = 4000, message = "Lyhennä teksti enintään 4000 merkkiin.")
            String reviewReason,

            String version,
            @Shown String rightNumber,
            @Shown String holder,
            @Shown String caseNumber,
            @Shown String opened,
            @Shown String ended,
            @Shown String reason,
            @Shown String explanation,
            @Shown String uses,
            @Shown String rowVersion) {}
}
