package fi.kotopolku.imports;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.adoption.OldSystem;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.Shown;
import fi.kotopolku.form.StartFormBinding;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Opens an import: one at a time in a municipality, by its main user, and not before it is ready as a controller. */
@Component
class StartImportForm implements StartFormBinding<StartImportForm.Answer> {

    private final ImportStore store;
    private final ImportSteps steps;
    private final ImportRule rule;
    private final Audit audit;

    StartImportForm(ImportStore store, ImportSteps steps, ImportRule rule, Audit audit) {
        this.store = store;
        this.steps = steps;
        this.rule = rule;
        this.audit = audit;
    }

    @Override
    public String formId() {
        return "start_dataImport";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    @Transactional(readOnly = true)
    public Answer read(FormContext context) {
        requireMay(context);
        return new Answer(
                Arrays.stream(OldSystem.values())
                        .map(system -> new Choice(system.nameFi(), system.name()))
                        .toList(),
                null);
    }

    @Override
    @Transactional
    public Started start(FormContext context, Answer answer) {
        requireMay(context);
        String number = store.open(context.municipality(), answer.sourceSystem(), context.personId());
        audit.event(context.personId(), "IMPORT_OPENED", number);
        return new Started(number, Map.of());
    }

    private void requireMay(FormContext context) {
        if (rule.right(context.personId(), context.municipality()).isEmpty()) {
            throw AccessRefused.because(
                    "Tuonnin aloittaa kunnan oma pääkäyttäjä.", "An import is begun by the municipality's main user.");
        }
        if (!steps.mayStage(context.municipality())) {
            throw AccessRefused.because(
                    "Vahvista ensin käyttöönoton tehtävällä, että kunta on valmis rekisterinpitäjänä. Ennen sitä"
                            + " asiakastietoja ei voi ladata edes kokeeksi.",
                    "The municipality has to be ready as a controller first.");
        }
        if (store.underWay(context.municipality()).isPresent()) {
            throw AccessRefused.because(
                    "Kunnassa on jo tuonti kesken. Jatka sitä tehtävälistalta tai luovu siitä ensin.",
                    "The municipality has an import under way.");
        }
    }

    /** The keys of the form {@code start_dataImport}. */
    record Answer(
            @Shown List<Choice> systemChoices,

            @NotNull(message = "Valitse, mistä järjestelmästä aineisto tulee.")
            OldSystem sourceSystem) {}
}
