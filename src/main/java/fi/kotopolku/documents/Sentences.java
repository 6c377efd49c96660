package fi.kotopolku.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;

/**
 * The fixed sentences of a document. They are data, {@code documents/<language>.properties}, translated beforehand; the
 * translations have not been checked by a translator.
 */
final class Sentences {

    private static final Map<PaperLanguage, Properties> ALL = new EnumMap<>(PaperLanguage.class);

    static {
        for (PaperLanguage language : PaperLanguage.values()) {
            ALL.put(language, read(language));
        }
    }

    private final PaperLanguage language;

    private Sentences(PaperLanguage language) {
        this.language = language;
    }

    static Sentences in(PaperLanguage language) {
        return new Sentences(language);
    }

    static Properties of(PaperLanguage language) {
        return ALL.get(language);
    }

    PaperLanguage language() {
        return language;
    }

    /** The sentence in the document's language, in a bilingual document in both. */
    Words say(String key) {
        return each(one -> of(one).getProperty(key));
    }

    /** @param value what stands for {@code {0}} in the sentence */
    Words say(String key, String value) {
        return each(one -> of(one).getProperty(key).replace("{0}", value));
    }

    boolean knows(String key) {
        return of(language).containsKey(key);
    }

    Words yesOrNo(boolean yes) {
        return say(yes ? "yes" : "no");
    }

    /** @param code ISO code of a language, to be named */
    Words languageName(String code) {
        return each(one -> {
            Locale reader = Locale.forLanguageTag(one.tag());
            String name =
                    "prs".equals(code) ? "dari" : Locale.forLanguageTag(code).getDisplayLanguage(reader);
            return name.substring(0, 1).toUpperCase(reader) + name.substring(1);
        });
    }

    private Words each(Function<PaperLanguage, String> text) {
        PaperLanguage first = language.first();
        Words said = Words.in(first.tag(), text.apply(first));
        return language.bilingual() ? said.and(Words.in(language.tag(), text.apply(language))) : said;
    }

    private static Properties read(PaperLanguage language) {
        Properties sentences = new Properties();
        try (InputStream file = Sentences.class.getResourceAsStream("/documents/" + language.tag() + ".properties")) {
            sentences.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sentences;
    }
}
