package fi.kotopolku.oversight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Hides numbers behind which a person could be recognised, in a breakdown whose sum is shown beside it. One number alone
 * could be subtracted from the sum, and so could several that are few together: then the next smallest is hidden as
 * well, and where nothing is left to hide behind, the sum.
 */
final class SmallNumbers {

    /** Fewer people than this, but not none, are not told. The limit is our own; no section sets one. */
    static final int FEWEST = 5;

    private SmallNumbers() {}

    /** @param sum of the parts */
    record Told(List<Boolean> hidden, boolean sumHidden) {}

    /** @param parts of which each person is counted in one at most */
    static Told told(List<Integer> parts) {
        List<Boolean> hidden =
                new ArrayList<>(parts.stream().map(SmallNumbers::few).toList());
        List<Integer> open = IntStream.range(0, parts.size())
                .boxed()
                .filter(place -> parts.get(place) >= FEWEST)
                .sorted(Comparator.comparing(parts::get))
                .toList();
        int next = 0;
        while (revealing(parts, hidden) && next < open.size()) {
            hidden.set(open.get(next++), true);
        }
        return new Told(List.copyOf(hidden), revealing(parts, hidden));
    }

    static boolean few(int number) {
        return number > 0 && number < FEWEST;
    }

    private static boolean revealing(List<Integer> parts, List<Boolean> hidden) {
        List<Integer> kept = IntStream.range(0, parts.size())
                .filter(hidden::get)
                .mapToObj(parts::get)
                .toList();
        return kept.size() == 1 || few(kept.stream().mapToInt(Integer::intValue).sum());
    }
}
