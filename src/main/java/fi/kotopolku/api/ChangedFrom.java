package fi.kotopolku.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The state that a change was made on, as the header {@code If-Match} says it (RFC 9110, section 13.1.1). A controller
 * that changes one thing asks for it as an argument; without the header the request is refused with 428.
 *
 * <p>Compared is the row's version, with which our entity tags begin. What follows it tells apart how the same row looks
 * to different people, and has no say in whether it has changed.
 */
public record ChangedFrom(int version) {

    static final String HEADER = "If-Match";

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})(-[0-9a-f]{1,64})?\"");

    /** @throws Unconditional when the header is missing, or no entity tag of ours: {@code *} would match anything */
    static ChangedFrom header(String text) {
        if (text == null || text.isBlank()) {
            throw new Unconditional(true);
        }
        Matcher tag = TAG.matcher(text.strip());
        if (!tag.matches()) {
            throw new Unconditional(false);
        }
        return new ChangedFrom(Integer.parseInt(tag.group(1)));
    }

    static class Unconditional extends RuntimeException {

        private final boolean missing;

        Unconditional(boolean missing) {
            super(null, null, false, false);
            this.missing = missing;
        }

        boolean missing() {
            return missing;
        }
    }
}
