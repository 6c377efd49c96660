package fi.kotopolku.oversight;

import fi.kotopolku.oversight.CaseworkNumbers.Wait;
import fi.kotopolku.rules.Deadline;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fixed words of the statistics in Finnish, in the order in which they are shown. */
final class NumberWords {

    static final Map<String, String> STATES = ordered(
            "OPEN", "Rekisteröity",
            "ASSESSMENT", "Arviointi",
            "PLANNING", "Suunnitelmaa laaditaan",
            "IN_FORCE", "Suunnitelma voimassa",
            "REVIEW", "Suunnitelmaa tarkistetaan");

    static final Map<String, String> WAYS_IN = ordered(
            "AUTHORITY_DUTY", "Viranomaisen velvollisuus",
            "OWN_REQUEST", "Oma pyyntö",
            "CONTACT_SECTION_9", "Yhteydenotto (9 §)",
            "MUNICIPAL_PLACEMENT", "Kuntaan osoittaminen",
            "HAND_OVER", "Siirtyi muualta",
            "OLD_SYSTEM", "Tuotiin vanhasta järjestelmästä");

    static final Map<String, String> HOUSEHOLDS = ordered(
            "ONE", "Yksi asiakas",
            "TWO", "Kaksi asiakasta",
            "MORE", "Kolme asiakasta tai enemmän");

    static final Map<String, String> REASONS = ordered(
            "NO_PLAN_NEEDED", "Suunnitelmaa ei tarvita",
            "GOALS_MET", "Tavoitteet saavutettu",
            "TIME_OUT", "Enimmäisaika täynnä",
            "NOT_AGREED", "Suunnitelmasta ei sovittu",
            "MOVED_AWAY", "Muutti pois",
            "TO_EMPLOYMENT_AUTHORITY", "Siirtyi työvoimaviranomaiselle",
            "LEFT_SCOPE", "Ei enää kuulu kohderyhmään",
            "NOT_REACHED", "Ei tavoitettu",
            "DECEASED", "Kuoli",
            "OTHER", "Muu syy");

    private NumberWords() {}

    static String wait(Wait wait) {
        return switch (wait) {
            case INTERVIEW -> "Vireilletulosta alkuhaastatteluun";
            case CONCLUSION -> "Vireilletulosta arvioinnin johtopäätökseen";
            case PLAN -> "Arvioinnista ensimmäiseen suunnitelmaan";
            case SERVICE -> "Suunnitelmasta ensimmäiseen palveluun";
        };
    }

    static String deadline(Wait wait) {
        return switch (wait) {
            case INTERVIEW -> "Arvioinnin aloittaminen";
            case SERVICE -> "Palveluun ohjaaminen";
            case CONCLUSION, PLAN -> wait(wait);
        };
    }

    /** On what the day rests, and that nobody has verified it where nobody has. */
    static String basis(Deadline deadline) {
        String section = deadline.section() == null ? "Oma palvelutavoite" : deadline.section();
        return deadline.verified().awaitsStatuteText() ? section + "; säädöstä ei ole tarkistettu" : section;
    }

    private static Map<String, String> ordered(String... namesAndWords) {
        Map<String, String> words = new LinkedHashMap<>();
        for (int place = 0; place < namesAndWords.length; place += 2) {
            words.put(namesAndWords[place], namesAndWords[place + 1]);
        }
        return words;
    }
}
