package fi.kotopolku.engine;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.kotopolku.identity.Municipality;
import java.util.Collection;
import java.util.Map;
import org.camunda.bpm.engine.variable.VariableMap;

/**
 * The question for which municipality a process is begun. It stands first on the start form of a person who may begin it
 * for several, and nobody else sees it. Its answer is the engine's alone: bindings find it as the municipality of their
 * context.
 */
final class MunicipalityField {

    static final String LABEL = "Kunta";
    static final String KEY = "municipality";

    private MunicipalityField() {}

    /** Asks, with nothing chosen beforehand: a client must not end up in the wrong municipality by haste. */
    static void askOn(ObjectNode form, Collection<Municipality> municipalities, String description) {
        ObjectNode field = form.objectNode();
        field.put("type", "select").put("id", "field_municipality").put("key", KEY);
        field.put("label", LABEL).put("description", description);
        field.putObject("validate").put("required", true);
        ArrayNode choices = field.putArray("values");
        municipalities.forEach(municipality ->
                choices.addObject().put("label", municipality.nameFi()).put("value", municipality.code()));
        ((ArrayNode) form.path("components")).insert(0, field);
    }

    /** @return the code that was sent, null when none was */
    static String chosen(Map<String, Object> sent) {
        return sent.get(KEY) instanceof String code && !code.isBlank() ? code : null;
    }

    static void takeFrom(VariableMap sent) {
        sent.remove(KEY);
    }
}
