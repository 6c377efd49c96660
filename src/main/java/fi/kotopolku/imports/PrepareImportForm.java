package fi.kotopolku.imports;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.RightInForce;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The order to bring over what the last trial found good, or to give the import up. */
@Component
class PrepareImportForm implements FormBinding<PrepareImportForm.Answer> {

    private final ImportRule rule;
    private final ImportSteps steps;
    private final ImportWords words;
    private final Audit audit;

    PrepareImportForm(ImportRule rule, ImportSteps steps, ImportWords words, Audit audit) {
        this.rule = rule;
        this.steps = steps;
        this.words = words;
        this.audit = audit;
    }

    @Override
    public String formId() {
        return "task_prepareImport";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    @Transactional(readOnly = true)
    public Answer read(FormContext context) {
        Import one = rule.require(context.personId(), context.key());
        return new Answer(words.trial(one), null, null);
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        Import one = rule.requireLocked(context.personId(), context.key());
        if (!one.preparing()) {
            throw new FormRefused("decision", "Tuonti ei ole enää valmistelussa. Päivitä tehtävälista.");
        }
        if (answer.decision() == Decision.GIVE_UP) {
            audit.event(context.personId(), "IMPORT_GIVEN_UP", one.number());
        } else {
            order(context.personId(), one, Boolean.TRUE.equals(answer.remarksRead()));
        }
        return Map.of("importDecision", answer.decision().name());
    }

    private void order(String personId, Import one, boolean remarksRead) {
        int errors = steps.faults(one.number(), "ERROR");
        boolean tried = one.trialUpToDate();
        new Problems()
                .when(
                        !tried,
                        "decision",
                        "Tee koetuonti Tuonti-sivulla ennen tilausta: viimeisin koetuonti ei koske nykyisiä tiedostoja.")
                .when(
                        tried && errors > 0,
                        "decision",
                        "Koetuonnissa on virheitä (%d). Korjaa ne ja tee koetuonti uudelleen.".formatted(errors))
                .when(
                        tried && errors == 0 && !steps.hasClients(one.number()),
                        "decision",
                        "Tuotavia asiakkaita ei ole. Lataa asiakkaiden tiedosto Tuonti-sivulla.")
                .when(
                        tried && !remarksRead && steps.faults(one.number(), "REMARK") > 0,
                        "remarksRead",
                        "Lue koetuonnin huomautukset Tuonti-sivulla ja vahvista lukeneesi ne.")
                .refuseAny();
        RightInForce right = rule.right(personId, one.municipality()).orElseThrow(AccessRefused::nothingHere);
        steps.promise(one.number());
        steps.order(one.number(), personId, right.number());
        audit.event(personId, "IMPORT_ORDERED", one.number());
    }

    enum Decision {
        BRING,
        GIVE_UP
    }

    /** The keys of the form {@code task_prepareImport}. */
    record Answer(
            @Shown String status,

            @NotNull(message = "Valitse, tuodaanko aineisto vai luovutaanko tuonnista.")
            Decision decision,

            Boolean remarksRead) {}
}
