package fi.kotopolku.access;

import fi.kotopolku.access.ReferenceModel.Change;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** What happened in one world, with the moment before each thing was asked for and the moment after its answer. */
final class HistoryRecord {

    private final AtomicLong moments = new AtomicLong();
    private final ConcurrentLinkedQueue<Changed> changes = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answers = new AtomicInteger();

    /** @param turn the database's own order among changes of one row */
    record Changed(int client, long start, long end, long turn, Change change) {

        boolean overlaps(long from, long until) {
            return start < until && end > from;
        }

        @Override
        public String toString() {
            return "%6d–%-6d client %d: %s".formatted(start, end, client, change);
        }
    }

    /**
     * @param person whose rights it depends on
     * @param explainedBy true of a state of the world in which this is what has to be seen
     */
    record Seen(int client, long start, long end, String person, String what, Predicate<ReferenceModel> explainedBy) {}

    long moment() {
        return moments.incrementAndGet();
    }

    void answered(int questions) {
        answers.addAndGet(questions);
    }

    void changed(int client, long start, long turn, Change change) {
        changes.add(new Changed(client, start, moment(), turn, change));
    }

    void seen(int client, long start, String person, String what, Predicate<ReferenceModel> explainedBy) {
        seen.add(new Seen(client, start, moment(), person, what, explainedBy));
    }

    /** Changes, answers to single questions, and answers by list, each of them checked. */
    int operations() {
        return changes.size() + answers.get();
    }

    List<Changed> changes() {
        return List.copyOf(changes);
    }

    List<Seen> seen() {
        return List.copyOf(seen);
    }
}
