package fi.kotopolku.access;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.identity.Notices;
import fi.kotopolku.rules.Rules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The life of a right, in the steps that the process {@code access-right} takes; {@code number} is the right's number
 * and the process's business key. Each step may be repeated: the second time it changes nothing.
 *
 * <p>An unknown number is an {@link AccessRefused} as for something beyond reach.
 */
@Service("accessRights")
public class AccessRights {

    private static final String NOTICE_RULE = "ACCESS_EXPIRY_NOTICE";
    private static final String DECISION_RULE = "ACCESS_DECISION";

    private final Rights rights;
    private final RequestChecks checks;
    private final FoundFailures found;
    private final StepRights stepRights;
    private final EndedRights endedRights;
    private final RightEndings endings;
    private final NamedCases namedCases;
    private final FollowingRights following;
    private final AccessDecisions decisions;
    private final Rules rules;
    private final Notices notices;
    private final Audit audit;

    AccessRights(
            Rights rights,
            RequestChecks checks,
            FoundFailures found,
            StepRights stepRights,
            EndedRights endedRights,
            RightEndings endings,
            NamedCases namedCases,
            FollowingRights following,
            AccessDecisions decisions,
            Rules rules,
            Notices notices,
            Audit audit) {
        this.rights = rights;
        this.checks = checks;
        this.found = found;
        this.stepRights = stepRights;
        this.endedRights = endedRights;
        this.endings = endings;
        this.namedCases = namedCases;
        this.following = following;
        this.decisions = decisions;
        this.rules = rules;
        this.notices = notices;
        this.audit = audit;
    }

    /** Runs the automatic checks and keeps what they found for the requester to read. */
    @Transactional
    public boolean check(String number) {
        Right right = known(number);
        List<Failure> failures = checks.failures(number, right.municipality(), right.asked(), right.requestedBy());
        found.keep(number, failures);
        rights.tell(number, failures.isEmpty() ? Event.CHECKS_PASSED : Event.CHECKS_FAILED, null, null);
        if (!failures.isEmpty()) {
            audit.event(right.requestedBy(), "ACCESS_RIGHT_CHECKS_FAILED", number);
        }
        return failures.isEmpty();
    }

    /** Id of the person who asked for the right; null when no longer a team lead there, so that the others see the task. */
    @Transactional(readOnly = true)
    public String requester(String number) {
        Right right = known(number);
        boolean able = decisions.holds(right.requestedBy(), Role.TEAM_LEAD, right.municipality())
                || decisions.holds(right.requestedBy(), Role.MAIN_USER, right.municipality());
        return able ? right.requestedBy() : null;
    }

    /** Takes back a request that has not been decided. */
    @Transactional
    public void withdraw(String number) {
        Right right = known(number);
        if (rights.withdraw(number)) {
            rights.tell(number, Event.WITHDRAWN, right.requestedBy(), null);
        }
    }

    /** When a decision on the request is due: the beginning of the day after the last day, in Finland. */
    @Transactional(readOnly = true)
    public Date decideBy(String number) {
        return Date.from(
                rules.due(DECISION_RULE, day(known(number).requestedAt())).at());
    }

    /**
     * Tells the holder and the requester that the right was granted, or that it has taken the place of a wider one.
     *
     * @return whether the right begins only later
     */
    @Transactional
    public boolean tellGranted(String number) {
        Right right = known(number);
        boolean narrowed = following.narrowed(right);
        notices.tell(right.asked().person(), narrowed ? "ACCESS_NARROWED" : "ACCESS_GRANTED", number);
        notices.tell(right.requestedBy(), narrowed ? "ACCESS_NARROWED" : "ACCESS_GRANTED", number);
        return right.phase() == Right.Phase.NOT_YET;
    }

    /** When the right begins, for the process that waits for it. */
    @Transactional(readOnly = true)
    public Date startsAt(String number) {
        return Date.from(known(number).asked().from().plusSeconds(1));
    }

