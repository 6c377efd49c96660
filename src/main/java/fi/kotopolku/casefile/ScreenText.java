package fi.kotopolku.casefile;

import java.util.regex.Pattern;

/**
 * Makes what somebody wrote safe to show inside a form's text. Those texts are Markdown that may hold links and images,
 * so a picture fetched from somewhere else could tell who read the file.
 */
public final class ScreenText {

    private static final Pattern PUNCTUATION = Pattern.compile("[!-/:-@\\[-`{-~]");
    private static final Pattern INDENT = Pattern.compile("(?m)^[ \\t]+");

    private ScreenText() {}

    /** @return the text as it was written, a dash when there is none */
    public static String of(String written) {
        if (written == null || written.isBlank()) {
            return "–";
        }
        return PUNCTUATION
                .matcher(INDENT.matcher(written.strip()).replaceAll(""))
                .replaceAll("\\\\$0");
    }
}
