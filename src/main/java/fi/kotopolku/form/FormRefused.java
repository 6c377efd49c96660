package fi.kotopolku.form;

import java.util.List;
import java.util.stream.Collectors;

/** The answer cannot be taken. Each problem names its field and, in Finnish, what to do; never what was typed. */
public class FormRefused extends RuntimeException {

    private final transient List<Problem> problems;

    public FormRefused(List<Problem> problems) {
        super(problems.stream().map(Problem::message).collect(Collectors.joining(" ")));
        this.problems = List.copyOf(problems);
    }

    public FormRefused(String field, String message) {
        this(List.of(new Problem(field, message)));
    }

    public List<Problem> problems() {
        return problems;
    }

    /**
     * @param field key of the form field; the label on the screen is put before the message when it is shown
     * @param message Finnish sentence that says what to do, without what was typed
     */
    public record Problem(String field, String message) {}
}
