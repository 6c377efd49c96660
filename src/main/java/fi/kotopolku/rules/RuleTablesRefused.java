package fi.kotopolku.rules;

import java.util.List;

/** The tables cannot be trusted; each problem names the table, the row and the reason, in Finnish for the table's owner. */
public class RuleTablesRefused extends RuntimeException {

    private final List<String> problems;

    public RuleTablesRefused(List<String> problems) {
        super("Sääntötauluja ei voi käyttää:\n- " + String.join("\n- ", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
