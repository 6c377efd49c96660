package fi.kotopolku.adoption;

import fi.kotopolku.adoption.RequirementDesk.Waivable;
import fi.kotopolku.adoption.RequirementStore.Part;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.ShortText;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.Shown;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody whom the municipality employs and who can be given a personal right (§§ 73 and 79). The right itself is asked for and decided on after the start, as any other. */
@Component
class EligiblePersonForm implements FormBinding<EligiblePersonForm.Answer> {

    private final RequirementDesk desk;
    private final RequirementStore requirements;

    EligiblePersonForm(RequirementDesk desk, RequirementStore requirements) {
        this.desk = desk;
        this.requirements = requirements;
    }

    @Override
    public String formId() {
        return "task_nameWorker";
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
                desk.targetFi(adoption, Requirement.ELIGIBLE_PERSON), desk.choices(adoption), null, null, null, null);
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        return desk.take(context, Requirement.ELIGIBLE_PERSON, answer, adoption -> {
            Problems problems = new Problems();
            desk.employedThere(problems, "worker", adoption, answer.worker());
            problems.refuseAny();
            requirements.named(adoption, Part.ELIGIBLE_PERSON, List.of(answer.worker()));
        });
    }

    /** The keys of the form {@code task_nameWorker}. */
    record Answer(
            @Shown String target,
            @Shown List<Choice> peopleChoices,
            @ShortText String worker,
            Boolean waive,
            @LongText String waiverReason,
            LocalDate waiverUntil)
            implements Waivable {}
}
