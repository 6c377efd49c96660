package fi.kotopolku.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.kotopolku.access.DataCategory;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A form's drawing within the content bound of who opens it: fields outside it are not there, fields that may only be
 * read are shown so, and a sentence tells that something is left out, so that nobody takes it for missing.
 */
final class CutForm {

    private static final Pattern NAME = Pattern.compile("\\{\\{\\s*([A-Za-z]+)\\s*}}");
    private static final Set<String> HOLDING_OTHERS = Set.of("group", "dynamiclist", "columns");

    private final FormBound bound;
    private final boolean onlyToRead;

    private CutForm(FormBound bound, boolean onlyToRead) {
        this.bound = bound;
        this.onlyToRead = onlyToRead;
    }

    /**
     * @param form as it was drawn; is changed
     * @param obstacle why this person cannot send the form, empty when they can
     */
    static ObjectNode within(ObjectNode form, FormBound bound, Optional<String> obstacle) {
        if (form.path("components") instanceof ArrayNode components) {
            new CutForm(bound, obstacle.isPresent()).cut(components, Row.NONE);
            Set<DataCategory> hidden = bound.hidden();
            if (!hidden.isEmpty()) {
                components.insert(
                        Math.min(1, components.size()),
                        text(
                                "text_bound",
                                "Osa tiedoista ei kuulu käyttöoikeuteesi: " + FormBound.names(hidden) + "."));
            }
            obstacle.ifPresent(why -> components.insert(0, text("text_obstacle", "**" + why + "**")));
        }
        return form;
    }

    /** Where a component stands: the keys inside a list's rows are the rows' own and not the form's. */
    private enum Row {
        NONE,
        TO_FILL_IN,
        TO_READ
    }

    /** The form without any field, with a sentence in their place. */
    static ObjectNode nothingBut(ObjectNode form, String words) {
        ObjectNode told = form.deepCopy();
        told.putArray("components").add(text("text_obstacle", "**" + words + "**"));
        return told;
    }

    private void cut(ArrayNode components, Row row) {
        for (int i = components.size() - 1; i >= 0; i--) {
            if (components.get(i) instanceof ObjectNode component && !keeps(component, row)) {
                components.remove(i);
            }
        }
    }

    /** @return false when nothing is left of the component */
    private boolean keeps(ObjectNode component, Row row) {
        String type = component.path("type").asText();
        String key = component.path("key").asText(component.path("path").asText(""));
        boolean ownKey = row == Row.NONE && !key.isBlank() && bound.knows(key);
        if (ownKey && !bound.shows(key)) {
            return false;
        }
        boolean toRead = row == Row.TO_READ || onlyToRead || ownKey && !bound.takes(key);
        if (HOLDING_OTHERS.contains(type) && component.path("components") instanceof ArrayNode inner) {
            boolean list = type.equals("dynamiclist");
            cut(inner, !list ? row : toRead ? Row.TO_READ : Row.TO_FILL_IN);
            if (list && toRead) {
                component.put("allowAddRemove", false);
            }
            return list || !inner.isEmpty();
        }
        if (type.equals("text")) {
            return tells(component);
        }
        if (toRead && !type.equals("expression")) {
            component.put("readonly", true);
            component.remove("validate");
        }
        return true;
    }

    private boolean tells(ObjectNode text) {
        String drawn = text.path("text").asText();
        Matcher names = NAME.matcher(drawn);
        if (names.results().allMatch(name -> seen(name.group(1)))) {
            return true;
        }
        String left = NAME.matcher(drawn).replaceAll(this::orDash);
        text.put("text", left);
        return !left.replaceAll("[–\\s#*]", "").isEmpty();
    }

    private String orDash(MatchResult name) {
        return Matcher.quoteReplacement(seen(name.group(1)) ? name.group() : "–");
    }

    private boolean seen(String name) {
        return !bound.knows(name) || bound.shows(name);
    }

    private static JsonNode text(String id, String words) {
        ObjectNode text = Json.object();
        text.put("type", "text").put("id", id).put("text", words);
        text.putObject("layout").put("row", "row_" + id).putNull("columns");
        return text;
    }
}
