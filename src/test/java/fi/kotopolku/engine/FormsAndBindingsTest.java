package fi.kotopolku.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.KotopolkuTest;
import fi.kotopolku.access.FormContent;
import fi.kotopolku.form.Shown;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Forms and records agree, both ways: what a form asks, a record takes; what a record shows, a form shows. */
@KotopolkuTest
class FormsAndBindingsTest {

    /** Modules whose forms are about staff and municipalities, and never about a client. */
    private static final Set<String> ABOUT_STAFF =
            Set.of("fi.kotopolku.access", "fi.kotopolku.adoption", "fi.kotopolku.imports");

    private static final Map<String, FormSchema> FORMS = FormSchema.all();

    @Autowired
    FormDesk desk;

    static Set<String> forms() {
        return FORMS.keySet();
    }

    @Test
    void everyFormIsBoundAndEveryBindingHasAForm() {
        assertThat(desk.bound()).isEqualTo(FORMS.keySet()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void fieldsAreTheRecordsOwnComponents(String form) {
        assertThat(FORMS.get(form).fields().keySet()).isEqualTo(components(form, component -> !shown(component)));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void whatIsOnlyShownIsUsedByTheFormAndNothingElseIs(String form) {
        String drawn = FORMS.get(form).asJson().toString();
        for (String key : components(form, FormsAndBindingsTest::shown)) {
            assertThat(drawn)
                    .as("%s is used by the form %s", key, form)
                    .matches(Pattern.compile(".*(?<![A-Za-z])" + key + "(?![A-Za-z]).*", Pattern.DOTALL));
        }
        assertThat(namesIn(FORMS.get(form).asJson())).isSubsetOf(components(form, component -> true));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void everyFieldHasALabelInWords(String form) {
        FORMS.get(form).fields().forEach((key, label) -> {
            if (!key.equals("version")) {
                assertThat(label)
                        .as("label of %s in %s", key, form)
                        .isNotEqualTo(key)
                        .isNotBlank();
            }
        });
    }

    /** Of the forms about a client; those of the module of rights say for all of them that they hold nothing of one. */
    @ParameterizedTest
    @MethodSource("forms")
    void everyKeySaysWhatOfTheCaseFileItHolds(String form) {
        FormContent content = FormContent.of(desk.binding(form).type());
        boolean aboutAClient = !ABOUT_STAFF.contains(desk.binding(form).type().getPackageName());
        assertThat(content.categories().isEmpty()).isNotEqualTo(aboutAClient);
        if (aboutAClient) {
            assertThat(content.keys().stream()
                            .filter(key -> !key.onlyShown() && !key.holdsClientData())
                            .map(FormContent.Key::name))
                    .as("what is filled in and holds nothing of the client")
                    .isSubsetOf("version");
        }
    }

    private Set<String> components(String form, Predicate<RecordComponent> which) {
        return Arrays.stream(desk.binding(form).type().getRecordComponents())
                .filter(which)
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean shown(RecordComponent component) {
        return component.isAnnotationPresent(Shown.class);
    }

    /** Names in texts ({{name}}) and choices (valuesKey), the places where a slip shows an empty spot on the screen. */
    private static Set<String> namesIn(JsonNode form) {
        Set<String> names = new TreeSet<>();
        form.findValuesAsText("valuesKey").forEach(names::add);
        Matcher text = Pattern.compile("\\{\\{\\s*([A-Za-z]+)\\s*}}").matcher(form.toString());
        while (text.find()) {
            names.add(text.group(1));
        }
        return names;
    }
}
