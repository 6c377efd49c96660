package fi.kotopolku.imports;

import java.util.HashMap;
import java.util.Map;

/**
 * Codes of one file that nobody knows, counted. A column of more than a hundred different ones is no column of codes: it
 * was taken for the wrong field, and what stands in it is not kept. Neither is what is longer than a code.
 */
final class UnknownCodes {

    private static final int MOST = 100;

    private final Map<String, Map<String, Integer>> byField = new HashMap<>();

    void add(String field, String code) {
        Map<String, Integer> codes = byField.computeIfAbsent(field, key -> new HashMap<>());
        if (code.length() <= Cells.LONGEST_CODE && codes.size() <= MOST) {
            codes.merge(code, 1, Integer::sum);
        }
    }

    /** Rows by code, by field. */
    Map<String, Map<String, Integer>> kept() {
        Map<String, Map<String, Integer>> kept = new HashMap<>(byField);
        kept.values().removeIf(codes -> codes.isEmpty() || codes.size() > MOST);
        return kept;
    }
}
