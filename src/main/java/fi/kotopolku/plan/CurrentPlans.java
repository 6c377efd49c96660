package fi.kotopolku.plan;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.plan.PlanVersion.State;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The plan in force as data, within the reader's bounds; what is shown is logged category by category. */
@Service
class CurrentPlans {

    private final PlanStore plans;
    private final ReviewStore reviews;
    private final ServiceSight sight;
    private final CaseFile caseFile;

    CurrentPlans(PlanStore plans, ReviewStore reviews, ServiceSight sight, CaseFile caseFile) {
        this.plans = plans;
        this.reviews = reviews;
        this.sight = sight;
        this.caseFile = caseFile;
    }

    /** @throws AccessRefused when the person may read neither the plan nor the services of the case */
    @Transactional
    public CurrentPlan plan(String personId, String caseNumber) {
        OpenedCase opened = caseFile.open(personId, caseNumber);
        if (!opened.reads(DataCategory.PLAN) && !opened.reads(DataCategory.SERVICES)) {
            caseFile.reads(personId, caseNumber, DataCategory.PLAN);
        }
        Predicate<String> seen = sight.of(personId, opened, caseNumber);
        Optional<PlanVersion> inForce = plans.version(caseNumber, State.IN_FORCE);
        return opened.shown(new CurrentPlan(
                caseNumber,
                inForce.map(PlanVersion::no).orElse(null),
                inForce.map(PlanVersion::inForceOn).orElse(null),
                inForce.map(PlanVersion::validFrom).orElse(null),
                inForce.map(PlanVersion::validUntil).orElse(null),
                inForce.map(PlanVersion::longTermGoals).orElse(null),
                inForce.map(PlanVersion::integrationLanguage).orElse(null),
                inForce.map(PlanVersion::languageStudies).orElse(null),
                inForce.map(PlanVersion::followUp).orElse(null),
                inForce.map(version -> plans.goals(version.id())).orElse(List.of()),
                inForce.map(version -> lines(version, seen)).orElse(List.of()),
                plans.versions(caseNumber).stream().map(VersionLine::of).toList()));
    }

    private List<ServiceLine> lines(PlanVersion version, Predicate<String> seen) {
        return plans.services(version.id()).stream()
                .filter(kept -> seen.test(kept.service().line()))
                .map(kept -> ServiceLine.of(kept, reviews.lastRealised(kept)))
                .toList();
    }
}
