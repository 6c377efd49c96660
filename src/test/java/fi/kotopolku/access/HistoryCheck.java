package fi.kotopolku.access;

import fi.kotopolku.access.HistoryRecord.Changed;
import fi.kotopolku.access.HistoryRecord.Seen;
import fi.kotopolku.access.ReferenceModel.Change;
import fi.kotopolku.access.ReferenceModel.Granted;
import fi.kotopolku.access.ReferenceModel.Hired;
import fi.kotopolku.access.ReferenceModel.Leaves;
import fi.kotopolku.access.ReferenceModel.Left;
import fi.kotopolku.access.ReferenceModel.Narrowed;
import fi.kotopolku.access.ReferenceModel.Revoked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Whatever was seen must be what the model says at some instant between the question and the answer.
 *
 * <p>What was complete before the question counts, what began after the answer does not, and of what went on meanwhile
 * any part that could have come first may have: of one client's changes the earlier ones, and never one without those
 * that were complete before it began.
 */
final class HistoryCheck {

    private static final int MOST_INSTANTS = 200_000;

    private final ReferenceModel start;
    private final List<Changed> changes;
    private final Map<String, String> holders;

    HistoryCheck(ReferenceModel start, List<Changed> changes) {
        this.start = start;
        this.changes =
                changes.stream().sorted(Comparator.comparingLong(Changed::turn)).toList();
        this.holders = changes.stream()
                .map(Changed::change)
                .map(change -> change instanceof Narrowed narrowed ? narrowed.less() : change)
                .filter(Granted.class::isInstance)
                .map(change -> ((Granted) change).right())
                .collect(Collectors.toMap(
                        ReferenceModel.Held::number, right -> right.bounds().person()));
    }

    /** @return what was seen and cannot have been, with the history of the person concerned; empty when all is well */
    Optional<String> unexplained(List<Seen> all) {
        return all.stream()
                .filter(seen -> !explained(seen))
                .min(Comparator.comparingLong(Seen::end))
                .map(this::told);
    }

    private boolean explained(Seen seen) {
        List<Changed> concerning = concerning(seen.person());
        List<Changed> before = concerning.stream()
                .filter(change -> change.end() < seen.start())
                .toList();
        List<List<Changed>> meanwhile = List.copyOf(concerning.stream()
                .filter(change -> change.overlaps(seen.start(), seen.end()))
                .collect(Collectors.groupingBy(Changed::client))
                .values());
        return new Instants(before, meanwhile, seen.explainedBy()).any(0);
    }

    private List<Changed> concerning(String person) {
        return changes.stream()
                .filter(changed -> concerns(changed.change(), person))
                .toList();
    }

    private boolean concerns(Change change, String person) {
        if (change instanceof Granted granted) {
            return granted.right().bounds().person().equals(person);
        }
        if (change instanceof Revoked revoked) {
            return person.equals(holders.get(revoked.number()));
        }
        if (change instanceof Narrowed narrowed) {
            return concerns(narrowed.less(), person);
        }
        if (change instanceof Leaves leaves) {
            return leaves.person().equals(person);
        }
        if (change instanceof Hired hired) {
            return hired.person().equals(person);
        }
        return !(change instanceof Left left) || left.person().equals(person);
    }

    private String told(Seen seen) {
        List<Changed> concerning = concerning(seen.person()).stream()
                .filter(change -> change.start() < seen.end())
                .sorted(Comparator.comparingLong(Changed::end))
                .toList();
        ReferenceModel model =
                start.after(concerning.stream().map(Changed::change).toList());
        return "%s%nseen %d–%d by client %d; no instant between explains it. The person's history:%n%s%nleads to %s"
                .formatted(
                        seen.what(),
                        seen.start(),
                        seen.end(),
                        seen.client(),
                        concerning.stream().map(Changed::toString).collect(Collectors.joining("\n")),
                        model);
    }

    /** The states that the world can have been in, tried one after the other. */
    private final class Instants {

        private final List<Changed> before;
        private final List<List<Changed>> meanwhile;
        private final Predicate<ReferenceModel> explains;
        private final List<Changed> chosen = new ArrayList<>();
        private int tried;

        Instants(List<Changed> before, List<List<Changed>> meanwhile, Predicate<ReferenceModel> explains) {
            this.before = before;
            this.meanwhile = meanwhile;
            this.explains = explains;
        }

        boolean any(int client) {
            if (client == meanwhile.size()) {
                return possible() && ++tried <= MOST_INSTANTS && explains.test(state());
            }
            int chosenBefore = chosen.size();
            boolean found = any(client + 1);
            for (Changed next : inOrder(meanwhile.get(client))) {
                if (found) {
                    break;
                }
                chosen.add(next);
                found = any(client + 1);
            }
            chosen.subList(chosenBefore, chosen.size()).clear();
            return found;
        }

        private boolean possible() {
            Set<Changed> taken = Set.copyOf(chosen);
            return meanwhile.stream()
                    .flatMap(List::stream)
                    .filter(change -> !taken.contains(change))
                    .noneMatch(left -> chosen.stream().anyMatch(change -> left.end() < change.start()));
        }

        private ReferenceModel state() {
            List<Changed> happened = new ArrayList<>(before);
            happened.addAll(chosen);
            happened.sort(Comparator.comparingLong(Changed::turn));
            return start.after(happened.stream().map(Changed::change).toList());
        }

        private static List<Changed> inOrder(List<Changed> ofOneClient) {
            return ofOneClient.stream()
                    .sorted(Comparator.comparing((Function<Changed, Long>) Changed::start))
                    .toList();
        }
    }
}
