package fi.kotopolku.plan;

import fi.kotopolku.plan.PlanStore.KeptService;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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

    /** A service of the plan and what was reported of it, which goes before what was planned. */
    private record Followed(KeptService kept, ReportedService told) {

        Optional<LocalDate> over() {
            return told.result()
                    .map(ServiceReport::on)
                    .or(() -> Optional.ofNullable(kept.service().endsOn()).map(last -> last.plusDays(1)));
        }

        boolean begunBy(LocalDate day) {
            return told.beganOn(kept.service())
                    .filter(began -> !began.isAfter(day))
                    .isPresent();
        }
    }

    /** The first question that no review of this version has dealt with yet; empty when its services raise none. */
    Optional<Question> question(PlanVersion inForce, LocalDate countedFrom) {
        List<Followed> services = followed(inForce);
        Optional<Question> first = allOver(services);
        LocalDate limit = rules.due("DIRECT_TO_SERVICE", countedFrom).due();
        if (services.stream().noneMatch(service -> service.begunBy(limit))) {
            first = Optional.of(new Question(Review.Trigger.SERVICE_NOT_STARTED, limit.plusDays(1)));
        }
        return first.filter(question -> !question.on().isBefore(inForce.inForceOn()))
                .filter(question -> reviews.lastClosedOnOf(inForce)
                        .filter(closed -> !closed.isBefore(question.on()))
                        .isEmpty());
    }

    private static Optional<Question> allOver(List<Followed> services) {
        return services.stream().anyMatch(service -> service.over().isEmpty())
                ? Optional.empty()
                : services.stream()
                        .flatMap(service -> service.over().stream())
                        .max(Comparator.naturalOrder())
                        .map(day -> new Question(Review.Trigger.SERVICE_ENDED, day));
    }

    /** Some service has begun by today, by what was reported of it or else by the plan. */
    boolean directed(PlanVersion inForce) {
        LocalDate today = LocalDate.now(clock);
        return followed(inForce).stream().anyMatch(service -> service.begunBy(today));
    }

    /** Services that should have begun, and of which nothing has been recorded in a review or reported. */
    List<KeptService> unanswered(PlanVersion inForce) {
        LocalDate today = LocalDate.now(clock);
        return followed(inForce).stream()
                .filter(service -> service.told().silent())
                .map(Followed::kept)
                .filter(kept -> !kept.service().startsOn().isAfter(today))
                .filter(kept -> reviews.lastRealised(kept).isEmpty())
                .toList();
    }

    private List<Followed> followed(PlanVersion inForce) {
        Function<String, ReportedService> told = reports.reported(inForce.planId());
        return plans.services(inForce.id()).stream()
                .map(kept -> new Followed(kept, told.apply(kept.service().line())))
                .toList();
    }
}
