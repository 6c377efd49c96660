package fi.kotopolku.rules;

/** Decision tables with a proposed one among them, which nobody else is answered by. */
public interface ProposedTables {

    /** The largest file that is read, in bytes of UTF-8; the table of 2026 is a tenth of it. */
    int LARGEST = 2_000_000;

    /**
     * @param xml the file as it was handed in, by whomever
     * @throws RuleTablesRefused when it is not a plain decision table of that name; whether its rows can be trusted is
     *     asked by {@link Rules#under}
     */
    DecisionTables with(String decisionId, byte[] xml);
}
