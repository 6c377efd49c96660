package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.doors.Visitor.Answer;
import java.net.http.HttpResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/**
 * A main user at the doors of an import of their own, who puts files and tries them: every test begins without a file
 * and with nothing remembered of the old system.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ImportFilesDoors extends DoorsTest {

    private static final String LENDER = "teacher.partner";
    private static final String CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    static final String HEADER = "asiakas_tunniste;sukunimi;etunimet;syntymaaika;henkilotunnus;kansalaisuus;"
            + "aidinkieli;asiointikieli;oleskelun_peruste;ensimmainen_lupa;asia_vireille;turvakielto;haastateltu;"
            + "monialainen;arviointi_valmis;suunnitelma_tarvitaan;vastuutyontekija\n";

    final Grants grants = new Grants(jdbc);
    final String mainUser;
    String right;
    Visitor main;
    String number;
    String path;

    /** @param mainUser a person of this class alone, for whoever's account was taken back once is not employed any more */
    ImportFilesDoors(String mainUser) {
        this.mainUser = mainUser;
    }

    @BeforeAll
    void aMainUserAndAnImport() {
        grants.lendAccount(LENDER, mainUser, "Testi", "Tuonti-Pääkäyttäjä", "keuruu");
        right = grants.give(mainUser, "249", "main-user", "ADMINISTRATION");
        jdbc.sql("update koto.data_import set state = 'GIVEN_UP' where municipality = '249' and state = 'PREPARING'")
                .update();
        number = jdbc.sql("select koto.next_number('249', 'TI')")
                .query(String.class)
                .single();
        path = "/api/v1/imports/" + number;
        jdbc.sql("""
                insert into koto.data_import (number, municipality, source_system, opened_by, opened_at)
                values (:number, '249', 'TYPPI', :main, now())
                """).param("number", number).param("main", mainUser).update();
        main = visit(LENDER);
    }

    @BeforeEach
    void noFiles() {
        jdbc.sql("delete from koto.import_file where import = :number")
                .param("number", number)
                .update();
        jdbc.sql("delete from koto.import_column").update();
        jdbc.sql("delete from koto.import_code").update();
    }

    @AfterAll
    void asBefore() {
        noFiles();
        jdbc.sql("update koto.data_import set state = 'GIVEN_UP' where number = :number")
                .param("number", number)
                .update();
        grants.end(right);
        grants.takeAccountBack(LENDER, mainUser);
    }

    Answer put(String kind, String text) {
        return main.call("PUT", path + "/files/" + kind, text, "Content-Type", "text/csv");
    }

    JsonNode trial() {
        Answer answer = main.post(path + "/trial", null);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    static List<String> faults(JsonNode report) {
        return StreamSupport.stream(report.path("faults").path("rows").spliterator(), false)
                .map(row -> row.path("kind").asText() + " " + row.path("line").asInt() + " "
                        + row.path("field").asText() + " " + row.path("fault").asText())
                .toList();
    }

    static List<String> errors(JsonNode report) {
        return StreamSupport.stream(report.path("faults").path("rows").spliterator(), false)
                .filter(row -> row.path("severity").asText().equals("ERROR"))
                .map(row -> row.path("line").asInt() + " " + row.path("field").asText() + " "
                        + row.path("fault").asText())
                .toList();
    }

    static String code(LocalDate born, int number) {
        int digits = born.getDayOfMonth() * 10_000_000
                + born.getMonthValue() * 100_000
                + born.getYear() % 100 * 1_000
                + number;
        return "%09d".formatted(digits).substring(0, 6)
                + (born.getYear() < 2000 ? "-" : "A")
                + number
                + CHECK.charAt(digits % 31);
    }

    /** A client without a fault. */
    static String client(String ref, String name, LocalDate born, String code) {
        return ref + ";" + name + ";Tuonti;" + born + ";" + code
                + ";Syyria;arabia;fi;Kiintiöpakolainen;1.3.2025;2.4.2025;;;;;;\n";
    }

    Answer upload(String kind, byte[] bytes) {
        HttpResponse<String> response = main.upload(path + "/files/" + kind, bytes);
        return new Answer(response.statusCode(), response.body(), "");
    }
}
