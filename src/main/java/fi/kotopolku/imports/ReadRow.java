package fi.kotopolku.imports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A row on its way from cells to content, with what was found wrong with it. */
final class ReadRow {

    /** @param field key; null when the whole row is meant */
    record Found(int line, String field, Fault fault) {}

    private final int line;
    private final Map<String, Object> content = new LinkedHashMap<>();
    private final List<Found> faults = new ArrayList<>();

    ReadRow(int line) {
        this.line = line;
    }

    int line() {
        return line;
    }

    /** Null is nothing, and left out. */
    void put(String key, Object value) {
        if (value != null) {
            content.put(key, value);
        }
    }

    /** Only what was understood is there. */
    Map<String, Object> content() {
        return content;
    }

    boolean has(String key) {
        return content.containsKey(key);
    }

    LocalDate day(String key) {
        return (LocalDate) content.get(key);
    }

    String text(String key) {
        return (String) content.get(key);
    }

    boolean yes(String key) {
        return Boolean.TRUE.equals(content.get(key));
    }

    ReadRow fault(String field, Fault fault) {
        faults.add(new Found(line, field, fault));
        return this;
    }

    ReadRow when(boolean wrong, String field, Fault fault) {
        return wrong ? fault(field, fault) : this;
    }

    boolean faulty(String field) {
        return faults.stream()
                .anyMatch(found -> field.equals(found.field()) && !found.fault().remark());
    }

    List<Found> faults() {
        return faults;
    }

    /** Nothing but remarks. */
    boolean good() {
        return faults.stream().allMatch(found -> found.fault().remark());
    }
}
