package fi.kotopolku.rules;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Reading of a row's result cells; the reason of a refusal is in Finnish, for the table's owner. */
final class Cells {

    private Cells() {}

    /** @return null for an empty cell */
    static String optional(Map<String, ?> cells, String column) {
        return cells.get(column) instanceof String text && !text.isBlank() ? text.strip() : null;
    }

    static String required(Map<String, ?> cells, String column) {
        String text = optional(cells, column);
        if (text == null) {
            throw new IllegalArgumentException("sarake '%s' on tyhjä".formatted(column));
        }
        return text;
    }

    static <E extends Enum<E>> E oneOf(Class<E> type, Map<String, ?> cells, String column) {
        String text = required(cells, column);
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("sarakkeen '%s' arvo '%s' ei ole mikään näistä: %s"
                        .formatted(column, text, Arrays.toString(type.getEnumConstants()))));
    }

    static Set<String> list(Map<String, ?> cells, String column) {
        Set<String> items = new LinkedHashSet<>();
        for (String item : required(cells, column).split(",", -1)) {
            if (item.isBlank() || !items.add(item.strip())) {
                throw new IllegalArgumentException(
                        "sarakkeen '%s' luettelossa on tyhjä tai toistuva kohta".formatted(column));
            }
        }
        return Collections.unmodifiableSet(items);
    }
}