    /** Tells the holder that a right which was granted beforehand has begun. */
    @Transactional
    public void tellStarted(String number) {
        rights.tell(number, Event.STARTED, null, null);
        notices.tell(known(number).asked().person(), "ACCESS_STARTED", number);
    }

    /** Tells the requester that the right was refused. */
    @Transactional
    public void tellRefused(String number) {
        notices.tell(known(number).requestedBy(), "ACCESS_REFUSED", number);
    }

    /** When the people concerned hear of the end: thirty days before it, or for the last quarter of a short right. */
    @Transactional(readOnly = true)
    public Date noticeAt(String number) {
        Right right = known(number);
        Instant from = right.asked().from();
        Duration quarter = Duration.between(from, right.endsAt()).dividedBy(4);
        Instant early = right.endsAt()
                .atZone(FinnishTime.HELSINKI)
                .minus(rules.rule(NOTICE_RULE, day(from)).period())
                .toInstant();
        Instant late = right.endsAt().minus(quarter);
        return Date.from(early.isAfter(late) ? early : late);
    }

    /** Tells the holder and the requester that the end is near. */
    @Transactional
    public void tellEnding(String number) {
        Right right = known(number);
        rights.tell(number, Event.ENDING_TOLD, null, null);
        notices.tell(right.asked().person(), "ACCESS_ENDING", number);
        notices.tell(right.requestedBy(), "ACCESS_ENDING", number);
    }

    /**
     * When to tidy up: one second after the right is void. The timer runs by this machine's clock and the right ends by
     * the database's, and a timer that fired too early would find nothing to tidy.
     */
    @Transactional(readOnly = true)
    public Date endsAt(String number) {
        return Date.from(known(number).endsAt().plusSeconds(1));
    }

    /**
     * Tidies up after every right that has ended in the municipalities that the transaction works for: history, notices,
     * and the event by which tasks are handed on. May run at any time, any number of times, side by side.
     *
     * @return how many rights this call tidied up
     */
    @Transactional
    public int tidyUp() {
        return endedRights.tidyAll();
    }

    /**
     * Tidies up as {@link #tidyUp} when this right's time is full.
     *
     * @throws IllegalStateException while the right is not over by the database's clock: this machine's clock is ahead,
     *     and whoever called comes back
     */
    @Transactional
    public void tidyEnded(String number) {
        if (endedRights.tidyAll() == EndedRights.MOST) {
            endedRights.tidy(number);
        }
        if (known(number).revocable()) {
            throw new IllegalStateException("Access right " + number + " is not over yet by the database's clock");
        }
    }

    /**
     * Ends a granted right now, for the cause given. Whether the person may is for the caller to have asked.
     *
     * @param byPerson null when nobody decided it and only a time has passed
     * @param reason for the people concerned to read; never anything about a client
     * @return false, with nothing done, when the right was over already or never granted
     */
    @Transactional
    public boolean end(String number, EndCause cause, String byPerson, String reason) {
        return endings.end(number, Ending.by(byPerson, cause, reason));
    }

    /**
     * Puts a narrower right in place of a granted one: the wide one ends and the narrow one begins at the same instant.
     * The new right has its own number and its own life, and keeps the officer's decision, which covered it.
     *
     * @param byPerson an access officer or team lead of the right's municipality, and not the holder
     * @return the new right's number
     * @throws AccessRefused when the person is neither, or there is no such right within reach
     * @throws RightOver when the right is over, or would be narrowed to nothing
     * @throws fi.kotopolku.form.FormRefused naming each bound that goes beyond the right's own
     */
    @Transactional
    public String narrow(String number, String byPerson, NarrowerBounds bounds, String reason) {
        Right right = revocable(number, byPerson);
        if (right.asked().person().equals(byPerson)) {
            throw AccessRefused.because(
                    "Et voi muuttaa omaa käyttöoikeuttasi. Voit luopua siitä.",
                    "Nobody changes their own right. It can be handed back.");
        }
        return endings.narrow(right, bounds, byPerson, reason);
    }

