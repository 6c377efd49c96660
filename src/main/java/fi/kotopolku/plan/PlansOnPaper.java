package fi.kotopolku.plan;

import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.plan.PlanStore.KeptService;
import fi.kotopolku.plan.PlanVersion.State;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A plan to be printed, within the bounds of the reader's rights; what is given is logged as read. */
@Service
public class PlansOnPaper {

    private final PlanStore plans;
    private final Agreements agreements;
    private final PlanDates dates;

    PlansOnPaper(PlanStore plans, Agreements agreements, PlanDates dates) {
        this.plans = plans;
        this.agreements = agreements;
        this.dates = dates;
    }

    /**
     * Works in the transaction in which the case was opened.
     *
     * @param no the version's number; null for the version in force
     * @return empty when there is no such version
     */
    @Transactional
    public Optional<PlanOnPaper> read(OpenedCase opened, String caseNumber, Integer no) {
        Optional<PlanVersion> version =
                no == null ? plans.version(caseNumber, State.IN_FORCE) : plans.version(caseNumber, no);
        return version.map(found -> opened.shown(onPaper(found)));
    }

    private PlanOnPaper onPaper(PlanVersion version) {
        Agreement agreement = agreements.of(version.id());
        return new PlanOnPaper(
                version.no(),
                version.state().name(),
                version.validFrom(),
                version.validUntil(),
                version.longTermGoals(),
                plans.goals(version.id()).stream()
                        .map(goal ->
                                new PlanOnPaper.Goal(goal.line(), goal.area().name(), goal.goal(), goal.reachBy()))
                        .toList(),
                name(version.integrationLanguage()),
                version.languageStudies(),
                version.followUp(),
                version.language(),
                version.interpreter(),
                name(version.confirmationMethod()),
                version.clientConfirmedOn(),
                plans.confirmedBy(version.id()).orElse(null),
                agreement.rightsExplainedOn(),
                agreement.rightsLanguage(),
                agreement.childHeardOn(),
                agreement.guardianHeardOn(),
                version.state() == State.IN_FORCE ? dates.of(version.caseNumber()) : List.of(),
                plans.services(version.id()).stream()
                        .map(KeptService::service)
                        .map(PlansOnPaper::service)
                        .toList());
    }

    private static PlanOnPaper.Service service(PlannedService service) {
        return new PlanOnPaper.Service(
                service.line(),
                service.kind().name(),
                service.provider(),
                service.aim(),
                service.startsOn(),
                service.endsOn(),
                service.responsible().name(),
                service.responsiblePerson());
    }

    private static String name(Enum<?> chosen) {
        return chosen == null ? null : chosen.name();
    }
}
