package fi.kotopolku.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A seal as the file outside the database has it: {@code run chain batch first-last time hash}.
 *
 * @param at UTC, in the one form that the database writes, so that texts compare as times do
 * @param hash 64 hexadecimal digits
 */
record SealLine(long run, String chain, long batch, long first, long last, String at, String hash) {

    static final SealLine NONE = new SealLine(0, "", 0, 0, 0, "", "");

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17}) ([0-9]{3}|-) ([1-9][0-9]{0,17}) "
            + "([1-9][0-9]{0,17})-([1-9][0-9]{0,17}) ([0-9T:.-]{26}Z) ([0-9a-f]{64})");

    static Optional<SealLine> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new SealLine(
                        Long.parseLong(parts.group(1)),
                        parts.group(2),
                        Long.parseLong(parts.group(3)),
                        Long.parseLong(parts.group(4)),
                        Long.parseLong(parts.group(5)),
                        parts.group(6),
                        parts.group(7)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return run + " " + chain + " " + batch + " " + first + "-" + last + " " + at + " " + hash;
    }
}
