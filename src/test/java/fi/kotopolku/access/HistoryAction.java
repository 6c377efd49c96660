package fi.kotopolku.access;

import java.time.Duration;
import java.util.Set;

/** What one client does next. Persons, cases and rights are places in a world, taken round when there are fewer. */
sealed interface HistoryAction {

    /** May this person do this to this case's this content, now? */
    record Ask(int person, int aCase, Power power, DataCategory content) implements HistoryAction {}

    /** Everything that the person sees, in one snapshot: their rights, their lists, the bare tables and three answers. */
    record Look(int person, int aCase, Power power, DataCategory content) implements HistoryAction {}

    /**
     * @param beyond so much later than now the right begins
     * @param narrowed asked for with all content and powers, and granted with these
     */
    record Grant(
            int person,
            int aCase,
            ExtentKind extent,
            Set<DataCategory> content,
            Set<Power> powers,
            Duration beyond,
            Duration lasting,
            boolean narrowed)
            implements HistoryAction {}

    /** A new right like an earlier one, from its end on. */
    record Extend(int right, Duration lasting) implements HistoryAction {}

    /** Half of a right's content and one of its powers, and less of its time, in its place. */
    record Narrow(int right, int by, Duration lasting) implements HistoryAction {}

    /** @param by 0 and 1 an officer and a lead of the municipality, 2 another municipality's officer, 3 the holder */
    record Revoke(int right, int by) implements HistoryAction {}

    record MoveCase(int aCase, int unit) implements HistoryAction {}

    /** What a guest takes part in begins or ends. */
    record Step(int aCase, boolean open) implements HistoryAction {}

    /** @param in so much later than now; at once when it is nothing */
    record Leave(int person, Duration in) implements HistoryAction {}

    /** @param elsewhere at another employer than the one they began with */
    record Hire(int person, boolean elsewhere) implements HistoryAction {}

    /** Rights end by nothing else than this. */
    record TimePasses(Duration time) implements HistoryAction {}

    /** What a timer would do after rights that have ended. No decision may notice. */
    record Sweep(int municipality) implements HistoryAction {}
}
