package fi.kotopolku.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each text of Camunda's web applications has its translation, with the same places for values; a Camunda upgrade that adds texts fails here. */
class LocalesTest {

    private static final String APPLICATIONS = "/META-INF/resources/webjars/camunda/app/";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    static Stream<Arguments> translations() {
        return Stream.of(
                Arguments.of("tasklist", "fi"),
                Arguments.of("tasklist", "sv"),
                Arguments.of("welcome", "fi"),
                Arguments.of("welcome", "sv"),
                Arguments.of("admin", "fi"),
                Arguments.of("cockpit", "fi"));
    }

    @ParameterizedTest
    @MethodSource("translations")
    void everyTextIsTranslatedWithItsPlaceholders(String application, String language) throws IOException {
        Map<String, String> english = labels(application, "en");
        Map<String, String> translated = labels(application, language);

        assertThat(translated.keySet()).containsExactlyInAnyOrderElementsOf(english.keySet());
        english.forEach((key, text) -> assertThat(placeholders(translated.get(key)))
                .as("%s %s %s", application, language, key)
                .containsExactlyInAnyOrderElementsOf(placeholders(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void theBannerAboutTheEndOfTheCommunityEditionIsEmptyAndHidden(String application) throws IOException {
        assertThat(labels(application, "fi").get("BANNER_CE_EOL_TEXT")).isEmpty();
        assertThat(text(APPLICATIONS + application + "/styles/user-styles.css")).contains("kotopolku/brand.css");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void draftsAreForbiddenBeforeAnythingElseRuns(String application) throws IOException {
        assertThat(text(APPLICATIONS + application + "/scripts/config.js")).contains("\nforbidDrafts();\n");
    }

    private static Map<String, String> labels(String application, String language) throws IOException {
        JsonNode file = new ObjectMapper()
                .readTree(withoutByteOrderMark(text(APPLICATIONS + application + "/locales/" + language + ".json")));
        Map<String, String> labels = new TreeMap<>();
        file.get("labels")
                .fields()
                .forEachRemaining(
                        label -> labels.put(label.getKey(), label.getValue().asText()));
        return labels;
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }

    private static String text(String path) throws IOException {
        try (InputStream file = LocalesTest.class.getResourceAsStream(path)) {
            assertThat(file).as(path).isNotNull();
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String withoutByteOrderMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}
