package fi.kotopolku.plan;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Role;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.CaseState;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.plan.PlanVersion.State;
import fi.kotopolku.plan.ReviewRequestRefused.Code;
import fi.kotopolku.plan.ServiceFollowUp.Question;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The review of the plan (§ 22) as the models know it. Every method that a model calls takes the case number and works
 * in the engine's transaction.
 */
@Service("reviews")
public class Reviews {

    private final ReviewStore store;
    private final PlanStore plans;
    private final Agreements agreements;
    private final PlanLimits limits;
    private final PlanDates dates;
    private final FollowUps followUps;
    private final Cases cases;
    private final CaseFile caseFile;
    private final AccessDecisions decisions;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Reviews(
            ReviewStore store,
            PlanStore plans,
            Agreements agreements,
            PlanLimits limits,
            PlanDates dates,
            FollowUps followUps,
            Cases cases,
            CaseFile caseFile,
            AccessDecisions decisions,
            Audit audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.plans = plans;
        this.agreements = agreements;
        this.limits = limits;
        this.dates = dates;
        this.followUps = followUps;
        this.cases = cases;
        this.caseFile = caseFile;
        this.decisions = decisions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** As {@link #request(String, String, ReviewKind, String)}, because somebody asks. */
    @Transactional
    public void request(String personId, String caseNumber, String reason) {
        request(personId, caseNumber, ReviewKind.REQUEST, reason);
    }

    /**
     * Asks for a review before its time and publishes {@link ReviewRequested} in this transaction.
     *
     * @throws AccessRefused without a right to write the plan
     * @throws ReviewRequestRefused when nothing can be reviewed now, or somebody asked before
     */
    @Transactional
    public void request(String personId, String caseNumber, ReviewKind kind, String reason) {
        caseFile.writes(personId, caseNumber, DataCategory.PLAN);
        if (!decisions.holds(personId, Role.CASEWORKER, cases.find(caseNumber).municipality())) {
            throw new ReviewRequestRefused(Code.NOT_CASEWORKER);
        }
        Optional<Plan> plan = plans.locked(caseNumber);
        PlanVersion inForce = plan.flatMap(kept -> plans.version(caseNumber, State.IN_FORCE))
                .orElseThrow(() -> new ReviewRequestRefused(Code.NO_PLAN_IN_FORCE));
        if (store.unfinished(caseNumber).isPresent()) {
            throw new ReviewRequestRefused(Code.ALREADY_REQUESTED);
        }
        store.request(inForce, personId, kind, reason);
        events.publishEvent(new ReviewRequested(caseNumber));
    }

    /** Begins the review and works out why: it was asked for, the plan is ending, its services
     * ask for it, or its time has come. */
    @Transactional
    public void open(String caseNumber) {
        plans.locked(caseNumber);
        PlanVersion inForce = inForce(caseNumber);
        Optional<Review> unfinished = store.unfinished(caseNumber);
        if (unfinished.isEmpty()) {
            begin(inForce, trigger(inForce));
        } else if (unfinished.get().state() == Review.State.REQUESTED) {
            store.openRequested(unfinished.get(), today());
        } else {
            return;
        }
        cases.advance(caseNumber, CaseState.REVIEW);
        audit.event(Plans.SYSTEM, "PLAN_REVIEW_OPENED", caseNumber);
    }

    private void begin(PlanVersion inForce, Review.Trigger trigger) {
        store.open(inForce, trigger, today());
        if (trigger == Review.Trigger.SERVICE_ENDED || trigger == Review.Trigger.SERVICE_NOT_STARTED) {
            followUps.tellCaseworker(inForce.caseNumber(), trigger.name());
        }
    }

    /** By when the review must have been held (§ 22), but no later than the plan's last day. */
    @Transactional(readOnly = true)
    public Date latest(String caseNumber) {
        PlanVersion inForce = inForce(caseNumber);
        Date latest = Date.from(dates.reviewLatest(inForce).at());
        Date planOver = Date.from(
                inForce.validUntil().plusDays(1).atStartOfDay(clock.getZone()).toInstant());
        return latest.before(planOver) ? latest : planOver;
    }

    /** The plan stays as it is: it was found good, or an amendment was not agreed on. */
    @Transactional
    public void keep(String caseNumber) {
        closed(caseNumber, "PLAN_KEPT", null);
        cases.advance(caseNumber, CaseState.IN_FORCE);
    }

    /** The version that the review led to is in force. */
    @Transactional
    public void amended(String caseNumber) {
        closed(caseNumber, "PLAN_AMENDED", inForce(caseNumber).id());
        cases.advance(caseNumber, CaseState.IN_FORCE);
    }

    /**
     * Puts a version with the same content and a later end in force.
     *
     * @throws FormRefused when the end is beyond what its ground allows; the meeting's form has said so before
     */
    @Transactional
    public void extend(String caseNumber) {
        Plan plan = plans.locked(caseNumber).orElseThrow(() -> Plans.nothing("plan", caseNumber));
        PlanVersion inForce = inForce(caseNumber);
        Optional<Review> review = store.unfinished(caseNumber);
        if (review.isEmpty()) {
            return;
        }
        List<Problem> problems = limits.extensionProblems(
                plan, inForce, review.get().extensionGround(), review.get().extensionUntil());
        if (!problems.isEmpty()) {
            throw new FormRefused(problems);
        }
        PlanVersion draft = plans.draft(plan, inForce, today());
        plans.confirmExtension(
                draft, inForce, review.get(), store.heldBy(review.get()).orElse(null));
        agreements.carryOver(inForce, draft);
        plans.close(inForce, State.REPLACED, today());
        plans.putInForce(draft, today());
        followUps.planChanged(caseNumber);
        closed(caseNumber, "PLAN_EXTENDED", draft.id());
        cases.advance(caseNumber, CaseState.IN_FORCE);
    }

    /** The plan ends today. Closing the case, or beginning a new plan, is decided next. */
    @Transactional
    public void end(String caseNumber) {
        plans.locked(caseNumber);
        plans.version(caseNumber, State.IN_FORCE).ifPresent(ended -> plans.close(ended, State.ENDED, today()));
        followUps.planChanged(caseNumber);
        closed(caseNumber, "PLAN_ENDED", null);
    }

    private void closed(String caseNumber, String action, UUID resulting) {
        store.unfinished(caseNumber).ifPresent(review -> {
            store.close(review, today(), resulting);
            audit.event(Plans.SYSTEM, action, caseNumber);
        });
    }

    private Review.Trigger trigger(PlanVersion inForce) {
        if (!today().isBefore(dates.endNotice(inForce).due())) {
            return Review.Trigger.PLAN_ENDING;
        }
        return dates.serviceQuestion(inForce)
                .filter(question -> !today().isBefore(question.on()))
                .map(Question::trigger)
                .orElse(Review.Trigger.DUE);
    }

    private PlanVersion inForce(String caseNumber) {
        return plans.version(caseNumber, State.IN_FORCE).orElseThrow(() -> Plans.nothing("plan in force", caseNumber));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
