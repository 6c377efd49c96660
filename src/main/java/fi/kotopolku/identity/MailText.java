package fi.kotopolku.identity;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a mail says: that something waits, and of what sort, in words as general as these. Nothing of the notice itself
 * comes here but its kind.
 */
final class MailText {

    private MailText() {}

    static String of(Collection<String> kinds, String link) {
        List<Sort> sorts = kinds.stream().map(Sort::of).distinct().sorted().toList();
        return """
                Hei,

                sinulle on ilmoitus Kotopolussa. Se koskee: %s.
                Lue ilmoitus kirjautumalla sisään:
                %s

                Tähän viestiin ei voi vastata.

                ---

                Hej,

                du har ett meddelande i Kotopolku. Det gäller: %s.
                Läs meddelandet genom att logga in:
                %s

                Det går inte att svara på det här meddelandet.
                """.formatted(words(sorts, true), link, words(sorts, false), link);
    }

    private static String words(List<Sort> sorts, boolean finnish) {
        return sorts.stream().map(sort -> finnish ? sort.fi : sort.sv).collect(Collectors.joining(", "));
    }

    private enum Sort {
        EMERGENCY("hätäkäyttöä", "nödåtkomst"),
        REVIEW("käyttöoikeuksien katselmointia", "granskning av åtkomsträttigheter"),
        ACCESS("käyttöoikeuksia", "åtkomsträttigheter"),
        WORK("työtehtäviä", "arbetsuppgifter");

        private final String fi;
        private final String sv;

        Sort(String fi, String sv) {
            this.fi = fi;
            this.sv = sv;
        }

        private static Sort of(String kind) {
            if (kind.startsWith("EMERGENCY_")) {
                return EMERGENCY;
            }
            if (kind.startsWith("REVIEW_OF_RIGHTS_")) {
                return REVIEW;
            }
            return kind.startsWith("ACCESS_") || kind.startsWith("EMPLOYMENT_") ? ACCESS : WORK;
        }
    }
}
