package fi.kotopolku.privacy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Puts a marker into every field of a form that takes free text, by the forms as they are drawn: a new field is marked
 * without anybody thinking of it.
 */
public final class MarkedForms {

    public static final String MARK = "Merkkixq";

    /** Fields in which a marker would not be a marker, with what stands in them instead. */
    private static final Map<String, String> OF_A_SHAPE = Map.of(
            "identityCode", "010190-997U",
            "phone", "+358 40 9998887",
            "issuer", "https://merkkixq.esimerkki.invalid",
            "email", "merkkixq@esimerkki.invalid");

    /**
     * Fields that hold no text of a person's: bounds of a right, the choice of a service by its name, the number of a
     * line, and numbers of cases. A postal code
     * is five digits, which stand by chance in ids and addresses of objects, too.
     */
    private static final Set<String> NO_FREE_TEXT = Set.of(
            "unit", "cases", "untilTime", "service", "meetingTime", "postalCode", "caseNumber", "line", "linkedCases");

    private final Map<String, JsonNode> forms = new HashMap<>();
    private final Set<String> used = new TreeSet<>();

    public MarkedForms() {
        try {
            for (Resource form : new PathMatchingResourcePatternResolver().getResources("classpath*:forms/**/*.form")) {
                JsonNode schema = new ObjectMapper().readTree(form.getInputStream());
                forms.put(schema.path("id").asText(), schema);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Set<String> ids() {
        return forms.keySet();
    }

    /** The markers that have been sent, and what stands for them in fields of a shape. */
    public Set<String> sent() {
        return used;
    }

    /** @return the answer with a marker in every text field of the form, those in rows of lists too */
    public Map<String, Object> marked(String formId, Map<String, Object> answer) {
        Map<String, Object> marked = new LinkedHashMap<>(answer);
        mark(formId, forms.get(formId).path("components"), marked);
        return marked;
    }

    private void mark(String formId, JsonNode components, Map<String, Object> values) {
        for (JsonNode component : components) {
            String type = component.path("type").asText();
            String key = component.path("key").asText();
            if (type.equals("dynamiclist")) {
                markRows(formId, component, values);
            } else if (type.equals("group")) {
                mark(formId, component.path("components"), values);
            } else if ((type.equals("textfield") || type.equals("textarea")) && !NO_FREE_TEXT.contains(key)) {
                values.put(key, use(OF_A_SHAPE.getOrDefault(key, MARK + letters(formId) + key)));
            }
        }
    }

    @SuppressWarnings("unchecked")
    private void markRows(String formId, JsonNode list, Map<String, Object> values) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Object row : (List<?>) values.getOrDefault(list.path("path").asText(), List.of())) {
            Map<String, Object> marked = new LinkedHashMap<>((Map<String, Object>) row);
            mark(formId, list.path("components"), marked);
            rows.add(marked);
        }
        values.put(list.path("path").asText(), rows);
    }

    private String use(String marker) {
        used.add(marker);
        return marker;
    }

    private static String letters(String formId) {
        return formId.replaceAll("[^A-Za-z]", "");
    }
}
