package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.doors.Visitor.Answer;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * A town's files as they are found: with a client who comes meanwhile, with a line of a spreadsheet's own before the headings,
 * with codes that mean nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportFromFileToCaseTest extends DoorsTest {

    private static final String LENDER = "teacher.partner";
    private static final String MAIN = "main.kohtaamo";
    private static final String WORKER = "worker.kohtaamo";
    private static final String HEADER = "asiakas_tunniste;sukunimi;etunimet;syntymaaika;henkilotunnus;kansalaisuus;"
            + "aidinkieli;asiointikieli;oleskelun_peruste;ensimmainen_lupa;asia_vireille\n";
    private static final String REST = ";Syyria;arabia;fi;Kiintiöpakolainen;1.3.2025;2.4.2025\n";
    private static final String FIRST = "K-1;Ensinnäkin;Tuonti;1.2.1980;" + REST;
    private static final LocalDate BORN = LocalDate.of(1981, 3, 4);
    private static final String CODE = "040381-9075";
    private static final String SECOND = "K-2;Toiseksi;Tuonti;4.3.1981;" + CODE + REST;
    private static final String THIRD = "K-3;Kolmanneksi;Tuonti;5.6.1982;" + REST;
    private static final Map<String, Object> BRING = Map.of("decision", "BRING", "remarksRead", true);
    private static final Map<String, Object> GIVE_UP = Map.of("decision", "GIVE_UP");
    private static final String[] CASEWORK = {
        "IDENTITY_AND_CONTACT", "RESIDENCE", "HOUSEHOLD", "EDUCATION_AND_WORK", "LANGUAGE", "PLAN", "SERVICES", "NOTES"
    };

    private final Grants grants = new Grants(jdbc);
    private List<String> rights;
    private Visitor main;
    private String number;
    private String path;

    @BeforeAll
    void aTownWithAMainUserAndACaseworker() {
        jdbc.sql("insert into koto.municipality (code, name_fi, name_sv, adopted_on)"
                        + " values ('971', 'Kohtaamo', 'Kohtaamo', current_date - 1)")
                .update();
        jdbc.sql("""
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality)
                values ('kunta-971', 'MUNICIPALITY', 'Kohtaamon kunta', 'Kohtaamo kommun', '971')
                """).update();
        jdbc.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values (:id, 'test', :id, 'Testi', 'Kohtaamo', 'testi@esimerkki.invalid', 'kunta-971')
                """).param("id", WORKER).update();
        grants.lendAccount(LENDER, MAIN, "Testi", "Kohtaamo-Pääkäyttäjä", "kunta-971");
        rights = List.of(
                grants.give(MAIN, "971", "main-user", "ADMINISTRATION"),
                grants.give(WORKER, "971", "caseworker", CASEWORK));
        main = visit(LENDER);
    }

    @BeforeEach
    void anImport() {
        number = casework.begin(MAIN, "data-import", Map.of("sourceSystem", "TYPPI"));
        path = "/api/v1/imports/" + number;
    }

    @AfterEach
    void noImportIsUnderWay() {
        if (main.get(path).json().path("state").asText().equals("PREPARING")) {
            casework.answer(MAIN, number, "task_prepareImport", GIVE_UP);
        }
    }

    @AfterAll
    void nothingIsLeft() {
        rights.forEach(grants::end);
        grants.takeAccountBack(LENDER, MAIN);
    }

    @Test
    void whoCameMeanwhileIsFoundAndTheRestIsBroughtWhenTheFileIsMended() {
        put(HEADER + FIRST + SECOND + THIRD);
        assertThat(told(trial().path("faults").path("rows"), "line")).containsExactly("IDENTITY_CODE_TEMPORARY 3");
        casework.answer(MAIN, number, "task_prepareImport", BRING);
        String meanwhile = casework.begin(
                WORKER,
                "integration-case",
                SampleAnswers.with(SampleAnswers.intake("Toiseksi", "Tuonti", BORN, today()), "identityCode", CODE));

        runJobs();

        assertThat(cases()).containsExactly(meanwhile);
        JsonNode view = main.get(path).json();
        assertThat(view.path("state").asText()).isEqualTo("PREPARING");
        assertThat(view.path("errors").asInt()).isOne();
        assertThat(view.path("mayOrder").asBoolean()).isFalse();
        JsonNode report = main.get(path + "/report").json();
        itsFaultIsNamed(report);
        assertThatThrownBy(() -> casework.answer(MAIN, number, "task_prepareImport", BRING))
                .hasMessageContaining("virheitä (1)");

        put(HEADER + FIRST + THIRD);
        JsonNode mended = trial();
        assertThat(mended.path("faults").path("rows")).isEmpty();
        assertThat(mended.path("summary")).isEmpty();
        assertThat(mended.path("wouldCreate").path("newClients").asInt()).isEqualTo(2);
        casework.answer(MAIN, number, "task_prepareImport", BRING);
        runJobs();

        assertThat(main.get(path).json().path("state").asText()).isEqualTo("BROUGHT");
        assertThat(cases()).hasSize(3).contains(meanwhile);
        assertThat(main.post(path + "/undo", Map.of("reason", "Testi on ohi.")).status())
                .isEqualTo(204);
        runJobs();
        assertThat(cases()).containsExactly(meanwhile);
    }

    private static void itsFaultIsNamed(JsonNode report) {
        assertThat(told(report.path("faults").path("rows"), "line"))
                .containsExactlyInAnyOrder("CLIENT_HAS_CASE 3", "IDENTITY_CODE_TEMPORARY 3");
        assertThat(told(report.path("summary"), "firstLine"))
                .containsExactly("CLIENT_HAS_CASE 3", "IDENTITY_CODE_TEMPORARY 3");
        assertThat(texts(report.path("summary"), "lines")).containsExactly("1", "1");
        assertThat(texts(report.path("summary"), "severity")).containsExactly("ERROR", "REMARK");
        assertThat(texts(report.path("summary"), "field")).containsOnly("identity_code");
        assertThat(report.toString()).doesNotContain(CODE);
        assertThat(report.path("files").path(0).toString())
                .contains("\"read\":3", "\"good\":2", "\"errors\":1", "\"remarks\":1");
        assertThat(report.path("wouldCreate").path("newClients").asInt()).isEqualTo(2);
        assertThat(report.path("wouldCreate").path("stages").toString()).contains("\"cases\":2");
    }

    @Test
    void aLineThatNamesTheSeparatorIsNoRowAndCountsAsALine() {
        String said = "\uFEFFSEP=,\r\n";
        String commas = HEADER.replace(';', ',');
        Answer put = put(said
                + commas
                + FIRST.replace(';', ',')
                + THIRD.replace("5.6.", "31.2.").replace(';', ','));
        assertThat(put.json().path("separator").asText()).isEqualTo(",");
        assertThat(put.json().path("rows").asInt()).isEqualTo(2);
        assertThat(told(trial().path("faults").path("rows"), "line")).containsExactly("DATE_IMPOSSIBLE 4");

        put(said + commas.replace("sukunimi", "oma") + FIRST.replace(';', ','));
        assertThat(told(trial().path("faults").path("rows"), "line")).containsExactly("COLUMN_MISSING 2");

        refused(said + "oma,toinen\r\n1,2\r\n", "file-header-missing", "Rivi 2: ");
        refused("sep=|\n" + HEADER.replace(';', '|'), "file-separator-other", "Rivi 1: ");
    }

    @Test
    void anOldCodeMayBeLeftEmptyWhereNothingHasToStand() {
        String told = HEADER.replace("\n", ";tulkkauskieli;turvakielto\n");
        put(told + FIRST.replace("Kiintiöpakolainen", "ZZ").replace("\n", ";EI-OLE;?\n"));
        assertThat(trial().path("files").path(0).path("errors").asInt()).isOne();
        JsonNode codes = main.get(path + "/codes").json();
        assertThat(texts(codes, "field")).containsExactly("interpreter_language", "non_disclosure", "permit_kind");
        assertThat(texts(codes, "mayBeEmpty")).containsExactly("true", "false", "false");

        Map<String, String> empty = said("interpreter_language", "EI-OLE", "");
        for (Map<String, String> needed : List.of(said("permit_kind", "ZZ", ""), said("non_disclosure", "?", ""))) {
            Answer refused = say(empty, needed);
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body())
                    .contains("Tietoa ei voi jättää tyhjäksi. Valitse koodille merkitys luettelosta.");
        }
        Answer unsaid = say(Map.of("kind", "CLIENTS", "field", "interpreter_language", "code", "EI-OLE"));
        assertThat(unsaid.status()).isEqualTo(400);
        assertThat(unsaid.body()).contains("Valitse jokaiselle koodille merkitys luettelosta.");
        assertThat(main.get(path + "/codes").json()).hasSize(3);

        assertThat(say(empty, said("permit_kind", "ZZ", "FAMILY_TIE"), said("non_disclosure", "?", "true"))
                        .status())
                .isEqualTo(204);
        assertThat(main.get(path + "/codes").json()).isEmpty();
        assertThat(trial().path("files").path(0).path("errors").asInt()).isZero();
        assertThat(jdbc.sql("""
                        select (content ->> 'permit_kind') || ' ' || (content ->> 'non_disclosure') || ' '
                            || coalesce(content ->> 'interpreter_language', 'nothing')
                        from koto.import_row where import = :number
                        """).param("number", number).query(String.class).single())
                .isEqualTo("FAMILY_TIE true nothing");
    }

    /** Each fault and the line that it is on. */
    private static List<String> told(JsonNode faults, String line) {
        return StreamSupport.stream(faults.spliterator(), false)
                .map(fault ->
                        fault.path("fault").asText() + " " + fault.path(line).asInt())
                .toList();
    }

    private static Map<String, String> said(String field, String code, String meaning) {
        return Map.of("kind", "CLIENTS", "field", field, "code", code, "meaning", meaning);
    }

    @SafeVarargs
    private final Answer say(Map<String, String>... codes) {
        return main.call("PUT", path + "/codes", Map.of("codes", List.of(codes)));
    }

    private void refused(String text, String code, String words) {
        Answer refused = main.call("PUT", path + "/files/CLIENTS", text, "Content-Type", "text/csv");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("code").asText()).isEqualTo(code);
        assertThat(refused.json().path("detail").asText()).startsWith(words);
    }

    private Answer put(String text) {
        Answer put = main.call("PUT", path + "/files/CLIENTS", text, "Content-Type", "text/csv");
        assertThat(put.status()).as(put.body()).isEqualTo(200);
        return put;
    }

    private JsonNode trial() {
        Answer answer = main.post(path + "/trial", null);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private List<String> cases() {
        return jdbc.sql("select number from koto.integration_case where municipality = '971' order by number")
                .query(String.class)
                .list();
    }

    private void runJobs() {
        List<Job> waiting = waiting();
        while (!waiting.isEmpty()) {
            waiting.forEach(job -> engine.getManagementService().executeJob(job.getId()));
            waiting = waiting();
        }
    }

    private List<Job> waiting() {
        ProcessInstance importing = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult();
        return importing == null
                ? List.of()
                : engine.getManagementService()
                        .createJobQuery()
                        .processInstanceId(importing.getId())
                        .messages()
                        .list();
    }
}
