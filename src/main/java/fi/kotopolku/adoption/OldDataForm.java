package fi.kotopolku.adoption;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.adoption.Adoption.Progress;
import fi.kotopolku.adoption.AdoptionStore.Event;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.NotNull;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether there are clients to bring from an old system. To bring them, the municipality has to be ready as their
 * controller first: what is staged is client data.
 */
@Component
class OldDataForm implements FormBinding<OldDataForm.Answer> {

    private final RequirementDesk desk;
    private final AdoptionStore store;
    private final AdoptionDays days;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    OldDataForm(
            RequirementDesk desk,
            AdoptionStore store,
            AdoptionDays days,
            Audit audit,
            ApplicationEventPublisher events) {
        this.desk = desk;
        this.store = store;
        this.days = days;
        this.audit = audit;
        this.events = events;
    }

    @Override
    public String formId() {
        return "task_decideOldData";
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
                RequirementDesk.targetFi(days.oldData(adoption)),
                Arrays.stream(OldSystem.values())
                        .map(system -> new Choice(system.nameFi(), system.name()))
                        .toList(),
                null,
                null,
                null);
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        Adoption adoption = store.lock(context.key()).orElseThrow(AccessRefused::nothingHere);
        desk.requireMainUser(context.personId(), adoption);
        boolean brings = answer.oldData() == OldData.BRING;
        new Problems()
                .when(
                        brings && answer.sourceSystem() == null,
                        "sourceSystem",
                        "Valitse, mistä järjestelmästä aineisto tulee.")
                .when(
                        brings && !ready(adoption),
                        "oldData",
                        "Vahvista ensin valmius rekisterinpitäjänä. Ennen sitä asiakastietoja ei voi ladata edes kokeeksi.")
                .when(
                        !brings && Written.nothing(answer.nothingReason()),
                        "nothingReason",
                        "Kirjoita, miksi tuotavaa ei ole.")
                .refuseAny();
        OldSystem system = brings ? answer.sourceSystem() : null;
        store.decideOldData(adoption.number(), system, context.personId());
        store.tell(
                adoption,
                Event.OLD_DATA_DECIDED,
                null,
                context.personId(),
                brings ? null : answer.nothingReason().strip(),
                null);
        audit.event(context.personId(), "ADOPTION_OLD_DATA_DECIDED", adoption.number());
        if (brings) {
            events.publishEvent(new OldDataWanted(adoption.municipality(), system, context.personId()));
        }
        return Map.of();
    }

    private boolean ready(Adoption adoption) {
        return store.steps(adoption.number()).stream()
                .anyMatch(step -> step.requirement() == Requirement.READINESS && step.progress() == Progress.MET);
    }

    /** What a municipality decides. */
    enum OldData {
        BRING,
        NOTHING
    }

    /** The keys of the form {@code task_decideOldData}. */
    record Answer(
            @Shown String target,
            @Shown List<Choice> systemChoices,

            @NotNull(message = "Valitse, tuodaanko vanhaa aineistoa.")
            OldData oldData,

            OldSystem sourceSystem,
            @LongText String nothingReason) {}
}
