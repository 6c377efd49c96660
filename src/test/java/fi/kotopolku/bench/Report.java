package fi.kotopolku.bench;

import fi.kotopolku.bench.Paired.Ratio;
import fi.kotopolku.bench.Paired.Times;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The one table, and under it what each arm was. */
final class Report {

    static final String OURS = "ours";

    private final List<String> lines = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> aims = new ArrayList<>();

    /** What the database did for one operation. */
    record Cost(double statements, double rows, double wal) {

        static final Cost UNKNOWN = new Cost(-1, -1, -1);
    }

    void row(String measure, String arm, Times times, Ratio ratio, Cost cost) {
        line(
                measure,
                arm,
                ms(times.percentile(0.5)),
                ms(times.percentile(0.99)),
                ratio == null ? "1" : ratio(ratio),
                number(cost.statements()),
                number(cost.rows()),
                number(cost.wal()));
    }

    void line(String... cells) {
        lines.add("| " + String.join(" | ", cells) + " |");
        System.out.println(lines.get(lines.size() - 1));
    }

    void aim(String aim, boolean reached, String found) {
        aims.add("| " + aim + " | " + (reached ? "**reached**" : "not reached") + " | " + found + " |");
        System.out.println(aims.get(aims.size() - 1));
    }

    void note(String note) {
        notes.add(note);
    }

    void write(Path file, String head) throws IOException {
        StringBuilder text = new StringBuilder(head).append("\n\n");
        text.append(
                        "| measure | arm | p50 ms | p99 ms | ratio to ours: median (quartiles) | statements | rows | WAL bytes |\n")
                .append("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |\n");
        lines.forEach(line -> text.append(line).append('\n'));
        text.append("\n| aim | reached | found |\n| --- | --- | --- |\n");
        aims.forEach(line -> text.append(line).append('\n'));
        text.append('\n');
        notes.forEach(note -> text.append(note).append("\n\n"));
        Files.createDirectories(file.getParent());
        Files.writeString(file, text.toString().stripTrailing() + "\n");
        System.out.println("\n" + text);
    }

    static String ms(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }

    static String times(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.2f" : value < 100 ? "%.1f" : "%.0f", value);
    }

    private static String ratio(Ratio ratio) {
        return times(ratio.median()) + " (" + times(ratio.low()) + "–" + times(ratio.high()) + ")";
    }

    private static String number(double value) {
        return value < 0
                ? ""
                : String.format(Locale.ROOT, value < 10 && value != Math.rint(value) ? "%.1f" : "%.0f", value);
    }
}
