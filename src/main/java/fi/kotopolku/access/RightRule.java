package fi.kotopolku.access;

/**
 * The rule itself, as SQL: a right in force whose extent reaches the case, and no declared kinship with its client. The
 * single decision and every list use this text, so that they cannot disagree.
 */
final class RightRule {

    private RightRule() {}

    /**
     * The extent of right {@code right} covers the row {@code row} of a table with number, municipality, unit
     * and state. A multi-professional right covers a case only while a step of it is open.
     */
    static String within(String right, String row) {
        return """
                (%1$s.municipality = %2$s.municipality
                 and (%1$s.ground <> 'MULTI_PROFESSIONAL' or %2$s.state in ('ASSESSMENT', 'PLANNING', 'REVIEW'))
                 and (%1$s.extent = 'MUNICIPALITY'
                      or (%1$s.extent = 'UNIT' and %1$s.unit = %2$s.unit)
                      or (%1$s.extent = 'CASES' and exists (
                          select 1 from koto.access_right_case named
                          where named.right_number = %1$s.number and named.case_number = %2$s.number))))
                """.formatted(right, row);
    }

    /**
     * The client is the person, or a declared relative of theirs.
     *
     * @param person SQL that names the person
     * @param client SQL that names the client
     */
    static String kin(String person, String client) {
        return """
                exists (select 1 from koto.kinship kin
                        where kin.person_id = %s and kin.client_id = %s and kin.ended_at is null)
                """.formatted(person, client);
    }

    /** As {@link #within}, and the client is no declared kin of the right's holder. */
    static String covers(String right, String row) {
        return "(" + within(right, row) + " and not " + kin(right + ".person_id", row + ".client_id") + ")";
    }

    /** The person of parameter {@code :personId} has a right in force that reaches the row. */
    static String reach(String row) {
        return reach(row, "");
    }

    /** As {@link #reach}, by a right that has the power and the content as well. */
    static String reach(String row, Power power, DataCategory content) {
        return reach(
                row,
                " and '%s' = any (reaching.powers) and '%s' = any (reaching.content)"
                        .formatted(power.name(), content.name()));
    }

    private static String reach(String row, String bounds) {
        return "(exists (select 1 from koto.right_in_force reaching where reaching.person_id = :personId" + bounds
                + " and " + within("reaching", row) + ") and not " + kin(":personId", row + ".client_id") + ")";
    }
}
