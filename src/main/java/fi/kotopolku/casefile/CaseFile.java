package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.audit.Audit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one way to client data: asks for a right in force now, refuses without it, and logs what is read and written
 * under which right, in the caller's transaction.
 */
@Service
public class CaseFile {

    private final AccessDecisions decisions;
    private final Audit audit;
    private final ClientStore clients;
    private final JdbcClient jdbc;

    CaseFile(AccessDecisions decisions, Audit audit, ClientStore clients, JdbcClient jdbc) {
        this.decisions = decisions;
        this.audit = audit;
        this.clients = clients;
        this.jdbc = jdbc;
    }

    /**
     * Reads the client's name and language.
     *
     * @throws AccessRefused without a right that covers identity and contact data, and for a case that is not there
     */
    @Transactional
    public ClientCard client(String personId, String caseNumber) {
        reads(personId, caseNumber, DataCategory.IDENTITY_AND_CONTACT);
        return clients.card(caseNumber);
    }

    /** @throws AccessRefused when one of the categories may not be read */
    @Transactional
    public void reads(String personId, String caseNumber, DataCategory... content) {
        for (DataCategory category : content) {
            audit.read(personId, caseNumber, right(personId, Power.READ, caseNumber, category), category.name());
        }
    }

    /** @throws AccessRefused when one of the categories may not be written */
    @Transactional
    public void writes(String personId, String caseNumber, DataCategory... content) {
        for (DataCategory category : content) {
            audit.write(personId, caseNumber, right(personId, Power.WRITE, caseNumber, category), category.name());
        }
    }

    /** Reads the category if the person's rights cover it; leaving it out is no refusal and is not logged as one. */
    @Transactional
    public boolean readsIfCovered(String personId, String caseNumber, DataCategory category) {
        boolean covered = jdbc.sql("select exists (select 1 from koto.integration_case k where k.number = :number and "
                        + AccessDecisions.reachOf("k", Power.READ, category) + ")")
                .param("number", caseNumber)
                .param("personId", personId)
                .query(Boolean.class)
                .single();
        if (covered) {
            reads(personId, caseNumber, category);
        }
        return covered;
    }

    private String right(String personId, Power power, String caseNumber, DataCategory category) {
        return decisions.require(personId, power, caseNumber, category).rightNumber();
    }
}
