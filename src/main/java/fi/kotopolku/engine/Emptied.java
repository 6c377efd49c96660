package fi.kotopolku.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A value without the empty places that a browser may send or leave out as it likes, to be compared with another. */
final class Emptied {

    static final JsonNode NOTHING = JsonNodeFactory.instance.nullNode();

    private Emptied() {}

    static JsonNode of(JsonNode value) {
        if (value instanceof ObjectNode object) {
            ObjectNode filled = JsonNodeFactory.instance.objectNode();
            object.properties().forEach(field -> {
                JsonNode inner = of(field.getValue());
                if (!inner.isNull()) {
                    filled.set(field.getKey(), inner);
                }
            });
            return filled.isEmpty() ? NOTHING : filled;
        }
        if (value.isArray()) {
            ArrayNode filled = JsonNodeFactory.instance.arrayNode();
            value.forEach(item -> {
                if (!of(item).isNull()) {
                    filled.add(of(item));
                }
            });
            return filled.isEmpty() ? NOTHING : filled;
        }
        boolean nothing = value.isNull()
                || value.isMissingNode()
                || value.isBoolean() && !value.booleanValue()
                || value.isTextual() && value.textValue().isBlank();
        return nothing ? NOTHING : value;
    }
}
