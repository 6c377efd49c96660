package fi.kotopolku.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The form as it is drawn, as far as the server has to know it: its fields, their labels and their choices. */
final class FormSchema {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode schema;

    private FormSchema(ObjectNode schema) {
        this.schema = schema;
    }

    /** @return every form of the application by its id */
    static Map<String, FormSchema> all() {
        Map<String, FormSchema> forms = new LinkedHashMap<>();
        try {
            for (Resource resource :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:forms/**/*.form")) {
                ObjectNode schema = (ObjectNode) JSON.readTree(resource.getInputStream());
                forms.put(schema.path("id").asText(), new FormSchema(schema));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The forms could not be read", e);
        }
        return forms;
    }

    /** @return key → label of each field that can be filled in, those inside groups and lists' own keys included */
    Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        walk(schema.path("components"), component -> {
            String key = component.path("key").asText(component.path("path").asText(""));
            boolean field = !key.isBlank()
                    && !component.path("type").asText().equals("group")
                    && !component.path("readonly").asBoolean();
            if (field) {
                fields.put(key, component.path("label").asText(key));
            }
        });
        return fields;
    }

    /** @return the schema with choices and first values written into it, as a start form needs them */
    ObjectNode filledWith(Map<String, JsonNode> values) {
        ObjectNode filled = schema.deepCopy();
        walk(filled.path("components"), component -> {
            JsonNode choices = values.get(component.path("valuesKey").asText());
            if (choices != null) {
                component.remove("valuesKey");
                component.set("values", choices);
            }
            JsonNode value = values.get(component.path("key").asText());
            if (value != null && !value.isNull()) {
                component.set("defaultValue", value);
            }
        });
        return filled;
    }

    ObjectNode asJson() {
        return schema;
    }

    private static void walk(JsonNode components, Consumer<ObjectNode> visit) {
        if (!(components instanceof ArrayNode list)) {
            return;
        }
        for (JsonNode node : list) {
            ObjectNode component = (ObjectNode) node;
            visit.accept(component);
            if (!component.path("type").asText().equals("dynamiclist")) {
                walk(component.path("components"), visit);
            }
        }
    }
}
