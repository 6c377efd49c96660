package fi.kotopolku.adoption;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.adoption.Adoption.Progress;
import fi.kotopolku.adoption.Adoption.State;
import fi.kotopolku.adoption.Adoption.Step;
import fi.kotopolku.adoption.AdoptionStore.Event;
import fi.kotopolku.adoption.FinnishMunicipalities.Town;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.identity.IdentityProviders;
import fi.kotopolku.identity.IdentityProviders.Admitted;
import fi.kotopolku.rules.Deadline;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How far each municipality of Finland has come, for those who look after the system for the whole country. Municipalities
 * and dates, and nothing of any client or of who works where. Each look is logged.
 */
@Service
class NationalView {

    private static final String LOOKED = "ADOPTIONS_VIEWED";

    private final FinnishMunicipalities municipalities;
    private final AdoptionStore store;
    private final RequirementDesk desk;
    private final AdoptionDays days;
    private final IdentityProviders providers;
    private final Audit audit;
    private final Clock clock;

    NationalView(
            FinnishMunicipalities municipalities,
            AdoptionStore store,
            RequirementDesk desk,
            AdoptionDays days,
            IdentityProviders providers,
            Audit audit,
            Clock clock) {
        this.municipalities = municipalities;
        this.store = store;
        this.desk = desk;
        this.days = days;
        this.providers = providers;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * @param number of the newest adoption; null when the municipality has given no notice
     * @param stage NOTHING, PREPARING, IN_USE or WITHDRAWN
     * @param startsOn the chosen start; null without one
     * @param pace IN_USE, ON_TIME, AT_RISK or LATE, against the start and against the day of the obligation
     * @param reason why it was withdrawn or postponed; null when it was neither
     * @param verified the municipality's own line has been checked against the official list
     * @param provider null without one
     */
    record Line(
            String code,
            String nameFi,
            String nameSv,
            String regionFi,
            String language,
            String number,
            String stage,
            String stageFi,
            LocalDate startsOn,
            String pace,
            String paceFi,
            List<Waits> waitsFor,
            String reason,
            String source,
            boolean verified,
            Provider provider) {}

    /**
     * The municipality's own provider, admitted while the application runs.
     *
     * @param clientId by which name the provider knows us
     * @param since when it was admitted
     */
    record Provider(String issuer, String clientId, Instant since) {}

    /**
     * What a municipality waits for: a requirement, or to decide whether it brings clients from an old system.
     *
     * @param waivedUntil the last day of KEHA's waiver; null when it is simply open
     */
    record Waits(
            String requirement,
            String requirementFi,
            Instant since,
            LocalDate due,
            boolean overdue,
            LocalDate waivedUntil,
            String explanationFi) {}

    /** @throws AccessRefused for whoever does not look after the system for the whole country */
    @Transactional
    List<Line> read(String personId) {
        if (!desk.national(personId)) {
            audit.refusedEvent(personId, LOOKED, RequirementDesk.THE_COUNTRY, null);
            throw AccessRefused.nothingHere();
        }
        audit.looked(personId, LOOKED, RequirementDesk.THE_COUNTRY, null);
        LocalDate today = LocalDate.now(clock);
        Map<String, Adoption> adoptions =
                store.newest().stream().collect(Collectors.toMap(Adoption::municipality, Function.identity()));
        Set<String> inUse = Set.copyOf(store.inUse());
        Map<String, Provider> admitted = admitted();
        return municipalities.all().stream()
                .filter(town -> town.existsOn(today) || adoptions.containsKey(town.code()))
                .map(town -> line(
                        town,
                        adoptions.get(town.code()),
                        inUse.contains(town.code()),
                        today,
                        admitted.get(town.code())))
                .toList();
    }

    private Map<String, Provider> admitted() {
        return providers.admitted().stream()
                .collect(Collectors.toMap(
                        Admitted::municipality,
                        provider -> new Provider(provider.issuer(), provider.clientId(), provider.since())));
    }

    private Line line(Town town, Adoption adoption, boolean inUse, LocalDate today, Provider provider) {
        List<Waits> waits =
                adoption == null || adoption.state() == State.WITHDRAWN ? List.of() : waits(adoption, today);
        Pace pace = inUse ? ofUse(waits) : pace(adoption, waits, today);
        State stage = inUse ? State.IN_USE : adoption == null ? null : adoption.state();
        return new Line(
                town.code(),
                town.nameFi(),
                town.nameSv(),
                town.regionFi(),
                town.language(),
                adoption == null ? null : adoption.number(),
                stage == null ? "NOTHING" : stage.name(),
                stage == null ? "Ei ilmoitusta" : stage.nameFi(),
                adoption == null ? null : adoption.startsOn(),
                pace.name(),
                pace.nameFi,
                waits,
                adoption == null ? null : reason(adoption),
                "%s, %s".formatted(town.source(), AdoptionDays.fi(town.sourceDate())),
                town.verified(),
                provider);
    }

    private String reason(Adoption adoption) {
        return store.lastReason(
                        adoption.number(), adoption.state() == State.WITHDRAWN ? Event.WITHDRAWN : Event.POSTPONED)
                .orElse(null);
    }

    private List<Waits> waits(Adoption adoption, LocalDate today) {
        Stream<Waits> requirements = store.steps(adoption.number()).stream()
                .filter(step -> step.progress() != Progress.MET)
                .map(step -> waits(adoption, step, today));
        boolean undecided = adoption.preparing() && !adoption.oldDataDecided();
        return Stream.concat(requirements, undecided ? Stream.of(oldData(adoption, today)) : Stream.empty())
                .toList();
    }

    private Waits oldData(Adoption adoption, LocalDate today) {
        Deadline target = days.oldData(adoption);
        return new Waits(
                "OLD_DATA",
                "Päätös vanhan aineiston tuonnista",
                adoption.openedAt(),
                target.due(),
                target.due().isBefore(today),
                null,
                target.explanationFi());
    }

    private Waits waits(Adoption adoption, Step step, LocalDate today) {
        Deadline target = days.target(adoption, step.requirement());
        return new Waits(
                step.requirement().name(),
                step.requirement().nameFi(),
                step.openSince(),
                target.due(),
                step.progress() == Progress.OPEN && target.due().isBefore(today),
                step.waivedUntil(),
                target.explanationFi());
    }

    private static Pace ofUse(List<Waits> waits) {
        return waits.stream().anyMatch(Waits::overdue) ? Pace.AT_RISK : Pace.IN_USE;
    }

    private Pace pace(Adoption adoption, List<Waits> waits, LocalDate today) {
        boolean preparing = adoption != null && adoption.preparing();
        LocalDate mandatory = days.mandatoryFrom(today);
        if (!today.isBefore(mandatory) || preparing && today.isAfter(adoption.startsOn())) {
            return Pace.LATE;
        }
        boolean tooLittleTime = !preparing && days.planned(mandatory).isBefore(today);
        return tooLittleTime || waits.stream().anyMatch(Waits::overdue) ? Pace.AT_RISK : Pace.ON_TIME;
    }

    /** How a municipality does against its own start and against the obligation. */
    private enum Pace {
        IN_USE("Käytössä"),
        ON_TIME("Aikataulussa"),
        AT_RISK("Vaarassa myöhästyä"),
        LATE("Myöhässä");

        private final String nameFi;

        Pace(String nameFi) {
            this.nameFi = nameFi;
        }
    }
}
