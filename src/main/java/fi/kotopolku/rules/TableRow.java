package fi.kotopolku.rules;

import java.util.Map;

/**
 * One row of a decision table as its owner wrote it.
 *
 * @param number the row's number as the modeller shows it, from 1
 * @param conditions FEEL text of the input cells, by input expression
 * @param results FEEL text of the output cells, by output name; an empty cell is an empty string
 */
public record TableRow(int number, Map<String, String> conditions, Map<String, String> results) {}
