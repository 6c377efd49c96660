package fi.kotopolku.plan;

import fi.kotopolku.casefile.CaseDeadlines;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.plan.PlanVersion.State;
import fi.kotopolku.plan.ServiceFollowUp.Question;
import fi.kotopolku.rules.Deadline;
import fi.kotopolku.rules.Rules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a plan has to have happen by when, each date with the rule that it comes from. */
@Component
class PlanDates implements CaseDeadlines {

    private final PlanStore plans;
    private final ReviewStore reviews;
    private final ServiceFollowUp services;
    private final Cases cases;
    private final Rules rules;

    PlanDates(PlanStore plans, ReviewStore reviews, ServiceFollowUp services, Cases cases, Rules rules) {
        this.plans = plans;
        this.reviews = reviews;
        this.services = services;
        this.cases = cases;
        this.rules = rules;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Deadline> of(String caseNumber) {
        return plans.version(caseNumber, State.IN_FORCE)
                .map(this::whileInForce)
                .orElseGet(() -> plans.version(caseNumber, State.DRAFT)
                        .map(this::whileDrafted)
                        .orElse(List.of()));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LocalDate> planValidUntil(String caseNumber) {
        return plans.version(caseNumber, State.IN_FORCE).map(PlanVersion::validUntil);
    }

    Deadline draftBy(PlanVersion draft) {
        return rules.due("PLAN_START", draft.begunOn());
    }

    Deadline reviewDue(PlanVersion inForce) {
        return rules.due("REVIEW_REMINDER", followedFrom(inForce));
    }

    /** What the plan's services ask before the review comes due of itself. */
    Optional<Question> serviceQuestion(PlanVersion inForce) {
        return services.question(inForce, firstInForceOn(inForce));
    }

    Deadline reviewLatest(PlanVersion inForce) {
        return rules.due("REVIEW_LATEST", followedFrom(inForce));
    }

    Deadline endNotice(PlanVersion inForce) {
        return rules.noticeBefore("PLAN_END_NOTICE", inForce.validUntil());
    }

    /** A review held after the notice has dealt with it: what is left to wait for is the end itself. */
    boolean endNoticeHandled(PlanVersion inForce) {
        return reviews.lastClosedOnOf(inForce)
                .filter(closed -> !closed.isBefore(endNotice(inForce).due()))
                .isPresent();
    }

    private LocalDate followedFrom(PlanVersion inForce) {
        LocalDate began = inForce.inForceOn().isBefore(inForce.validFrom()) ? inForce.validFrom() : inForce.inForceOn();
        return reviews.lastClosedOn(inForce.planId())
                .filter(closed -> closed.isAfter(began))
                .orElse(began);
    }

    private List<Deadline> whileDrafted(PlanVersion draft) {
        List<Deadline> dates = new ArrayList<>(List.of(draftBy(draft)));
        if (plans.find(draft.caseNumber()).map(Plan::firstConfirmedOn).isEmpty()) {
            dates.add(rules.due(
                    "PLAN_FIRST_LATEST", cases.find(draft.caseNumber()).firstPermitOn()));
        }
        return dates;
    }

    private List<Deadline> whileInForce(PlanVersion inForce) {
        boolean underReview = reviews.unfinished(inForce.caseNumber()).isPresent();
        return Stream.of(
                        Optional.of(underReview ? reviewLatest(inForce) : reviewDue(inForce)),
                        endNoticeHandled(inForce) ? Optional.<Deadline>empty() : Optional.of(endNotice(inForce)),
                        services.directed(inForce)
                                ? Optional.<Deadline>empty()
                                : Optional.of(rules.due("DIRECT_TO_SERVICE", firstInForceOn(inForce))))
                .flatMap(Optional::stream)
                .toList();
    }

    private LocalDate firstInForceOn(PlanVersion inForce) {
        return plans.find(inForce.caseNumber()).map(Plan::firstConfirmedOn).orElse(inForce.inForceOn());
    }
}
