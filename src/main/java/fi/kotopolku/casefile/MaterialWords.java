package fi.kotopolku.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.casefile.Material.Column;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** Columns by how their values are read aloud in Finnish. */
public final class MaterialWords {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private MaterialWords() {}

    public static Column text(String name, String label) {
        return new Column(name, label, JsonNode::asText);
    }

    public static Column day(String name, String label) {
        return new Column(name, label, MaterialWords::dayOf);
    }

    public static Column yesNo(String name, String label) {
        return new Column(name, label, value -> value.asBoolean() ? "kyllä" : "ei");
    }

    public static Column language(String name, String label) {
        return new Column(name, label, value -> Languages.nameFi(value.asText()));
    }

    /** @param words Finnish by the word that the table keeps; one that is not there is shown as it is */
    public static Column word(String name, String label, Map<String, String> words) {
        return new Column(name, label, value -> words.getOrDefault(value.asText(), value.asText()));
    }

    /** Sent, and shown to nobody: it goes on by itself. */
    public static Column silent(String name) {
        return new Column(name, null, JsonNode::asText);
    }

    public static String dayOf(JsonNode value) {
        return DAY.format(LocalDate.parse(value.asText().substring(0, 10)));
    }
}
