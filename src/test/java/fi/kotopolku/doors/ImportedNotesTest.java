package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseMaterial;
import fi.kotopolku.casefile.Material;
import fi.kotopolku.doors.Visitor.Answer;
import fi.kotopolku.identity.WorkFor;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What an old system noted of a client is for whoever's right contains notes, goes along with the case, and is logged. */
class ImportedNotesTest extends DoorsTest {

    private static final String LENDER = "keha.admin";
    private static final String SUBSTITUTE = "notes.keuruu";
    private static final String NOTED = "Soitettu ja sovittu aika ensi viikolle";

    @Autowired
    List<CaseMaterial> modules;

    @Autowired
    WorkFor work;

    private Grants grants;
    private String right;
    private String key;
    private String address;

    @BeforeEach
    void aCaseWithANote() {
        grants = new Grants(jdbc);
        key = newCase(CASEWORKER);
        address = "/api/v1/cases/" + key + "/imported-notes";
        jdbc.sql("""
                insert into koto.imported_note (case_number, municipality, written_on, author, note)
                values (:case, '249', date '2024-03-05', 'Vanha työntekijä', :note)
                """).param("case", key).param("note", NOTED).update();
    }

    @AfterEach
    void asBefore() {
        if (right != null) {
            grants.end(right);
            grants.takeAccountBack(LENDER, SUBSTITUTE);
        }
    }

    @Test
    void aCaseworkerReadsItAndTheLogSaysSo() {
        Answer read = visit(CASEWORKER).get(address);

        assertThat(read.status()).isEqualTo(200);
        assertThat(read.json().get(0).path("note").asText()).isEqualTo(NOTED);
        assertThat(read.json().get(0).path("writtenOn").asText()).isEqualTo("2024-03-05");
        assertThat(categoriesRead(CASEWORKER)).contains("NOTES");
    }

    @Test
    void theTimelineSaysThatThereIsOneAndNotWhatItSays() {
        Answer past = visit(CASEWORKER).get(timeline());

        JsonNode first = past.json().get(0);
        assertThat(first.path("kind").asText()).isEqualTo("IMPORTED_NOTE");
        assertThat(first.path("on").asText()).isEqualTo("2024-03-05");
        assertThat(first.path("textFi").asText()).isEqualTo("Vanhassa järjestelmässä on muistiinpano.");
        assertThat(past.body()).doesNotContain(NOTED, "Vanha työntekijä");
        assertThat(categoriesRead(CASEWORKER)).contains("NOTES");
    }

    @Test
    void withoutNotesInTheRightThereIsNothing() {
        grants.lendAccount(LENDER, SUBSTITUTE, "Testi", "Keuruu-Muistiot", "keuruu");
        right = grants.give(SUBSTITUTE, "249", "caseworker", "IDENTITY_AND_CONTACT", "PLAN");

        Answer refused = Visitor.signedIn(port, LENDER).get(address);

        assertThat(refused.status()).isIn(403, 404);
        assertThat(refused.body()).doesNotContain(NOTED, "Vanha työntekijä");
        Answer past = Visitor.signedIn(port, LENDER).get(timeline());
        assertThat(past.body()).contains("CASE_OPENED").doesNotContain("IMPORTED_NOTE", "2024-03-05");
        assertThat(categoriesRead(SUBSTITUTE)).doesNotContain("NOTES");
        Answer elsewhere = visit(OTHER_MUNICIPALITY).get(address);
        assertThat(elsewhere.status()).isIn(403, 404);
        assertThat(elsewhere.body()).doesNotContain(NOTED, "Vanha työntekijä");
        assertThat(categoriesRead(OTHER_MUNICIPALITY)).isEmpty();
    }

    @Test
    void itGoesAlongWithTheCase() {
        List<Material> material = work.municipality(
                "249",
                () -> modules.stream()
                        .flatMap(module -> module.of(key).stream())
                        .toList());

        assertThat(material)
                .filteredOn(part -> part.toString().contains(NOTED))
                .singleElement()
                .satisfies(part -> assertThat(part.category()).isEqualTo(DataCategory.NOTES));
    }

    private String timeline() {
        return "/api/v1/cases/" + key + "/timeline";
    }

    private List<String> categoriesRead(String personId) {
        return jdbc.sql("""
                select category from koto.audit_entry
                where subject_key = :case and person_id = :person and action = 'READ'
                """)
                .param("case", key)
                .param("person", personId)
                .query(String.class)
                .list();
    }
}
