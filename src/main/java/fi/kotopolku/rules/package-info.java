/**
 * Law as dated data. Owns the reading of {@code processes/statutory-rules.dmn} and {@code processes/access-limits.dmn},
 * the arithmetic of deadlines with the Finnish working-day calendar, and the sentence that explains a date.
 *
 * <p>Publishes no events and may use no other module; the engine implements {@link fi.kotopolku.rules.DecisionTables}.
 * It has no rows in the database: a rule lives as long as its row in the table, and a row that stops being law is
 * closed with a last day, not removed, so that old dates can still be explained.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package fi.kotopolku.rules;
