package fi.kotopolku.rules;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * A decision table with two conditions, a key and a day, that has exactly one row for each key on each day since the
 * Integration Act came into force. A key may have older rows, for the act as it was given; they begin on a day of the
 * key's own and leave no gap. Tables change only with a release, and one evaluation takes milliseconds, so an answer
 * is kept as long as the application runs.
 *
 * @param <T> what a row is read as
 */
final class DatedTable<T> {

    /** The Integration Act (681/2023) came into force; from here on there is a row for every key. */
    static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);

    private static final String DATE_COLUMN = "onDate";

    private final DecisionTables tables;
    private final String decisionId;
    private final String keyColumn;
    private final Set<String> keys;
    private final BiFunction<String, Map<String, ?>, T> reading;
    private final Map<Question, T> answers = new ConcurrentHashMap<>();
    private final Map<String, LocalDate> firstDays = new ConcurrentHashMap<>();

    DatedTable(
            DecisionTables tables,
            String decisionId,
            String keyColumn,
            Set<String> keys,
            BiFunction<String, Map<String, ?>, T> reading) {
        this.tables = tables;
        this.decisionId = decisionId;
        this.keyColumn = keyColumn;
        this.keys = keys;
        this.reading = reading;
    }

    /** The first day that the key has a row for; {@link #FIRST_DAY} for a key without rows. */
    LocalDate firstDay(String key) {
        return firstDays.computeIfAbsent(key, this::earliest);
    }

    private LocalDate earliest(String key) {
        return tables.rows(decisionId).stream()
                .filter(row -> key.equals(text(row.conditions().getOrDefault(keyColumn, ""))))
                .map(row -> Validity.ofFeel(row.conditions().getOrDefault(DATE_COLUMN, ""))
                        .from())
                .min(Comparator.naturalOrder())
                .orElse(FIRST_DAY);
    }

    /** @throws IllegalArgumentException when the key is unknown or has no row for the day */
    T on(String key, LocalDate day) {
        return answers.computeIfAbsent(new Question(key, day), this::evaluate);
    }

    private T evaluate(Question question) {
        String key = question.key;
        LocalDate day = question.day;
        List<Map<String, Object>> found = matching(key, day);
        if (found.size() != 1) {
            throw new IllegalArgumentException(
                    "%s has %d rows for %s on %s".formatted(decisionId, found.size(), key, day));
        }
        return reading.apply(key, found.get(0));
    }

    /** Adds what is wrong with the table, each with row and reason, in Finnish. */
    void check(List<String> problems) {
        int before = problems.size();
        Map<String, List<Row>> rows = new LinkedHashMap<>();
        for (TableRow written : tables.rows(decisionId)) {
            try {
                Row row = read(written);
                rows.computeIfAbsent(row.key, key -> new ArrayList<>()).add(row);
            } catch (IllegalArgumentException unreadable) {
                problems.add(problem(written.number(), unreadable.getMessage()));
            }
        }
        if (problems.size() > before) {
            return;
        }
        keys.stream()
                .filter(key -> !rows.containsKey(key))
                .sorted()
                .forEach(key -> problems.add("%s: riviä %s ei ole".formatted(decisionId, key)));
        rows.values().forEach(ofKey -> checkDays(ofKey, problems));
        if (problems.size() == before) {
            rows.values().forEach(ofKey -> ofKey.forEach(row -> checkAgainstEngine(row, problems)));
        }
    }

    private Row read(TableRow written) {
        String key = text(written.conditions().getOrDefault(keyColumn, ""));
        if (!keys.contains(key)) {
            throw new IllegalArgumentException("tunnusta '%s' ei tunneta".formatted(key));
        }
        Validity validity = Validity.ofFeel(written.conditions().getOrDefault(DATE_COLUMN, ""));
        Map<String, String> results = new HashMap<>();
        written.results().forEach((column, feel) -> results.put(column, text(feel)));
        reading.apply(key, results);
        return new Row(written.number(), key, validity, results);
    }

    private void checkDays(List<Row> ofKey, List<String> problems) {
        ofKey.sort(Comparator.comparing(row -> row.validity.from()));
        LocalDate first = ofKey.get(0).validity.from();
        LocalDate expected = first.isBefore(FIRST_DAY) ? first : FIRST_DAY;
        for (Row row : ofKey) {
            if (expected == null || row.validity.from().isBefore(expected)) {
                problems.add(problem(
                        row.number, "%s: voimassaolo menee päällekkäin toisen rivin kanssa".formatted(row.key)));
            } else if (row.validity.from().isAfter(expected)) {
                problems.add(problem(row.number, "%s: päivältä %s ei ole riviä".formatted(row.key, expected)));
            }
            expected =
                    row.validity.until() == null ? null : row.validity.until().plusDays(1);
        }
        if (expected != null) {
            problems.add(problem(
                    ofKey.get(ofKey.size() - 1).number,
                    "%s: päivästä %s alkaen ei ole riviä; jos arvoa ei tiedetä, lisää rivi ilman arvoa"
                            .formatted(ofKey.get(0).key, expected)));
        }
    }

    /** What was read from the text must be what the engine answers, or the checks above prove nothing. */
    private void checkAgainstEngine(Row row, List<String> problems) {
        LocalDate last = row.validity.until() == null ? row.validity.from() : row.validity.until();
        for (LocalDate day : new TreeSet<>(List.of(row.validity.from(), last))) {
            List<Map<String, Object>> found = matching(row.key, day);
            if (found.size() != 1 || !row.saysTheSameAs(found.get(0))) {
                problems.add(problem(
                        row.number,
                        "%s: moottori vastaa päivälle %s eri tavalla kuin rivi sanoo".formatted(row.key, day)));
            }
        }
    }

    private List<Map<String, Object>> matching(String key, LocalDate day) {
        return tables.evaluate(decisionId, Map.of(keyColumn, key, DATE_COLUMN, feelDate(day)));
    }

    /** FEEL turns a {@code Date} into local time in the JVM's own zone, so that is where the day must begin. */
    private static Date feelDate(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneId.systemDefault()).toInstant());
    }

    /** @return null for an empty cell */
    private static String text(String feel) {
        String cell = feel.strip();
        if (cell.isEmpty()) {
            return null;
        }
        boolean quoted = cell.length() >= 2 && cell.startsWith("\"") && cell.endsWith("\"");
        String content = quoted ? cell.substring(1, cell.length() - 1) : "";
        if (!quoted || content.contains("\"") || content.contains("\\")) {
            throw new IllegalArgumentException("solussa saa olla vain yksi lainausmerkeissä oleva teksti: " + cell);
        }
        return content;
    }

    private String problem(int row, String reason) {
        return "%s, rivi %d: %s".formatted(decisionId, row, reason);
    }

    private record Question(String key, LocalDate day) {}

    private record Row(int number, String key, Validity validity, Map<String, String> results) {
        boolean saysTheSameAs(Map<String, Object> answer) {
            return results.keySet().containsAll(answer.keySet())
                    && results.entrySet().stream()
                            .allMatch(cell -> Objects.equals(cell.getValue(), answer.get(cell.getKey())));
        }
    }
}
