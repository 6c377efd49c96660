package fi.kotopolku.imports;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.Role;
import fi.kotopolku.identity.Notices;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** An import as its process knows it; the key is the import's number. Each step may be repeated. */
@Service("imports")
public class Imports {

    /** Cases whose processes are begun or ended in one transaction. */
    static final int PORTION = 100;

    private static final String MORE = "MORE";
    private static final String DONE = "DONE";

    private final ImportStore store;
    private final ImportSteps steps;
    private final BringingOver bringing;
    private final LongStep longStep;
    private final AccessDecisions decisions;
    private final Notices notices;
    private final Rules rules;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Imports(
            ImportStore store,
            ImportSteps steps,
            BringingOver bringing,
            LongStep longStep,
            AccessDecisions decisions,
            Notices notices,
            Rules rules,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.steps = steps;
        this.bringing = bringing;
        this.longStep = longStep;
        this.decisions = decisions;
        this.notices = notices;
        this.rules = rules;
        this.events = events;
        this.clock = clock;
    }

    /** @return {@code BRING} when the municipality uses the system, {@code WAIT} before its day */
    @Transactional(readOnly = true)
    public String whatNext(String number) {
        return steps.begun(known(number).municipality()) ? "BRING" : "WAIT";
    }

    /** When {@link #whatNext} is asked again: a minute into tomorrow, in Finland, when today's adoptions have begun. */
    @Transactional(readOnly = true)
    public Date lookAgainAt(String number) {
        return Date.from(LocalDate.now(clock)
                .plusDays(1)
                .atTime(0, 1)
                .atZone(clock.getZone())
                .toInstant());
    }

    /** @return {@code BROUGHT}, or {@code PREPARE} when nothing was brought and the files have to be looked at again */
    @Transactional
    public String bringOver(String number) {
        Import ordered = store.lock(number).orElseThrow();
        if (ordered.state() != ImportState.ORDERED) {
            return "BROUGHT";
        }
        return switch (longStep.keptFor(() -> bringing.bring(ordered))) {
            case BROUGHT -> "BROUGHT";
            case ORDERER_GONE -> prepareAgain(ordered, "IMPORT_ORDERER_GONE");
            case NOT_AS_TRIED -> prepareAgain(ordered, "IMPORT_NOT_BROUGHT");
        };
    }

    /** Lets a portion of the cases go on. @return {@code MORE} while there are others, {@code DONE} after the last */
    @Transactional
    public String beginPaths(String number) {
        Import running = known(number);
        List<String> portion = steps.begin(number, PORTION);
        portion.forEach(caseNumber -> events.publishEvent(new CaseBrought(caseNumber, running.municipality())));
        if (portion.size() == PORTION) {
            return MORE;
        }
        steps.countAnew();
        steps.advance(number, ImportState.RUNNING, ImportState.BROUGHT);
        tell(running, "IMPORT_READY");
        return DONE;
    }

    /** The end of the last day, in Finland, to look at the counts. */
    @Transactional(readOnly = true)
    public Date signOffBy(String number) {
        return Date.from(rules.due("IMPORT_SIGN_OFF", LocalDate.now(clock)).at());
    }

    @Transactional
    public void deleteStaging(String number) {
        steps.deleteStaged(number);
    }

    /** When the import can no longer be taken back. */
    @Transactional(readOnly = true)
    public Date undoEnds(String number) {
        Instant until = known(number).undoUntil();
        return Date.from(until);
    }

    /**
     * Ends the processes of a portion of the cases that have been taken back, and lets the history of the portion before go.
     *
     * @return as {@link #beginPaths}
     */
    @Transactional
    public String removePaths(String number) {
        List<String> forgotten = steps.forget(number);
        List<String> ended = steps.end(number, PORTION);
        events.publishEvent(new CasesGone(ended, forgotten));
        if (!ended.isEmpty()) {
            return MORE;
        }
        Import gone = known(number);
        steps.advance(number, ImportState.TAKING_BACK, ImportState.TAKEN_BACK);
        tell(gone, "IMPORT_GONE");
        return DONE;
    }

    /** Everything that was staged goes; what was given up can be begun again as another import. */
    @Transactional
    public void giveUp(String number) {
        steps.deleteStaged(number);
        steps.advance(number, ImportState.PREPARING, ImportState.GIVEN_UP);
    }

    private String prepareAgain(Import ordered, String why) {
        steps.prepareAgain(ordered.number());
        tell(ordered, why);
        return "PREPARE";
    }

    private void tell(Import one, String kind) {
        decisions
                .holders(Role.MAIN_USER, one.municipality())
                .forEach(person -> notices.tell(person, kind, one.number()));
    }

    private Import known(String number) {
        return store.find(number).orElseThrow(() -> new IllegalStateException("No import " + number));
    }
}
