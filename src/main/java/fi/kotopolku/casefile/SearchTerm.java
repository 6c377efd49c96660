package fi.kotopolku.casefile;

import fi.kotopolku.form.FormRefused;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What somebody looks for, told apart by its shape: a case number, a birth date, a whole identity code or a name. */
sealed interface SearchTerm {

    record CaseNumber(String number) implements SearchTerm {}

    record BirthDate(LocalDate day) implements SearchTerm {}

    record Code(String value) implements SearchTerm {}

    record Name(String name) implements SearchTerm {}

    String FIELD = "text";
    int LONGEST = 100;
    int FEWEST_LETTERS = 2;
    Pattern CASE_NUMBER = Pattern.compile("\\d{3}-\\d{4}-\\d{4,12}");
    Pattern DAY = Pattern.compile("\\d{1,2}\\.\\d{1,2}\\.\\d{4}|\\d{4}-\\d{2}-\\d{2}");
    Pattern ALMOST_CODE = Pattern.compile("\\d{6}\\S?\\d\\S*");
    List<DateTimeFormatter> DAYS = Stream.of("d.M.uuuu", "uuuu-MM-dd")
            .map(form -> DateTimeFormatter.ofPattern(form).withResolverStyle(ResolverStyle.STRICT))
            .toList();
    PersonName.Check NAMES = new PersonName.Check();

    /**
     * @param typed may be null
     * @param today the day in Finland, which a birth date may not be after
     * @throws FormRefused with what to type instead, never with what was typed
     */
    static SearchTerm of(String typed, LocalDate today) {
        String text = Written.orNull(typed);
        if (text == null) {
            throw refused("Kirjoita hakukenttään nimi, asian numero, syntymäaika tai henkilötunnus.");
        }
        if (text.length() > LONGEST) {
            throw refused("Lyhennä hakuteksti enintään 100 merkkiin.");
        }
        if (CASE_NUMBER.matcher(text).matches()) {
            return new CaseNumber(text);
        }
        if (DAY.matcher(text).matches()) {
            return birthDate(text, today);
        }
        if (ALMOST_CODE.matcher(text).matches()) {
            return code(text, today);
        }
        return name(text);
    }

    private static SearchTerm birthDate(String text, LocalDate today) {
        LocalDate day = DAYS.stream()
                .flatMap(form -> parsed(text, form))
                .findFirst()
                .orElseThrow(() -> refused("Tarkista syntymäaika: sellaista päivää ei ole."));
        if (day.isAfter(today)) {
            throw refused("Tarkista syntymäaika: se ei voi olla tulevaisuudessa.");
        }
        return new BirthDate(day);
    }

    private static Stream<LocalDate> parsed(String text, DateTimeFormatter form) {
        try {
            return Stream.of(LocalDate.parse(text, form));
        } catch (DateTimeException other) {
            return Stream.empty();
        }
    }

    private static SearchTerm code(String text, LocalDate today) {
        PersonalIdentityCode.Parsed parsed = PersonalIdentityCode.parse(text, today);
        if (parsed instanceof PersonalIdentityCode.Parsed.Valid valid) {
            return new Code(valid.code().value());
        }
        throw refused(((PersonalIdentityCode.Parsed.Invalid) parsed).problem().messageFi());
    }

    private static SearchTerm name(String text) {
        if (text.chars().anyMatch(Character::isDigit)) {
            throw refused(
                    "Kirjoita asian numero muodossa 249-2026-0001, syntymäaika muodossa 17.5.1990, koko henkilötunnus"
                            + " tai nimi ilman numeroita.");
        }
        if (!NAMES.isValid(text, null)) {
            throw refused("Kirjoita nimi latinalaisin kirjaimin niin kuin se on passissa tai oleskelulupakortissa.");
        }
        if (text.chars().filter(Character::isLetter).count() < FEWEST_LETTERS) {
            throw refused("Kirjoita nimestä vähintään kaksi kirjainta.");
        }
        return new Name(PersonName.Check.tidy(text));
    }

    private static FormRefused refused(String message) {
        return new FormRefused(FIELD, message);
    }
}
