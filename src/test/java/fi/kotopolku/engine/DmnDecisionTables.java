package fi.kotopolku.engine;

import fi.kotopolku.rules.DecisionTables;
import fi.kotopolku.rules.ProposedTables;
import java.util.HashMap;
import java.util.Map;

/** The application's own decision tables without the rest of the application, for unit tests of any module. */
public final class DmnDecisionTables {

    private DmnDecisionTables() {}

    /** The tables as they are shipped. */
    public static DecisionTables shipped() {
        return new DmnTables();
    }

    /** The shipped tables, one of them edited. */
    public static DecisionTables with(String decisionId, String xml) {
        Map<String, String> tables = new HashMap<>(DmnTables.shipped());
        tables.put(decisionId, xml);
        return new DmnTables(tables);
    }

    /** Reads tables that somebody proposes as the application does. */
    public static ProposedTables proposals() {
        return new DmnTables();
    }

    public static String xml(String decisionId) {
        return DmnTables.shipped().get(decisionId);
    }
}
