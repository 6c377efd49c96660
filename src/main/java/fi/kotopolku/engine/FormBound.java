package fi.kotopolku.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.kotopolku.access.Coverage;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.FormContent;
import fi.kotopolku.access.FormContent.Key;
import fi.kotopolku.access.Power;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An opened form within the content bound of who opened it.
 *
 * @param rights what the person's rights in force cover of the form's case
 */
record FormBound(FormContent content, Coverage rights) {

    boolean knows(String key) {
        return content.keys().stream().anyMatch(known -> known.name().equals(key));
    }

    boolean shows(String key) {
        return content.key(key).shownWith(rights);
    }

    boolean takes(String key) {
        return content.key(key).takenWith(rights);
    }

    /** Every key that can be filled in, but not by this person. */
    List<Key> kept() {
        return content.keys().stream()
                .filter(key -> !key.onlyShown() && !key.takenWith(rights))
                .toList();
    }

    /** What of the form the person may not read. */
    Set<DataCategory> hidden() {
        return content.keys().stream()
                .filter(key -> key.cutWith(rights))
                .flatMap(key -> key.holds().stream())
                .filter(category -> !rights.covers(Power.READ, category))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(DataCategory.class)));
    }

    /**
     * Puts what is stored in the place of what the person may not fill in.
     *
     * @param stored all that the form could show
     * @return the fields among them that the person tried to fill in; sent back as it was shown is not filled in
     */
    List<Key> keep(ObjectNode sent, JsonNode stored) {
        List<Key> tried = new ArrayList<>();
        for (Key key : kept()) {
            JsonNode typed = Emptied.of(sent.path(key.name()));
            JsonNode asShown = shows(key.name()) ? Emptied.of(stored.path(key.name())) : Emptied.NOTHING;
            if (!typed.equals(Emptied.NOTHING) && !typed.equals(asShown)) {
                tried.add(key);
            }
            sent.set(key.name(), stored.path(key.name()).isMissingNode() ? Emptied.NOTHING : stored.get(key.name()));
        }
        return tried;
    }

    /** "kirjata tietoryhmään …": what the person would have to be allowed. */
    static String power(Power power, Iterable<DataCategory> categories) {
        String verb = switch (power) {
            case READ -> "lukea tietoryhmää ";
            case WRITE -> "kirjata tietoryhmään ";
            case DECIDE -> "päättää tietoryhmästä ";
        };
        return verb + names(categories);
    }

    static String names(Iterable<DataCategory> categories) {
        List<String> names = new ArrayList<>();
        categories.forEach(category -> names.add("\"" + category.nameFi().toLowerCase(Locale.ROOT) + "\""));
        return String.join(", ", names);
    }
}
