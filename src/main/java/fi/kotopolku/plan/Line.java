package fi.kotopolku.plan;

import java.util.List;
import java.util.Objects;

/** How the lines of a plan are called: T1 is its first goal and P1 its first service, in every version that has them. */
final class Line {

    private Line() {}

    static String goal(int number) {
        return "T" + number;
    }

    static String service(int number) {
        return "P" + number;
    }

    static int number(String line) {
        return Integer.parseInt(line.substring(1));
    }

    /** The lines that the form was opened with came back, each at most once, and none that was never there. */
    static boolean sentBack(List<String> lines, List<String> shown) {
        List<String> old = lines.stream().filter(Objects::nonNull).toList();
        return shown.containsAll(old) && old.stream().distinct().count() == old.size();
    }
}
