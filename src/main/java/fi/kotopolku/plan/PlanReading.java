package fi.kotopolku.plan;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.plan.PlanStore.KeptService;
import fi.kotopolku.plan.PlanVersion.State;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A plan in its versions for those whose rights reach it; what is shown is logged category by category. */
@Service
class PlanReading {

    private final PlanStore plans;
    private final Agreements agreements;
    private final LinkedPlans linked;
    private final PlanDates dates;
    private final ServiceFollowUp services;
    private final ServiceSight sight;
    private final CaseFile caseFile;
    private final Clock clock;

    PlanReading(
            PlanStore plans,
            Agreements agreements,
            LinkedPlans linked,
            PlanDates dates,
            ServiceFollowUp services,
            ServiceSight sight,
            CaseFile caseFile,
            Clock clock) {
        this.plans = plans;
        this.agreements = agreements;
        this.linked = linked;
        this.dates = dates;
        this.services = services;
        this.sight = sight;
        this.caseFile = caseFile;
        this.clock = clock;
    }

    /** @throws AccessRefused when the person may read neither the plan nor the services of the case */
    @Transactional
    public PlanVersionsView versions(String personId, String caseNumber) {
        OpenedCase opened = opened(personId, caseNumber);
        List<PlanVersion> versions = plans.versions(caseNumber);
        Optional<PlanVersion> inForce = versions.stream()
                .filter(version -> version.state() == State.IN_FORCE)
                .findFirst();
        Predicate<String> seen = sight.of(personId, opened, caseNumber);
        LocalDate today = LocalDate.now(clock);
        return opened.shown(new PlanVersionsView(
                caseNumber,
                versions.stream().map(PlanVersion::no).toList(),
                inForce.map(PlanVersion::no).orElse(null),
                versions.stream().map(VersionLine::of).toList(),
                inForce.map(this::planParts).orElse(List.of()),
                inForce.map(version -> serviceParts(version, seen)).orElse(List.of()),
                dates.of(caseNumber).stream()
                        .map(date -> PlanVersionsView.Due.of(date, today))
                        .toList(),
                inForce.map(version -> questions(version, seen)).orElse(List.of()),
                versions.stream()
                        .findFirst()
                        .filter(newest -> opened.reads(DataCategory.PLAN))
                        .map(newest -> linked.around(personId, newest))
                        .orElse(List.of())));
    }

    /**
     * @throws AccessRefused when the person may read neither the plan nor the services of the case
     * @throws NoSuchVersion when one of the versions has never been
     */
    @Transactional
    public PlanComparison comparison(String personId, String caseNumber, int before, int after) {
        OpenedCase opened = opened(personId, caseNumber);
        PlanVersion old = version(caseNumber, before);
        PlanVersion present = version(caseNumber, after);
        Predicate<String> seen = sight.of(personId, opened, caseNumber);
        return opened.shown(new PlanComparison(
                caseNumber,
                VersionLine.of(old),
                VersionLine.of(present),
                PlanComparison.changes(planParts(old), planParts(present)),
                PlanComparison.changes(serviceParts(old, seen), serviceParts(present, seen))));
    }

    private List<PlanVersionsView.Question> questions(PlanVersion inForce, Predicate<String> seen) {
        return services.unanswered(inForce).stream()
                .map(KeptService::service)
                .filter(service -> seen.test(service.line()))
                .map(service -> new PlanVersionsView.Question(
                        service.line(),
                        "Palvelun " + service.line() + " piti alkaa " + Text.day(service.startsOn())
                                + ", eikä sen toteutumisesta ole kirjausta. Onko palvelu alkanut?"))
                .toList();
    }

    private OpenedCase opened(String personId, String caseNumber) {
        OpenedCase opened = caseFile.open(personId, caseNumber);
        if (!opened.reads(DataCategory.PLAN) && !opened.reads(DataCategory.SERVICES)) {
            caseFile.reads(personId, caseNumber, DataCategory.PLAN);
        }
        return opened;
    }

    private PlanVersion version(String caseNumber, int no) {
        return plans.version(caseNumber, no).orElseThrow(NoSuchVersion::new);
    }

    private List<PlanPart> planParts(PlanVersion version) {
        List<PlanPart> parts = new ArrayList<>(PlanPart.of(version, agreements.of(version.id())));
        plans.goals(version.id()).forEach(goal -> parts.add(PlanPart.of(goal)));
        return parts;
    }

    private List<PlanPart> serviceParts(PlanVersion version, Predicate<String> seen) {
        return plans.services(version.id()).stream()
                .map(KeptService::service)
                .filter(service -> seen.test(service.line()))
                .map(PlanPart::of)
                .toList();
    }

    /** The case is within reach, but its plan has no version of that number. */
    static class NoSuchVersion extends RuntimeException {}
}
