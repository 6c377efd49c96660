package fi.kotopolku.casefile;

import fi.kotopolku.form.Choice;
import java.text.Collator;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Languages and citizenships by their ISO codes, with Finnish names; the ones most often needed come first. */
public final class Languages {

    private static final Locale FINNISH = Locale.forLanguageTag("fi");
    private static final String STATELESS = "XXA";
    private static final String UNKNOWN = "XXX";

    private static final Map<String, String> MISSING_FROM_JAVA = Map.of("prs", "dari");

    private static final List<String> COMMON =
            List.of("fi", "sv", "en", "ar", "so", "prs", "fa", "uk", "ru", "ku", "ckb", "ti", "th");
    private static final Set<String> OTHERS = Set.of(
            "af", "ak", "am", "az", "be", "bg", "bm", "bn", "bs", "ca", "cs", "cy", "da", "de", "el", "es", "et", "eu",
            "ff", "fo", "fr", "ga", "gl", "gu", "ha", "he", "hi", "hr", "hu", "hy", "id", "ig", "is", "it", "ja", "ka",
            "kk", "km", "kn", "ko", "ky", "lb", "lg", "ln", "lo", "lt", "lv", "mg", "mk", "ml", "mn", "mr", "ms", "mt",
            "my", "nb", "ne", "nl", "nn", "ny", "om", "pa", "pl", "ps", "pt", "rn", "ro", "rom", "rw", "se", "sg", "si",
            "sk", "sl", "smn", "sms", "sn", "sq", "sr", "ss", "st", "sw", "syr", "ta", "te", "tg", "tk", "tl", "tn",
            "tr", "tt", "ug", "ur", "uz", "vi", "wo", "xh", "yi", "yo", "zh", "zu");

    private static final List<Choice> LANGUAGES = languages();
    private static final List<Choice> CITIZENSHIPS = citizenships();

    private Languages() {}

    public static List<Choice> choices() {
        return LANGUAGES;
    }

    public static boolean known(String code) {
        return LANGUAGES.stream().anyMatch(choice -> choice.value().equals(code));
    }

    /** @return the language's Finnish name, a dash when there is no code */
    public static String nameFi(String code) {
        if (code == null) {
            return "–";
        }
        return MISSING_FROM_JAVA.getOrDefault(code, Locale.forLanguageTag(code).getDisplayLanguage(FINNISH));
    }

    static List<Choice> citizenshipChoices() {
        return CITIZENSHIPS;
    }

    /** @return the citizenship in Finnish, the code itself when it is not known */
    static String citizenshipFi(String code) {
        return CITIZENSHIPS.stream()
                .filter(choice -> choice.value().equals(code))
                .map(Choice::label)
                .findFirst()
                .orElse(code);
    }

    static boolean knownCitizenship(String code) {
        return CITIZENSHIPS.stream().anyMatch(choice -> choice.value().equals(code));
    }

    private static List<Choice> languages() {
        Set<String> rest = new TreeSet<>(OTHERS);
        COMMON.forEach(rest::remove);
        return Stream.concat(
                        COMMON.stream().map(Languages::language),
                        rest.stream().map(Languages::language).sorted(byLabel()))
                .toList();
    }

    private static List<Choice> citizenships() {
        return Stream.concat(
                        Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).stream()
                                .map(Languages::country)
                                .sorted(byLabel()),
                        Stream.of(
                                new Choice("Kansalaisuudeton", STATELESS),
                                new Choice("Kansalaisuus ei tiedossa", UNKNOWN)))
                .toList();
    }

    private static Choice language(String code) {
        return new Choice(nameFi(code), code);
    }

    private static Choice country(String code) {
        return new Choice(new Locale("", code).getDisplayCountry(FINNISH), code);
    }

    private static Comparator<Choice> byLabel() {
        return Comparator.comparing(Choice::label, Collator.getInstance(FINNISH));
    }
}
