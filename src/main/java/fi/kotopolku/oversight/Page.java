package fi.kotopolku.oversight;

import java.util.List;
import java.util.function.Function;

/**
 * Some of the rows, from the first that was asked for.
 *
 * @param page from zero
 * @param more whether there is a next page
 */
record Page<T>(List<T> rows, int page, boolean more) {

    static final int LARGEST = 100;
    static final int LAST = 10_000;

    /** @param found one more than the size, when there is a next page */
    static <R, T> Page<T> of(List<R> found, int page, int size, Function<R, T> shown) {
        return new Page<>(found.stream().limit(size).map(shown).toList(), page, found.size() > size);
    }
}
