package fi.kotopolku.imports;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person looks at what was read, promised and brought, and says that it is right; or takes everything back. */
@Component
class SignOffImportForm implements FormBinding<SignOffImportForm.Answer> {

    private final ImportRule rule;
    private final ImportSteps steps;
    private final ImportWords words;
    private final TakingBack takingBack;
    private final Audit audit;

    SignOffImportForm(ImportRule rule, ImportSteps steps, ImportWords words, TakingBack takingBack, Audit audit) {
        this.rule = rule;
        this.steps = steps;
        this.words = words;
        this.takingBack = takingBack;
        this.audit = audit;
    }

    @Override
    public String formId() {
        return "task_signOffImport";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    @Transactional(readOnly = true)
    public Answer read(FormContext context) {
        return new Answer(words.counts(rule.require(context.personId(), context.key())), null, null, null);
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        Import one = rule.requireLocked(context.personId(), context.key());
        if (answer.outcome() == Outcome.TAKE_BACK) {
            takingBack.take(context.personId(), one.number(), answer.takeBackReason());
        } else {
            signOff(context.personId(), one, Boolean.TRUE.equals(answer.differenceSeen()));
        }
        return Map.of("importDecision", answer.outcome().name());
    }

    private void signOff(String personId, Import one, boolean differenceSeen) {
        if (!differenceSeen && steps.counts(one.number()).stream().anyMatch(ImportSteps.Count::differs)) {
            throw new FormRefused(
                    "differenceSeen",
                    "Tuotu määrä poikkeaa luvatusta. Selvitä ero ja vahvista, että olet selvittänyt sen.");
        }
        steps.signOff(one.number(), personId);
        audit.event(personId, "IMPORT_SIGNED_OFF", one.number());
    }

    enum Outcome {
        SIGN_OFF,
        TAKE_BACK
    }

    /** The keys of the form {@code task_signOffImport}. */
    record Answer(
            @Shown String status,

            @NotNull(message = "Valitse, ovatko lukumäärät oikein vai perutaanko tuonti.")
            Outcome outcome,

            Boolean differenceSeen,
            @LongText String takeBackReason) {}
}