    /**
     * Ends the right at once (§ 81) and tidies up after it.
     *
     * @param byPerson an access officer or team lead of the right's municipality
     * @throws AccessRefused when the person is neither
     * @throws RightOver when the right is not one that can still be ended
     */
    @Transactional
    public void revoke(String number, String byPerson, RevocationGround ground, String reason) {
        revocable(number, byPerson);
        if (!endings.end(number, Ending.revocation(byPerson, ground, reason))) {
            throw new RightOver(number);
        }
    }

    /**
     * Gives up one's own right, which ends at once.
     *
     * @throws AccessRefused when the right is not the person's own
     * @throws RightOver when it is over or was never granted
     */
    @Transactional
    public void handBack(String number, String byPerson) {
        Right right = rights.lock(number).orElseThrow(AccessRefused::nothingHere);
        if (!right.asked().person().equals(byPerson)) {
            throw mayRevoke(byPerson, right.municipality())
                    ? AccessRefused.because(
                            "Oikeudesta voi luopua vain sen haltija. Voit peruuttaa oikeuden.",
                            "Only its holder can hand a right back. You can revoke it.")
                    : AccessRefused.nothingHere();
        }
        if (!endings.end(number, Ending.by(byPerson, EndCause.HANDED_BACK, "Haltija luopui oikeudesta."))) {
            throw new RightOver(number);
        }
    }

    /** Id of the right's holder. */
    @Transactional(readOnly = true)
    public String holder(String number) {
        return known(number).asked().person();
    }

    private Right revocable(String number, String byPerson) {
        Right right = rights.lock(number).orElseThrow(AccessRefused::nothingHere);
        if (!mayRevoke(byPerson, right.municipality())) {
            throw right.asked().person().equals(byPerson)
                    ? AccessRefused.because(
                            "Vain käyttöoikeuksien myöntäjä tai esihenkilö voi päättää käyttöoikeuden.",
                            "Only an access officer or a team lead may end a right.")
                    : AccessRefused.nothingHere();
        }
        return right;
    }

    /**
     * Opens a right for one step of one case, once for each step key.
     *
     * @return the right's number, the same however often it is asked for
     * @throws AccessRefused when there is no such case or the professional is not one of a wellbeing services county
     */
    @Transactional
    public String openForStep(StepRight right) {
        return stepRights.open(right);
    }

    /** Ends a step's right now; nothing happens when it has ended already. */
    @Transactional
    public void closeForStep(String number) {
        stepRights.close(number);
    }

    /**
     * Ends every multi-professional right that named the case and has no case left with an open assessment, plan or
     * review. They are void already; this is so that the next step does not bring them back.
     */
    @Transactional
    public void endWithSteps(String caseNumber) {
        rights.withoutStep(caseNumber)
                .forEach(number -> endings.end(
                        number,
                        Ending.byNobody(EndCause.STEP_CLOSED, "Arviointi, suunnitelma tai tarkistaminen päättyi.")));
    }

    /**
     * Takes the case out of every right that names it: a right to this case alone ends, one to others as well is narrowed
     * to them. For a case that is no longer the municipality's.
     *
     * @param byPerson who gave the case away
     */
    @Transactional
    public void endNamed(String caseNumber, String byPerson) {
        namedCases.end(caseNumber, byPerson);
    }

    /**
     * Writes to the rights' histories that open tasks of their holders went back to their groups.
     *
     * @param tasks how many, by the number of the right
     */
    @Transactional
    public void recordTasksHandedOn(Map<String, Integer> tasks) {
        rights.tell(Event.TASKS_HANDED_ON, tasks);
    }

    boolean mayRevoke(String personId, String municipality) {
        return decisions.holds(personId, Role.ACCESS_OFFICER, municipality)
                || decisions.holds(personId, Role.TEAM_LEAD, municipality);
    }

    private Right known(String number) {
        return rights.find(number).orElseThrow(AccessRefused::nothingHere);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, FinnishTime.HELSINKI);
    }
}
