package fi.kotopolku.plan;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.plan.PlanStore.KeptService;
import fi.kotopolku.plan.PlanVersion.State;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The review under way and the version it is about, in words for its two forms. */
@Component
class ReviewedPlan {

    private final PlanStore plans;
    private final ReviewStore reviews;
    private final SinceLastVersion since;

    ReviewedPlan(PlanStore plans, ReviewStore reviews, SinceLastVersion since) {
        this.plans = plans;
        this.reviews = reviews;
        this.since = since;
    }

    Review review(String caseNumber) {
        return reviews.unfinished(caseNumber)
                .filter(review -> review.state() == Review.State.OPEN)
                .orElseThrow(RowVersion::stale);
    }

    PlanVersion inForce(String caseNumber) {
        return plans.version(caseNumber, State.IN_FORCE).orElseThrow(RowVersion::stale);
    }

    List<KeptService> services(Review review) {
        return plans.services(review.planVersionId());
    }

    String triggerFi(Review review) {
        if (review.trigger() != Review.Trigger.REQUESTED) {
            return review.trigger().explanationFi();
        }
        String kind = review.requestedKind() == null
                ? ""
                : " " + review.requestedKind().nameFi();
        return review.trigger().explanationFi() + kind + " Perustelu: " + ScreenText.of(review.requestedReason());
    }

    String planFi(Review review, Predicate<DataCategory> reads) {
        PlanVersion version = inForce(review.caseNumber());
        List<PlannedService> services =
                services(review).stream().map(KeptService::service).toList();
        String validity = reads.test(DataCategory.PLAN)
                ? "**Voimassa:** " + Text.period(version.validFrom(), version.validUntil()) + "\n\n"
                : "";
        return validity + PlanText.of(version, plans.goals(version.id()), services, reads);
    }

    /** What has happened since the version in force, as far as the reader's rights cover it. */
    String sinceFi(OpenedCase opened, Review review) {
        return since.factsFi(opened, inForce(review.caseNumber()));
    }

    String gatheredFi(Review review, Predicate<DataCategory> reads) {
        String changes = "**Muutokset asiakkaan tilanteessa**\n\n" + ScreenText.of(review.changes());
        return (reads.test(DataCategory.SERVICES) ? realisedFi(review) + "\n\n" : "")
                + (reads.test(DataCategory.PLAN) ? changes : "");
    }

    private String realisedFi(Review review) {
        String lines = reviews.realised(review.id(), services(review)).stream()
                .map(ReviewedPlan::line)
                .collect(Collectors.joining("\n"));
        return lines + "\n\n**Osallistuminen:** "
                + (review.attendance() == null ? "–" : review.attendance().nameFi())
                + (Written.nothing(review.attendanceNote()) ? "" : "\n\n" + ScreenText.of(review.attendanceNote()));
    }

    private static String line(ServiceRealised service) {
        return "* " + PlanText.inLine(service.service()) + ": "
                + (service.realised() == null ? "–" : service.realised().nameFi())
                + (Written.nothing(service.note()) ? "" : ". " + PlanText.inLine(service.note()));
    }
}
