package fi.kotopolku.casefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Rows that a statement gives as the text of JSON objects. */
public final class JsonRows {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonRows() {}

    public static List<ObjectNode> of(StatementSpec statement) {
        return statement.query(String.class).list().stream()
                .map(JsonRows::parsed)
                .toList();
    }

    private static ObjectNode parsed(String text) {
        try {
            return (ObjectNode) JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database writes JSON that can be read", e);
        }
    }
}
