package fi.kotopolku.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The lines of lists and the choices of fields are what the records take: nothing on the screen that cannot be sent. */
class PlanFormsTest {

    private static final Map<String, Class<? extends Record>> RECORDS = Map.of(
            "task_draftPlan", DraftPlanForm.class,
            "task_confirmPlan", ConfirmPlanForm.class,
            "task_gatherRealisation", GatherRealisationForm.class,
            "task_reviewMeeting", ReviewMeetingForm.class);

    @ParameterizedTest
    @CsvSource({
        "integration-plan,task_draftPlan",
        "integration-plan,task_confirmPlan",
        "plan-review,task_gatherRealisation",
        "plan-review,task_reviewMeeting"
    })
    void formAndRecordSayTheSame(String process, String form) throws IOException {
        try (InputStream file = getClass().getResourceAsStream("/forms/" + process + "/" + form + ".form")) {
            JsonNode schema = new ObjectMapper().readTree(file);
            assertThat(schema.path("id").asText()).isEqualTo(form);
            check(schema.path("components"), RECORDS.get(form));
        }
    }

    private void check(JsonNode components, Class<?> record) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            if (type.equals("group")) {
                check(component.path("components"), record);
            } else if (type.equals("dynamiclist")) {
                checkLines(component, record);
            } else if (component.has("key")) {
                checkField(component, record);
            }
        }
    }

    private void checkLines(JsonNode list, Class<?> record) {
        RecordComponent lines = component(record, list.path("path").asText());
        Class<?> line = (Class<?>) ((ParameterizedType) lines.getGenericType()).getActualTypeArguments()[0];
        Set<String> keys = new TreeSet<>();
        list.path("components").forEach(field -> keys.add(field.path("key").asText()));
        assertThat(keys)
                .isEqualTo(Arrays.stream(line.getRecordComponents())
                        .map(RecordComponent::getName)
                        .collect(Collectors.toCollection(TreeSet::new)));
        list.path("components").forEach(field -> checkField(field, line));
    }

    private void checkField(JsonNode field, Class<?> record) {
        Class<?> type = component(record, field.path("key").asText()).getType();
        if (field.has("values")) {
            Set<String> shown = new TreeSet<>();
            field.path("values")
                    .forEach(choice -> shown.add(choice.path("value").asText()));
            Set<String> taken = Arrays.stream(type.getEnumConstants())
                    .map(Object::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(shown).isEqualTo(taken);
        }
    }

    private static RecordComponent component(Class<?> record, String key) {
        return Arrays.stream(record.getRecordComponents())
                .filter(component -> component.getName().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError(record.getSimpleName() + " does not know " + key));
    }
}
