package fi.kotopolku.access;

import fi.kotopolku.audit.Audit;
import fi.kotopolku.identity.Notices;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether a right is used. The log knows it already, so nothing is written for it when somebody reads: at the check the
 * log is asked for the last time. A right over administration is used by what its holder does in the municipality, since
 * that names no right. A guest's right is short and is never asked about.
 *
 * <p>An unknown number is an {@link AccessRefused} as for something beyond reach.
 */
@Service("rightUse")
public class RightUse {

    private static final String UNUSED_RULE = "ACCESS_INACTIVE";
    private static final String ANSWER_RULE = "ACCESS_INACTIVE_ANSWER";

    private final Rights rights;
    private final RightEndings endings;
    private final Rules rules;
    private final Audit audit;
    private final Notices notices;
    private final Clock clock;

    RightUse(Rights rights, RightEndings endings, Rules rules, Audit audit, Notices notices, Clock clock) {
        this.rights = rights;
        this.endings = endings;
        this.rules = rules;
        this.audit = audit;
        this.notices = notices;
        this.clock = clock;
    }

    /** When to look next: a period after the last use, and after the end for a right that is not asked about. */
    @Transactional(readOnly = true)
    public Date checkAt(String number) {
        return Date.from(checkAt(known(number)));
    }

    /**
     * Whether the right has been without use for so long that its holder is asked. The holder is told of it; the question
     * itself is a task.
     */
    @Transactional
    public boolean isLongUnused(String number) {
        Right right = known(number);
        if (checkAt(right).isAfter(clock.instant())) {
            return false;
        }
        rights.tell(number, Event.USE_ASKED, null, null);
        notices.tell(right.asked().person(), "ACCESS_UNUSED", number);
        return true;
    }

    /** The end of the last day on which a question asked now may be answered, in Finland. */
    @Transactional(readOnly = true)
    public Date answerBy() {
        return Date.from(rules.due(ANSWER_RULE, day(clock.instant())).at());
    }

    /** Ends a right whose holder did not answer; the right's process goes on by itself. */
    @Transactional
    public void lock(String number) {
        endings.endInProcess(
                number,
                Ending.byNobody(EndCause.UNUSED, "Oikeutta ei käytetty, eikä haltija kertonut tarvitsevansa sitä."));
    }

    /** Ends a right whose holder answered that it is not needed; the right's process goes on by itself. */
    @Transactional
    public void handBack(String number) {
        endings.endInProcess(
                number,
                Ending.by(known(number).asked().person(), EndCause.HANDED_BACK, "Haltija ei enää tarvitse oikeutta."));
    }

    /** The last use, or where there is none since then the begin of the right or what its holder said last. */
    Instant lastUse(Right right) {
        Requested asked = right.asked();
        Instant since = rights.useConfirmed(right.number()).orElse(asked.from());
        return asked.content().contains(DataCategory.ADMINISTRATION)
                ? audit.lastDoneIn(right.municipality(), asked.person(), since).orElse(since)
                : audit.lastUse(right.number(), asked.person(), since).orElse(since);
    }

    void needed(Right right, String reason) {
        rights.confirmUse(right.number(), clock.instant(), reason);
        rights.tell(right.number(), Event.USE_CONFIRMED, right.asked().person(), null);
        audit.event(right.asked().person(), "ACCESS_RIGHT_USE_CONFIRMED", right.number());
    }

    private Instant checkAt(Right right) {
        if (right.asked().ground() == LegalGround.MULTI_PROFESSIONAL) {
            return right.endsAt().plusSeconds(1);
        }
        Instant last = lastUse(right);
        return last.atZone(FinnishTime.HELSINKI)
                .plus(rules.rule(UNUSED_RULE, day(last)).period())
                .toInstant();
    }

    private Right known(String number) {
        return rights.find(number).orElseThrow(AccessRefused::nothingHere);
    }

    private static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, FinnishTime.HELSINKI);
    }
}
