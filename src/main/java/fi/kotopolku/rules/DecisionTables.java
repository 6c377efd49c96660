package fi.kotopolku.rules;

import java.util.List;
import java.util.Map;

/** The decision tables of {@code processes/}, whoever evaluates them. */
public interface DecisionTables {

    /**
     * @param inputs by input expression; a date is a {@link java.util.Date}, because the engine's FEEL reads nothing
     *     else for a column of type date
     * @return one map by output name for each row that matches, in the table's order; an empty cell is null or left out
     * @throws IllegalArgumentException when there is no such table
     */
    List<Map<String, Object>> evaluate(String decisionId, Map<String, Object> inputs);

    /**
     * All rows as they are written, so that the whole table can be checked and not only the rows that some date matches.
     *
     * @throws IllegalArgumentException when there is no such table
     */
    List<TableRow> rows(String decisionId);
}
