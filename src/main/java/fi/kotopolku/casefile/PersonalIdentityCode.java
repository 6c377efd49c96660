package fi.kotopolku.casefile;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Finnish personal identity code (henkilötunnus), always whole: since 2023 it is unique only together with its century
 * sign. Neither this class nor a refusal ever shows the code; only {@link #value()} gives it, for the database and for
 * those whose right covers it.
 */
public final class PersonalIdentityCode {

    private static final Pattern FORM = Pattern.compile("(\\d{2})(\\d{2})(\\d{2})([-+A-FU-Y])(\\d{3})([0-9A-Z])");
    private static final String CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final int FIRST_NUMBER = 2;
    private static final int FIRST_ARTIFICIAL_NUMBER = 900;

    private final String value;
    private final LocalDate birthDate;
    private final int number;

    private PersonalIdentityCode(String value, LocalDate birthDate, int number) {
        this.value = value;
        this.birthDate = birthDate;
        this.number = number;
    }

    /** Either the code or what is wrong with what was typed. */
    public sealed interface Parsed {
        record Valid(PersonalIdentityCode code) implements Parsed {}

        record Invalid(Problem problem) implements Parsed {}
    }

    /** What is wrong; the message says what to do and never repeats what was typed. */
    public enum Problem {
        WRONG_FORM("Kirjoita henkilötunnus muodossa PPKKVVXNNNT: syntymäaika kuudella numerolla, välimerkki,"
                + " kolminumeroinen yksilönumero (002–999) ja tarkistusmerkki."),
        IMPOSSIBLE_DATE("Tarkista henkilötunnuksen kuusi ensimmäistä numeroa: sellaista päivää ei ole."),
        FUTURE_DATE("Tarkista henkilötunnuksen syntymäaika ja välimerkki: syntymäpäivä on tulevaisuudessa."),
        WRONG_CHECK_CHARACTER("Tarkista henkilötunnus: viimeinen merkki ei vastaa tunnuksen muita merkkejä.");

        private final String messageFi;

        Problem(String messageFi) {
            this.messageFi = messageFi;
        }

        public String messageFi() {
            return messageFi;
        }
    }

    /**
     * Accepts surrounding spaces and small letters.
     *
     * @param typed may be null
     * @param today the day in Finland, which a birth date may not be after
     */
    public static Parsed parse(String typed, LocalDate today) {
        Matcher parts = FORM.matcher(typed == null ? "" : typed.strip().toUpperCase(Locale.ROOT));
        if (!parts.matches() || Integer.parseInt(parts.group(5)) < FIRST_NUMBER) {
            return new Parsed.Invalid(Problem.WRONG_FORM);
        }
        LocalDate birthDate;
        try {
            birthDate = birthDate(parts);
        } catch (DateTimeException impossible) {
            return new Parsed.Invalid(Problem.IMPOSSIBLE_DATE);
        }
        if (birthDate.isAfter(today)) {
            return new Parsed.Invalid(Problem.FUTURE_DATE);
        }
        if (checkCharacter(parts) != parts.group(6).charAt(0)) {
            return new Parsed.Invalid(Problem.WRONG_CHECK_CHARACTER);
        }
        return new Parsed.Valid(new PersonalIdentityCode(parts.group(), birthDate, Integer.parseInt(parts.group(5))));
    }

    /** The whole code with its sign; personal data. */
    public String value() {
        return value;
    }

    public LocalDate birthDate() {
        return birthDate;
    }

    /** True for numbers 900–999, which no real person has. */
    public boolean artificial() {
        return number >= FIRST_ARTIFICIAL_NUMBER;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PersonalIdentityCode code && code.value.equals(value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return "***********";
    }

    private static LocalDate birthDate(Matcher parts) {
        int century = switch (parts.group(4)) {
            case "+" -> 1800;
            case "-", "U", "V", "W", "X", "Y" -> 1900;
            default -> 2000;
        };
        return LocalDate.of(
                century + Integer.parseInt(parts.group(3)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(1)));
    }

    private static char checkCharacter(Matcher parts) {
        int digits = Integer.parseInt(parts.group(1) + parts.group(2) + parts.group(3) + parts.group(5));
        return CHECK_CHARACTERS.charAt(digits % CHECK_CHARACTERS.length());
    }
}
