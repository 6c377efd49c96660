package fi.kotopolku.plan;

import fi.kotopolku.plan.PlanStore.KeptService;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the plan's services ask of the caseworker: one that should have begun and of which nothing is recorded, services
 * that have all ended while the plan goes on, and a plan that has directed to no service in the time of the rule
 * DIRECT_TO_SERVICE. The two latter begin a review of themselves.
 */
@Component
class ServiceFollowUp {

    private final PlanStore plans;
    private final ReviewStore reviews;
    private final ReportStore reports;
    private final Rules rules;
    private final Clock clock;

    ServiceFollowUp(PlanStore plans, ReviewStore reviews, ReportStore reports, Rules rules, Clock clock) {
        this.plans = plans;
        this.reviews = reviews;
        this.reports = reports;
        this.rules = rules;
        this.clock = clock;
    }

    /** @param on the first day on which the review can begin */
    record Question(Review.Trigger trigger, LocalDate on) {}

    /** The first question that no review of this version has dealt with yet; empty when its services raise none. */
    Optional<Question> question(PlanVersion inForce, LocalDate countedFrom) {
        List<PlannedService> services =
                plans.services(inForce.id()).stream().map(KeptService::service).toList();
        Optional<Question> first = allEnded(inForce, services);
        LocalDate limit = rules.due("DIRECT_TO_SERVICE", countedFrom).due();
        if (services.stream().noneMatch(service -> begunBy(inForce, service, limit))) {
            first = Optional.of(new Question(Review.Trigger.SERVICE_NOT_STARTED, limit.plusDays(1)));
        }
        return first.filter(question -> !question.on().isBefore(inForce.inForceOn()))
                .filter(question -> reviews.lastClosedOnOf(inForce)
                        .filter(closed -> !closed.isBefore(question.on()))
                        .isEmpty());
    }

    /** What was reported goes before what was planned. */
    private Optional<Question> allEnded(PlanVersion inForce, List<PlannedService> services) {
        List<Optional<LocalDate>> ends =
                services.stream().map(service -> askedFrom(inForce, service)).toList();
        return ends.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : ends.stream()
                        .flatMap(Optional::stream)
                        .max(Comparator.naturalOrder())
                        .map(day -> new Question(Review.Trigger.SERVICE_ENDED, day));
    }

    private Optional<LocalDate> askedFrom(PlanVersion inForce, PlannedService service) {
        return reports.reported(inForce.planId(), service.line())
                .result()
                .map(ServiceReport::on)
                .or(() -> Optional.ofNullable(service.endsOn()).map(last -> last.plusDays(1)));
    }

    private boolean begunBy(PlanVersion inForce, PlannedService service, LocalDate limit) {
        return reports.reported(inForce.planId(), service.line())
                .beganOn(service)
                .filter(began -> !began.isAfter(limit))
                .isPresent();
    }

    /** Some service has begun by today, by what was reported of it or else by the plan. */
    boolean directed(PlanVersion inForce) {
        LocalDate today = LocalDate.now(clock);
        return plans.services(inForce.id()).stream().anyMatch(kept -> begunBy(inForce, kept.service(), today));
    }

    /** Services that should have begun, and of whose beginning or end nothing has been recorded or reported. */
    List<KeptService> unanswered(PlanVersion inForce) {
        LocalDate today = LocalDate.now(clock);
        return plans.services(inForce.id()).stream()
                .filter(kept -> !kept.service().startsOn().isAfter(today))
                .filter(kept -> reviews.lastRealised(kept).isEmpty())
                .filter(kept -> reports.reported(
                                inForce.planId(), kept.service().line())
                        .silent())
                .toList();
    }
}
