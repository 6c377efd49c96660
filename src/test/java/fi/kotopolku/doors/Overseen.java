package fi.kotopolku.doors;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A case of Keuruu's that has been seen there and tried for from Multia, and the officer who oversees. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Overseen extends DoorsTest {

    static final String OFFICER = "dpo.keuruu";
    static final String MULTIAS_OFFICER = "officer.multia";

    final Grants grants = new Grants(jdbc);

    String key;
    Visitor officer;

    @BeforeAll
    void aCaseThatHasBeenSeen() {
        key = caseWithNurse();
        visit(CASEWORKER).get("/api/v1/cases/" + key);
        visit(OTHER_MUNICIPALITY).get("/api/v1/cases/" + key);
        officer = visit(OFFICER);
    }
}
