package fi.kotopolku.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which column of a file is which field: what a person has said, and otherwise what its name lets guess. */
final class Columns {

    /** @param field null when the column is left out */
    record Chosen(String header, String field) {}

    /**
     * @param field what it is taken for; null for none
     * @param said whether a person of the municipality has said so
     */
    record Column(String header, String field, boolean said) {}

    private final FileKind kind;
    private final List<Column> columns;

    private Columns(FileKind kind, List<Column> columns) {
        this.kind = kind;
        this.columns = columns;
    }

    /** @param said by the name of the column */
    static Columns of(FileKind kind, List<String> headers, Map<String, Optional<String>> said) {
        Set<String> taken = new HashSet<>();
        headers.stream()
                .filter(said::containsKey)
                .forEach(header -> said.get(header).ifPresent(taken::add));
        List<Column> columns = new ArrayList<>();
        for (String header : headers) {
            if (said.containsKey(header)) {
                columns.add(new Column(header, said.get(header).orElse(null), true));
            } else {
                String guess = guess(kind, header, taken);
                columns.add(new Column(header, guess, false));
            }
        }
        return new Columns(kind, columns);
    }

    /** By the first field of the layout that is known by the name and is not another column's yet. */
    private static String guess(FileKind kind, String header, Set<String> taken) {
        return Layout.fields(kind).stream()
                .filter(field -> field.guessedFrom(header) && !taken.contains(field.key()))
                .map(Field::key)
                .findFirst()
                .filter(taken::add)
                .orElse(null);
    }

    List<Column> all() {
        return columns;
    }

    boolean anyKnown() {
        return columns.stream().anyMatch(column -> column.field() != null || column.said());
    }

    /** Where in a row each field stands, from zero. */
    Map<Field, Integer> places() {
        Map<String, Integer> byKey = new HashMap<>();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).field() != null) {
                byKey.put(columns.get(i).field(), i);
            }
        }
        Map<Field, Integer> places = new LinkedHashMap<>();
        Layout.fields(kind).stream()
                .filter(field -> byKey.containsKey(field.key()))
                .forEach(field -> places.put(field, byKey.get(field.key())));
        return places;
    }

    /** Required fields that no column is. */
    List<Field> missing() {
        Map<Field, Integer> places = places();
        return Layout.fields(kind).stream()
                .filter(Field::required)
                .filter(field -> !places.containsKey(field))
                .toList();
    }
}
