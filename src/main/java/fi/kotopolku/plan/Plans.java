package fi.kotopolku.plan;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.CaseState;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.plan.PlanLimits.Period;
import fi.kotopolku.plan.PlanVersion.State;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The integration plan as the models know it. Every method takes the case number and works in the engine's transaction:
 * a job that is repeated finds nothing of the attempt that was lost.
 */
@Service("plans")
public class Plans {

    /** Who the log names for what a model does without a person. */
    static final String SYSTEM = "system";

    private final PlanStore store;
    private final PlanLimits limits;
    private final PlanDates dates;
    private final FollowUps followUps;
    private final Cases cases;
    private final Audit audit;
    private final Clock clock;

    Plans(
            PlanStore store,
            PlanLimits limits,
            PlanDates dates,
            FollowUps followUps,
            Cases cases,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.limits = limits;
        this.dates = dates;
        this.followUps = followUps;
        this.cases = cases;
        this.audit = audit;
        this.clock = clock;
    }

    /** Begins the first version, or during a review the next one with what the version in force says. */
    @Transactional
    public void openDraft(String caseNumber) {
        Optional<PlanVersion> inForce = store.version(caseNumber, State.IN_FORCE);
        Plan plan = store.begin(caseNumber, cases.find(caseNumber).municipality());
        if (store.version(caseNumber, State.DRAFT).isPresent()) {
            return;
        }
        store.draft(plan, inForce.orElse(null), today());
        if (inForce.isEmpty()) {
            cases.advance(caseNumber, CaseState.PLANNING);
        }
        audit.event(SYSTEM, "PLAN_DRAFT_OPENED", caseNumber);
    }

    /** When the draft should be ready: the municipality's own target, not a statutory limit. */
    @Transactional(readOnly = true)
    public Date draftBy(String caseNumber) {
        return Date.from(dates.draftBy(draft(caseNumber)).at());
    }

    /**
     * Puts the confirmed draft in force and replaces the version that was.
     *
     * @throws FormRefused when the period breaks a limit (§ 16); the confirmation form has said so before
     */
    @Transactional
    public void putInForce(String caseNumber) {
        Plan plan = store.locked(caseNumber).orElseThrow(() -> nothing("plan", caseNumber));
        PlanVersion draft = draft(caseNumber);
        List<Problem> problems = limits.problems(
                plan, draft, new Period(draft.validFrom(), draft.validUntil(), draft.clientConfirmedOn()));
        if (!problems.isEmpty()) {
            throw new FormRefused(problems);
        }
        store.version(caseNumber, State.IN_FORCE).ifPresent(replaced -> store.close(replaced, State.REPLACED, today()));
        store.putInForce(draft, today());
        cases.advance(caseNumber, CaseState.IN_FORCE);
        followUps.planChanged(caseNumber);
        audit.event(SYSTEM, "PLAN_IN_FORCE", caseNumber);
    }

    /** Keeps the draft as one that was not agreed on, with the reason given when it was gone through. */
    @Transactional
    public void recordNotAgreed(String caseNumber) {
        store.locked(caseNumber).orElseThrow(() -> nothing("plan", caseNumber));
        store.close(draft(caseNumber), State.NOT_AGREED, today());
        audit.event(SYSTEM, "PLAN_NOT_AGREED", caseNumber);
    }

    /**
     * When the plan in force comes due for review (§ 22): by the time since its start or the last review, or sooner when
     * its services have ended or none has begun in time.
     */
    @Transactional(readOnly = true)
    public Date reviewDue(String caseNumber) {
        PlanVersion inForce = inForce(caseNumber);
        Date due = Date.from(dates.reviewDue(inForce).at());
        return dates.serviceQuestion(inForce)
                .map(question -> startOf(question.on()))
                .filter(question -> question.before(due))
                .orElse(due);
    }

    /**
     * When the end of the plan needs somebody: the notice before it, and once a review has been held after the notice
     * without moving the end, the first instant after the plan's last day.
     */
    @Transactional(readOnly = true)
    public Date endApproaches(String caseNumber) {
        PlanVersion inForce = inForce(caseNumber);
        LocalDate day = dates.endNoticeHandled(inForce)
                ? inForce.validUntil().plusDays(1)
                : dates.endNotice(inForce).due();
        return startOf(day);
    }

    private Date startOf(LocalDate day) {
        return Date.from(day.atTime(LocalTime.MIDNIGHT).atZone(clock.getZone()).toInstant());
    }

    private PlanVersion draft(String caseNumber) {
        return store.version(caseNumber, State.DRAFT).orElseThrow(() -> nothing("draft", caseNumber));
    }

    private PlanVersion inForce(String caseNumber) {
        return store.version(caseNumber, State.IN_FORCE).orElseThrow(() -> nothing("plan in force", caseNumber));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    static IllegalStateException nothing(String what, String caseNumber) {
        return new IllegalStateException("Case " + caseNumber + " has no " + what);
    }
}
