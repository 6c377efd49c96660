package fi.kotopolku.cooperation;

import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.Written;

/** What a text that one writes to another must be like. */
final class CooperationText {

    private static final int LONGEST = 4000;

    private CooperationText() {}

    /** @param missing Finnish; what to do when nothing was written */
    static void problems(Problems problems, String field, String text, String missing) {
        problems.when(Written.nothing(text), field, missing)
                .when(text != null && text.length() > LONGEST, field, "Lyhennä teksti enintään 4000 merkkiin.")
                .when(
                        text != null && !text.matches(LongText.VISIBLE),
                        field,
                        "Poista tekstistä näkymättömät ohjausmerkit ja kirjoita se uudelleen.");
    }
}
