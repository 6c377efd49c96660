package fi.kotopolku.casefile;

import java.time.Instant;

/**
 * An import as it is brought over.
 *
 * @param number of the import, whose rows are in {@code koto.import_row}
 * @param personId who ordered it
 * @param rightNumber under which right
 */
public record Brought(String number, String municipality, String personId, String rightNumber, Instant at) {}
