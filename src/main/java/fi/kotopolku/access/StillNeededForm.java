package fi.kotopolku.access;

import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The holder of a right that has long been without use says what it is still needed for, or gives it up. */
@Component
class StillNeededForm implements FormBinding<StillNeededForm.Answer> {

    private final RightUse use;
    private final Rights rights;

    StillNeededForm(RightUse use, Rights rights) {
        this.use = use;
        this.rights = rights;
    }

    @Override
    public String formId() {
        return "task_stillNeeded";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    public Answer read(FormContext context) {
        Right right = own(context, rights.find(context.key()).orElseThrow(AccessRefused::nothingHere));
        return new Answer(
                null,
                null,
                null,
                right.number(),
                right.asked().role().nameFi(),
                right.asked().extent().nameFi(),
                FinnishTime.lastMoment(right.endsAt()),
                Integer.toString(right.version()));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        Right right = own(context, rights.lock(context.key()).orElseThrow(AccessRefused::nothingHere));
        RequestVersion.sameGranted(right, answer.version());
        if (answer.needed() == Needed.YES) {
            if (answer.reason() == null) {
                throw new FormRefused("reason", "Kirjoita, mihin tehtävään tarvitset oikeutta.");
            }
            use.needed(right, answer.reason());
        }
        return Map.of("stillNeeded", answer.needed() == Needed.YES);
    }

    private static Right own(FormContext context, Right right) {
        if (!right.asked().person().equals(context.personId())) {
            throw AccessRefused.nothingHere();
        }
        return right;
    }

    enum Needed {
        YES,
        NO
    }

    record Answer(
            @NotNull(message = "Valitse, tarvitsetko oikeutta.")
            Needed needed,

            @Size(max = 4000, message = "Lyhennä teksti enintään 4000 merkkiin.")
            String reason,

            String version,
            @Shown String rightNumber,
            @Shown String role,
            @Shown String extent,
            @Shown String endsAt,
            @Shown String rowVersion) {}
}
