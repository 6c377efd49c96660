package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.access.FirstRights;
import fi.kotopolku.access.Role;
import fi.kotopolku.doors.Visitor.Answer;
import fi.kotopolku.identity.WorkFor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Where an import stands and taking it back are for its municipality's main user; for everybody else there is nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportUndoDoorsTest extends DoorsTest {

    private static final String MAIN = "main.tuontimaa";
    private static final String LENDER = "teacher.partner";
    private static final Map<String, String> WHY = Map.of("reason", "Väärä tiedosto");

    @Autowired
    FirstRights firstRights;

    @Autowired
    WorkFor work;

    private final Grants grants = new Grants(jdbc);
    private String number;

    @BeforeAll
    void anImportOfATown() {
        jdbc.sql("insert into koto.municipality (code, name_fi, name_sv, adopted_on)"
                        + " values ('965', 'Tuontimaa', 'Tuontimaa', current_date)")
                .update();
        jdbc.sql("""
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality)
                values ('kunta-965', 'MUNICIPALITY', 'Tuontimaan kunta', 'Tuontimaa kommun', '965')
                """).update();
        grants.lendAccount(LENDER, MAIN, "Testi", "Tuontimaa-Pääkäyttäjä", "kunta-965");
        work.municipality("965", () -> {
            firstRights.open("965", MAIN, Role.MAIN_USER, "keha.admin");
            return null;
        });
        number = casework.begin(MAIN, "data-import", Map.of("sourceSystem", "TYPPI"));
    }

    @AfterAll
    void nothingIsLeft() {
        casework.answer(MAIN, number, "task_prepareImport", Map.of("decision", "GIVE_UP"));
        grants.takeAccountBack(LENDER, MAIN);
    }

    @Test
    void theMainUserSeesWhereItStands() {
        Visitor main = visit(LENDER);
        assertThat(main.get("/api/v1/imports").body()).contains(number, "\"stateFi\":\"valmistelussa\"");
        Answer view = main.get("/api/v1/imports/" + number);
        assertThat(view.status()).isEqualTo(200);
        assertThat(view.json().path("mayOrder").asBoolean()).isFalse();
        assertThat(view.json().path("files")).hasSize(5);
        assertThat(view.json().path("progress").path("cases").asInt()).isZero();
    }

    @Test
    void anImportThatIsNotBroughtIsNotTakenBack() {
        Visitor main = visit(LENDER);
        assertThat(main.post("/api/v1/imports/" + number + "/undo", Map.of("reason", " "))
                        .status())
                .isEqualTo(400);
        Answer refused = main.post("/api/v1/imports/" + number + "/undo", WHY);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.body()).contains("not-taken-back", "valmistelussa").doesNotContain("Väärä");
    }

    @Test
    void forEverybodyElseThereIsNothing() {
        for (String other :
                List.of("lead.keuruu", "officer.keuruu", "dpo.keuruu", "manager.keuruu", CASEWORKER, "keha.admin")) {
            Visitor visitor = visit(other);
            assertThat(visitor.get("/api/v1/imports").body()).as(other).isEqualTo("[]");
            Answer there = visitor.get("/api/v1/imports/" + number);
            Answer never = visitor.get("/api/v1/imports/965-TI-2026-999999");
            assertThat(there.status()).as(other).isEqualTo(404);
            assertThat(there.body()).isEqualTo(never.body().replace("965-TI-2026-999999", number));
            assertThat(visitor.post("/api/v1/imports/" + number + "/undo", WHY).status())
                    .as(other)
                    .isEqualTo(404);
        }
    }
}
