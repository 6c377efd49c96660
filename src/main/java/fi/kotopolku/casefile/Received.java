package fi.kotopolku.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * What was sent, item by item.
 *
 * @param items values by the names of their columns, by item
 */
public record Received(String municipality, Map<String, ObjectNode> items) {

    public boolean has(String item) {
        return items.containsKey(item);
    }

    /** The values of several items as one row. */
    public ObjectNode row(String... names) {
        ObjectNode row = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            Optional.ofNullable(items.get(name)).ifPresent(row::setAll);
        }
        return row;
    }

    public static Optional<LocalDate> day(JsonNode row, String column) {
        return row.path(column).isTextual()
                ? Optional.of(LocalDate.parse(row.path(column).textValue().substring(0, 10)))
                : Optional.empty();
    }
}
