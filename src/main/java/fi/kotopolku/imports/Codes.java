package fi.kotopolku.imports;

import fi.kotopolku.casefile.ClientCodes;
import fi.kotopolku.casefile.Languages;
import fi.kotopolku.form.Choice;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;

/** The words of ours that a field may have, and by which other words they are known without anybody having said so. */
final class Codes {

    static final Codes NONE = new Codes(List.of());
    static final Codes YES_NO = new Codes(List.of(new Choice("Kyllä", "true"), new Choice("Ei", "false")))
            .also("true", "k", "y", "yes", "ja", "j", "x", "1", "on", "tosi")
            .also("false", "e", "n", "no", "nej", "0", "eiole", "epatosi");

    private static final List<Locale> SPOKEN =
            List.of(Locale.forLanguageTag("fi"), Locale.forLanguageTag("sv"), Locale.ENGLISH);

    private final List<Choice> choices;
    private final Map<String, String> byWord = new HashMap<>();

    Codes(List<Choice> choices) {
        this.choices = choices;
        choices.forEach(choice -> put(choice.value(), choice.value()));
        choices.forEach(choice -> put(choice.label(), choice.value()));
    }

    /** ISO 639 codes of two and three letters, and names in Finnish, Swedish and English. */
    static Codes languages() {
        Codes codes = new Codes(Languages.choices());
        for (Choice choice : Languages.choices()) {
            Locale language = Locale.forLanguageTag(choice.value());
            codes.put(iso3(language), choice.value());
            SPOKEN.forEach(reader -> codes.put(language.getDisplayLanguage(reader), choice.value()));
        }
        return codes.also("fa", "persia", "farsi").also("ckb", "sorani").also("ku", "kurmandzi", "kurmanji");
    }

    /** ISO 3166 codes of two and three letters, and names in Finnish, Swedish and English. */
    static Codes citizenships() {
        List<Choice> all = ClientCodes.citizenships();
        Codes codes = new Codes(all);
        for (Choice choice :
                all.stream().filter(one -> one.value().length() == 2).toList()) {
            Locale country = new Locale("", choice.value());
            codes.put(country.getISO3Country(), choice.value());
            SPOKEN.forEach(reader -> codes.put(country.getDisplayCountry(reader), choice.value()));
        }
        return codes;
    }

    Codes also(String code, String... words) {
        Arrays.stream(words).forEach(word -> put(word, code));
        return this;
    }

    List<Choice> choices() {
        return choices;
    }

    boolean has(String code) {
        return choices.stream().anyMatch(choice -> choice.value().equals(code));
    }

    /** Case, accents and signs do not count. */
    Optional<String> find(String written) {
        return Optional.ofNullable(byWord.get(Headers.folded(written)));
    }

    private void put(String word, String code) {
        String folded = Headers.folded(word);
        if (!folded.isEmpty()) {
            byWord.putIfAbsent(folded, code);
        }
    }

    private static String iso3(Locale language) {
        try {
            return language.getISO3Language();
        } catch (MissingResourceException none) {
            return "";
        }
    }
}
