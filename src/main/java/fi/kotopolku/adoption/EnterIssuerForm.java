package fi.kotopolku.adoption;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.adoption.RequirementDesk.Waivable;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.ShortText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.Shown;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The address of the municipality's identity provider, which is asked at once whether it is what it says it is. */
@Component
class EnterIssuerForm implements FormBinding<EnterIssuerForm.Answer> {

    private final RequirementDesk desk;
    private final RequirementStore requirements;
    private final AdoptionStore store;
    private final IssuerCheck check;
    private final Audit audit;

    EnterIssuerForm(
            RequirementDesk desk, RequirementStore requirements, AdoptionStore store, IssuerCheck check, Audit audit) {
        this.desk = desk;
        this.requirements = requirements;
        this.store = store;
        this.check = check;
        this.audit = audit;
    }

    @Override
    public String formId() {
        return "task_enterIssuer";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    @Transactional(readOnly = true)
    public Answer read(FormContext context) {
        Adoption adoption = desk.opened(context);
        return new Answer(
                desk.targetFi(adoption, Requirement.SIGN_IN),
                requirements.issuer(adoption.number()).orElse(null),
                null,
                null,
                null);
    }

    /** The requirement itself is met only by the test sign-in that follows. */
    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        if (answer.waived()) {
            return desk.take(context, Requirement.SIGN_IN, answer, adoption -> {});
        }
        Adoption adoption = store.lock(context.key()).orElseThrow(AccessRefused::nothingHere);
        desk.requireMainUser(context.personId(), adoption);
        new Problems()
                .when(
                        Written.nothing(answer.issuer()),
                        "issuer",
                        "Kirjoita tunnistuspalvelun osoite (issuer), joka alkaa https://.")
                .refuseAny();
        String issuer = answer.issuer().strip();
        check.problem(issuer).ifPresent(problem -> {
            throw new FormRefused("issuer", problem.messageFi());
        });
        requirements.issuerChecked(adoption, issuer);
        audit.event(context.personId(), "ADOPTION_ISSUER_CHECKED", adoption.number());
        return Map.of("requirementWaived", false);
    }

    /** The keys of the form {@code task_enterIssuer}. */
    record Answer(
            @Shown String target,
            @ShortText String issuer,
            Boolean waive,
            @LongText String waiverReason,
            LocalDate waiverUntil)
            implements Waivable {}
}
