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

/** Who grants the municipality's access rights. Their right to do so begins on the day of the start, not before. */
@Component
class AccessOfficerForm implements FormBinding<AccessOfficerForm.Answer> {

    private final RequirementDesk desk;
    private final RequirementStore requirements;

    AccessOfficerForm(RequirementDesk desk, RequirementStore requirements) {
        this.desk = desk;
        this.requirements = requirements;
    }

    @Override
    public String formId() {
        return "task_nameOfficer";
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
                desk.targetFi(adoption, Requirement.ACCESS_OFFICER), desk.choices(adoption), null, null, null, null);
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        return desk.take(context, Requirement.ACCESS_OFFICER, answer, adoption -> {
            Problems problems = new Problems();
            desk.employedThere(problems, "officer", adoption, answer.officer());
            problems.refuseAny();
            requirements.named(adoption, Part.ACCESS_OFFICER, List.of(answer.officer()));
        });
    }

    /** The keys of the form {@code task_nameOfficer}. */
    record Answer(
            @Shown String target,
            @Shown List<Choice> peopleChoices,
            @ShortText String officer,
            Boolean waive,
            @LongText String waiverReason,
            LocalDate waiverUntil)
            implements Waivable {}
}
