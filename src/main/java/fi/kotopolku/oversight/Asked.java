package fi.kotopolku.oversight;

import java.util.regex.Pattern;

/** Checks of what comes from outside; the messages name the field and never what was typed. */
final class Asked {

    private static final Pattern CASE = Pattern.compile("[0-9]{3}-[0-9]{4}-[0-9]{4,12}");
    private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{3}");
    private static final int LONGEST_ID = 64;
    private static final int MOST_MONTHS = 60;

    private Asked() {}

    static String caseNumber(String number) {
        if (number == null || !CASE.matcher(number).matches()) {
            throw new NotAsked("number: Kirjoita asian numero muodossa 249-2026-0001.");
        }
        return number;
    }

    static String municipality(String code) {
        if (code == null || !MUNICIPALITY.matcher(code).matches()) {
            throw new NotAsked("municipality: Anna kunnan numero kolmella numerolla.");
        }
        return code;
    }

    static String person(String id) {
        if (id == null || id.isBlank() || id.length() > LONGEST_ID) {
            throw new NotAsked("personId: Valitse henkilö.");
        }
        return id;
    }

    static int months(int months) {
        if (months < 1 || months > MOST_MONTHS) {
            throw new NotAsked("months: Anna kuukausien määrä 1–" + MOST_MONTHS + ".");
        }
        return months;
    }

    static void page(int page, int size) {
        if (page < 0 || page > Page.LAST || size < 1 || size > Page.LARGEST) {
            throw new NotAsked("page: Anna sivun numero nollasta alkaen ja sivun kooksi 1–" + Page.LARGEST + ".");
        }
    }
}
