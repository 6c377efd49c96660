package fi.kotopolku.assessment;

import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.ShortText;
import fi.kotopolku.casefile.Written;
import java.time.LocalDate;
import java.util.List;

/**
 * One clarifying measure as it is ordered, a line of the interview's form.
 *
 * @param doer {@link #OWN}, {@link #OUTSIDE}, or the id of a person who records the result themselves
 * @param provider name of who does it outside the system; null otherwise
 * @param targetOn null asks for the day that the rule CLARIFICATION_DONE gives
 */
record MeasureOrder(
        MeasureKind kind,
        String doer,
        @ShortText String provider,
        @LongText String asked,
        LocalDate targetOn) {

    static final String OWN = "OWN";
    static final String OUTSIDE = "OUTSIDE";

    static List<MeasureOrder> filled(List<MeasureOrder> lines) {
        return lines == null
                ? List.of()
                : lines.stream().filter(line -> line != null && !line.blank()).toList();
    }

    /** A line that was left empty on the screen and means nothing. */
    boolean blank() {
        return kind == null
                && Written.nothing(doer)
                && Written.nothing(provider)
                && Written.nothing(asked)
                && targetOn == null;
    }

    boolean outside() {
        return OUTSIDE.equals(doer);
    }

    /** @return null when nobody who has a right to the case is asked */
    String personId() {
        return OWN.equals(doer) || outside() ? null : doer;
    }
}
