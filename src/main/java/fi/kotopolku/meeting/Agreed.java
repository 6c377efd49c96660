package fi.kotopolku.meeting;

import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.ShortText;
import fi.kotopolku.casefile.Written;
import java.time.LocalDate;

/**
 * One thing that was agreed in a meeting, a line of its form.
 *
 * @param responsible who does it, by name or task; null when it is everybody's
 * @param dueOn by when; null when no day was agreed
 */
record Agreed(@LongText String agreed, @ShortText String responsible, LocalDate dueOn) {

    /** A line that was left empty on the screen and means nothing. */
    boolean blank() {
        return Written.nothing(agreed) && Written.nothing(responsible) && dueOn == null;
    }
}
