package fi.kotopolku.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.kotopolku.access.DataCategory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * One piece of what a case holds, small enough to be sent or left out as a whole.
 *
 * @param item a fixed word
 * @param values by the names of their columns, as JSON; without those that are empty
 * @param lines the same for people to read
 */
public record Material(String item, DataCategory category, String titleFi, ObjectNode values, List<Line> lines) {

    public record Line(String label, String text) {}

    /** @param words makes the Finnish text of a value */
    public record Column(String name, String label, Function<JsonNode, String> words) {}

    /** Of the row's columns those that are named, in their order. */
    public static Material of(
            String item, DataCategory category, String titleFi, ObjectNode row, List<Column> columns) {
        ObjectNode values = row.objectNode();
        List<Line> lines = new ArrayList<>();
        for (Column column : columns) {
            JsonNode value = row.path(column.name());
            if (!value.isNull() && !value.isMissingNode() && !(value.isArray() && value.isEmpty())) {
                values.set(column.name(), value);
                if (column.label() != null) {
                    lines.add(new Line(column.label(), column.words().apply(value)));
                }
            }
        }
        return new Material(item, category, titleFi, values, lines);
    }

    public boolean empty() {
        return values.isEmpty();
    }
}
