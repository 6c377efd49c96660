package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.doors.Visitor.Answer;
import fi.kotopolku.imports.SampleFiles;
import fi.kotopolku.privacy.EngineScan;
import fi.kotopolku.privacy.LogListener;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of an old client system, from the first one to a trial without errors, and whoever must not see any of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportDoorsTest extends DoorsTest {

    private static final String LENDER = "teacher.partner";
    private static final String MAIN = "main.tuonti";
    private static final String NUMBER = "249-TI-2026-9001";
    private static final String IMPORT = "/api/v1/imports/" + NUMBER;
    private static final String CHECK = "0123456789ABCDEFHJKLMNPRSTUVWXY";
    private static final String HEADER = "asiakas_tunniste;sukunimi;etunimet;syntymaaika;henkilotunnus;kansalaisuus;"
            + "aidinkieli;asiointikieli;oleskelun_peruste;ensimmainen_lupa;asia_vireille;turvakielto;haastateltu;"
            + "monialainen;arviointi_valmis;suunnitelma_tarvitaan;vastuutyontekija\n";

    private final Grants grants = new Grants(jdbc);
    private String right;
    private Visitor main;

    @BeforeAll
    void aMainUserAndAnImport() {
        grants.lendAccount(LENDER, MAIN, "Testi", "Tuonti-Pääkäyttäjä", "keuruu");
        right = grants.give(MAIN, "249", "main-user", "ADMINISTRATION");
        jdbc.sql("update koto.data_import set state = 'GIVEN_UP' where municipality = '249' and state = 'PREPARING'")
                .update();
        jdbc.sql("""
                insert into koto.data_import (number, municipality, source_system, opened_by, opened_at)
                values (:number, '249', 'TYPPI', :main, now())
                """).param("number", NUMBER).param("main", MAIN).update();
        main = visit(LENDER);
    }

    @BeforeEach
    void noFiles() {
        jdbc.sql("delete from koto.import_file where import = :number")
                .param("number", NUMBER)
                .update();
        jdbc.sql("delete from koto.import_column").update();
        jdbc.sql("delete from koto.import_code").update();
    }

    @AfterAll
    void asBefore() {
        noFiles();
        jdbc.sql("update koto.data_import set state = 'GIVEN_UP' where number = :number")
                .param("number", NUMBER)
                .update();
        grants.end(right);
        grants.takeAccountBack(LENDER, MAIN);
    }

    private Answer put(String kind, String text) {
        return main.call("PUT", IMPORT + "/files/" + kind, text, "Content-Type", "text/csv");
    }

    private JsonNode trial() {
        Answer answer = main.post(IMPORT + "/trial", null);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static List<String> faults(JsonNode report) {
        return StreamSupport.stream(report.path("faults").path("rows").spliterator(), false)
                .map(row -> row.path("kind").asText() + " " + row.path("line").asInt() + " "
                        + row.path("field").asText() + " " + row.path("fault").asText())
                .toList();
    }

    private static List<String> errors(JsonNode report) {
        return StreamSupport.stream(report.path("faults").path("rows").spliterator(), false)
                .filter(row -> row.path("severity").asText().equals("ERROR"))
                .map(row -> row.path("line").asInt() + " " + row.path("field").asText() + " "
                        + row.path("fault").asText())
                .toList();
    }

    private static String code(LocalDate born, int number) {
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
    private static String client(String ref, String name, LocalDate born, String code) {
        return ref + ";" + name + ";Tuonti;" + born + ";" + code
                + ";Syyria;arabia;fi;Kiintiöpakolainen;1.3.2025;2.4.2025;;;;;;\n";
    }

    private String remembered(String table) {
        return jdbc.sql("select count(*) from koto." + table + " where municipality = '249'")
                .query(String.class)
                .single();
    }

    @Test
    void fromAnOldSystemsColumnsToATrialWithoutErrors() {
        Map<String, String> before = besidesStaging();
        String typpi = "Asiakasnumero;Sukunimi;Etunimi;Synt.aika;Hetu;Kansalaisuus;Äidinkieli;Yhteyskieli;Oleskelulupa;"
                + "Luvan myöntöpäivä;Asiakkuus alkoi;Oma sarake\r\n";
        String rows = "T-1;Härmälä;Åke;1.2.1980;;SYR;ara;suomi;A3;1.3.2025;2.4.2025;x\r\n"
                + "T-2;Mäki;Örn;31.2.1981;;Syyria;Arabia;fi;A3;1.3.2025;2.4.2025;\r\n"
                + "T-3;\"Rivi\nvaihto\";Testi;3.3.1983;;Syyria;arabia;fi;Perheside;1.3.2025;2.4.2025;\r\n";
        assertThat(upload("CLIENTS", (typpi + rows).getBytes(Charset.forName("windows-1252")))
                        .body())
                .contains("\"charset\":\"WINDOWS-1252\"", "\"separator\":\";\"", "\"rows\":3", "\"put\":true");

        JsonNode columns = main.get(IMPORT + "/files/CLIENTS/columns").json().path("columns");
        assertThat(texts(columns, "field"))
                .containsExactly(
                        "client_ref",
                        "family_name",
                        "given_names",
                        "birth_date",
                        "identity_code",
                        "citizenship",
                        "native_language",
                        "contact_language",
                        "permit_kind",
                        "first_permit_on",
                        "opened_on",
                        "null");
        JsonNode report = trial();
        assertThat(faults(report))
                .containsExactly(
                        "CLIENTS 2 permit_kind UNKNOWN_CODE",
                        "CLIENTS 3 birth_date DATE_IMPOSSIBLE",
                        "CLIENTS 3 permit_kind UNKNOWN_CODE",
                        "CLIENTS 4 family_name NAME_FORM");
        assertThat(report.path("files").get(0).toString())
                .contains("\"read\":3", "\"good\":0", "\"errors\":3", "\"remarks\":0");

        JsonNode codes = main.get(IMPORT + "/codes").json();
        assertThat(codes.size()).isEqualTo(1);
        assertThat(codes.get(0).path("code").asText()).isEqualTo("A3");
        assertThat(codes.get(0).path("rows").asInt()).isEqualTo(2);
        assertThat(main.call(
                                "PUT",
                                IMPORT + "/codes",
                                Map.of(
                                        "codes",
                                        List.of(Map.of(
                                                "kind", "CLIENTS",
                                                "field", "permit_kind",
                                                "code", "A3",
                                                "meaning", "FAMILY_TIE"))))
                        .status())
                .isEqualTo(204);
        assertThat(main.get(IMPORT + "/report").json().path("upToDate").asBoolean())
                .isFalse();
        assertThat(main.get(IMPORT + "/codes").json().size()).isZero();

        String corrected = rows.replace("31.2.1981", "28.2.1981").replace("\"Rivi\nvaihto\"", "Rivinvaihto");
        assertThat(put("CLIENTS", typpi + corrected).body()).contains("\"charset\":\"UTF-8\"");
        JsonNode again = trial();
        assertThat(faults(again)).isEmpty();
        assertThat(again.path("upToDate").asBoolean()).isTrue();
        assertThat(again.path("wouldCreate").toString())
                .contains("\"newClients\":3", "\"knownClients\":0", "\"state\":\"ASSESSMENT\"", "\"cases\":3");
        assertThat(jdbc.sql("""
                        select content ->> 'family_name' || ' ' || (content ->> 'permit_kind') || ' '
                            || (content ->> 'citizenship') || ' ' || (content ->> 'birth_date') || ' ' || (content ->> 'way_in')
                        from koto.import_row where import = :number and line = 2
                        """).param("number", NUMBER).query(String.class).single())
                .isEqualTo("Härmälä FAMILY_TIE SY 1980-02-01 OLD_SYSTEM");
        assertThat(besidesStaging()).isEqualTo(before);
    }

    /** Everything but the staging, what a municipality has said of its old system, and the log. */
    private Map<String, String> besidesStaging() {
        return everythingStored().entrySet().stream()
                .filter(table -> !table.getKey().matches("koto\\.(import_.*|data_import)|.*spring_session.*"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Answer upload(String kind, byte[] bytes) {
        HttpResponse<String> response = main.upload(IMPORT + "/files/" + kind, bytes);
        return new Answer(response.statusCode(), response.body(), "");
    }

    @Test
    void columnsAreSaidOnceAndRemembered() {
        put("NOTES", "Kenestä;Milloin;Mitä;Teksti\nA;1.2.2025;x;y\n");
        Answer twice = main.call(
                "PUT",
                IMPORT + "/files/NOTES/columns",
                Map.of(
                        "columns",
                        List.of(
                                Map.of("header", "Kenestä", "field", "client_ref"),
                                Map.of("header", "Mitä", "field", "note"),
                                Map.of("header", "Teksti", "field", "note"))));
        assertThat(twice.status()).isEqualTo(400);
        assertThat(twice.body()).contains("Sama tieto on valittu kahdelle", "pakollinen tieto Kirjattu");
        assertThat(main.call(
                                "PUT",
                                IMPORT + "/files/NOTES/columns",
                                Map.of(
                                        "columns",
                                        List.of(
                                                Map.of("header", "Kenestä", "field", "client_ref"),
                                                Map.of("header", "Milloin", "field", "written_on"),
                                                Map.of("header", "Mitä", "field", "note"),
                                                Collections.singletonMap("header", "Teksti"))))
                        .status())
                .isEqualTo(204);
        put("NOTES", "Kenestä;Milloin;Mitä;Teksti\nB;1.2.2025;x;y\n");
        JsonNode columns = main.get(IMPORT + "/files/NOTES/columns").json().path("columns");
        assertThat(texts(columns, "field")).containsExactly("client_ref", "written_on", "note", "null");
        assertThat(texts(columns, "said")).containsOnly("true");
        assertThat(remembered("import_column")).isEqualTo("4");
    }

    @Test
    void eachFaultIsToldByLineAndField() {
        LocalDate born = LocalDate.of(1984, 5, 6);
        String good = client("A1", "Ykkönen", born, "");
        put(
                "CLIENTS",
                HEADER + good
                        + client("A2", "=cmd|' /C calc'!A0", born, "")
                        + client(
                                "A3",
                                "Kolmonen",
                                born,
                                code(LocalDate.of(1984, 5, 6), 901).replace('-', 'A'))
                        + client("A4", "Nelonen", born, code(LocalDate.of(1984, 5, 7), 902))
                        + client("A5", "Vitonen", born, "060584-903!")
                        + client("A6", "Kutonen", LocalDate.of(1899, 12, 31), "")
                        + client("A7", "Seiska", LocalDate.now(clock).plusDays(2), "")
                        + client("A8", "Kasi\u0007", born, "")
                        + client("A9", "Ysi", born, "").replace(";1.3.2025;", ";3/1/2025;")
                        + "A10;Vain;kolme\n"
                        + client("", "Nimetön", born, "")
                        + client("A12", "Kielitön", born, "").replace(";arabia;", ";klingon;")
                        + client("A13", "Valmis", born, "").replace(";;;;;;\n", ";;;;1.5.2025;;\n")
                        + client("A14", "Lupa", born, "").replace(";1.3.2025;", ";1.3.1970;"));
        assertThat(errors(trial()))
                .containsExactly(
                        "3 family_name FORMULA",
                        "4 identity_code IDENTITY_CODE_CENTURY",
                        "5 identity_code IDENTITY_CODE_DAY",
                        "6 identity_code IDENTITY_CODE_FORM",
                        "7 birth_date DATE_YEAR",
                        "8 birth_date DATE_IN_FUTURE",
                        "9 family_name CONTROL_CHARACTER",
                        "10 first_permit_on DATE_FORM",
                        "11 null CELLS_COUNT",
                        "12 client_ref MISSING",
                        "13 native_language UNKNOWN_CODE",
                        "14 interviewed_on MISSING_FOR_CONCLUSION",
                        "14 coordination_needed MISSING_FOR_CONCLUSION",
                        "14 plan_needed MISSING_FOR_CONCLUSION",
                        "15 first_permit_on BEFORE_BIRTH");
        String file = new String(main.file(IMPORT + "/report.csv").body(), StandardCharsets.UTF_8);
        assertThat(file)
                .startsWith("\uFEFF\"Tiedosto\";\"Rivi\"")
                .contains("\"Asiakkaat\";\"4\";\"Henkilötunnus\";\"virhe\";\"Henkilötunnus ja syntymäaika ovat eri"
                        + " vuosisadalta. Tarkista, kumpi on oikein.\"")
                .doesNotContain("Kolmonen", "cmd", "klingon");
    }

    /** Whatever was spoilt is found in its line and column, and nothing that was not. */
    @ParameterizedTest
    @CsvSource({"UTF-8, ;", "windows-1252, ','"})
    void whatIsSpoiltIsFoundAndNothingElse(Charset charset, char separator) {
        SampleFiles files = new SampleFiles(700 + separator, 300, 80, charset, separator, today());
        Map<String, String> fields = new HashMap<>();
        visit(CASEWORKER)
                .get("/api/v1/imports/layout")
                .json()
                .forEach(kind -> kind.path("fields")
                        .forEach(field -> fields.put(
                                kind.path("kind").asText()
                                        + field.path("header").asText(),
                                field.path("field").asText())));
        Set<String> spoilt = new TreeSet<>();
        for (String kind : List.of("CLIENTS", "HOUSEHOLDS", "PLANS", "SERVICES", "NOTES")) {
            ByteArrayOutputStream file = new ByteArrayOutputStream();
            files.write(kind, file)
                    .faults()
                    .forEach(fault -> spoilt.add(kind + " " + fault.line() + " "
                            + fields.get(kind + fault.fault().header())));
            Answer put = upload(kind, file.toByteArray());
            assertThat(put.status()).as(put.body()).isEqualTo(200);
        }
        trial();
        assertThat(jdbc.sql("""
                        select distinct kind || ' ' || line || ' ' || field from koto.import_fault
                        where import = :number and severity = 'ERROR' order by 1
                        """).param("number", NUMBER).query(String.class).list())
                .containsExactlyInAnyOrderElementsOf(spoilt);
        assertThat(spoilt).hasSizeGreaterThan(30);
    }

    @Test
    void rowsAreHeldAgainstEachOther() {
        LocalDate born = LocalDate.of(1985, 6, 7);
        String concluded = client("B1", "Valmis", born, "").replace(";;;;;;\n", ";;3.4.2025;ei;1.5.2025;kyllä;\n");
        put(
                "CLIENTS",
                HEADER
                        + concluded
                        + client("B2", "Kaksoset", born, code(born, 904))
                        + client("B2", "Kolmoset", born, "")
                        + client("B4", "Sama", born, code(born, 904))
                        + client("B5", "Valmis", born, "").replace(";;;;;;\n", ";K;;;;;\n")
                        + client("B6", "Väärä", LocalDate.of(1890, 1, 1), ""));
        put(
                "HOUSEHOLDS",
                "asiakas_tunniste;perheenjasen_tunniste;perheenjasen_nimi;suhde\n"
                        + "B1;B4;;Aviopuoliso\nB4;B1;;Aviopuoliso\nB1;B4;;Lapsi\nB1;;Nimi Vain;Lapsi\nB1;B4;Molemmat Tässä;Lapsi\n"
                        + "B1;B1;;Lapsi\nB1;X9;;Lapsi\nX8;;Jokin Nimi;Lapsi\nB6;;Jokin Toinen;Lapsi\n");
        LocalDate end = today().plusYears(1);
        String agreed = ";Allekirjoitus paperille;fi;Työ;k;k;k\n";
        put(
                "PLANS",
                "asiakas_tunniste;voimassa_alkaen;voimassa_asti;asiakas_vahvisti;vahvistustapa;kieli;tavoitteet;"
                        + "asiakas_ymmarsi;asiakas_hyvaksyi;oikeudet_kerrottu\n"
                        + "B1;1.9.2026;" + end.minusMonths(6) + ";1.9.2026" + agreed
                        + "B4;1.9.2026;" + end.minusMonths(6) + ";1.9.2026" + agreed
                        + "B1;1.9.2026;" + end.minusMonths(6) + ";1.9.2026" + agreed);
        put(
                "SERVICES",
                "asiakas_tunniste;palvelu;tuottaja;tarkoitus;alkaa;paattyy;vastuutaho\n"
                        + "B1;Kotoutumiskoulutus;Opisto;Kieli;1.9.2026;1.8.2026;Kunta\n"
                        + "B2;Kotoutumiskoulutus;Opisto;Kieli;1.9.2026;;Kunta\n"
                        + "B1;Kotoutumiskoulutus;Opisto;Kieli;1.9.2026;;Kunta\n");
        JsonNode report = trial();
        assertThat(faults(report))
                .contains(
                        "CLIENTS 4 client_ref CLIENT_REF_TWICE",
                        "CLIENTS 5 identity_code IDENTITY_CODE_TWICE",
                        "CLIENTS 6 family_name NAMESAKE_IN_FILE",
                        "CLIENTS 6 non_disclosure NON_DISCLOSURE",
                        "CLIENTS 3 identity_code IDENTITY_CODE_TEMPORARY",
                        "HOUSEHOLDS 3 member_ref LINK_BOTH_WAYS",
                        "HOUSEHOLDS 4 member_ref MEMBER_TWICE",
                        "HOUSEHOLDS 6 name MEMBER_NOT_SAID",
                        "HOUSEHOLDS 7 member_ref MEMBER_IS_CLIENT",
                        "HOUSEHOLDS 8 member_ref MEMBER_REF_DANGLING",
                        "HOUSEHOLDS 9 client_ref REF_DANGLING",
                        "PLANS 4 client_ref PLAN_TWICE",
                        "PLANS 3 client_ref PLAN_WITHOUT_CONCLUSION",
                        "SERVICES 2 ends_on UNTIL_BEFORE_SINCE",
                        "SERVICES 3 client_ref SERVICE_WITHOUT_PLAN")
                .doesNotContain("HOUSEHOLDS 10 client_ref REF_DANGLING", "SERVICES 4 client_ref SERVICE_WITHOUT_PLAN");
        assertThat(report.path("wouldCreate").path("stages").toString()).contains("\"state\":\"IN_FORCE\"");
        assertThat(texts(
                        main.get(IMPORT + "/report?kind=PLANS&severity=ERROR")
                                .json()
                                .path("faults")
                                .path("rows"),
                        "line"))
                .containsExactly("3", "4");
    }

    @Test
    void clientsWhoAreHereAreKnown() {
        LocalDate born = LocalDate.of(1986, 7, 8);
        String here = code(born, 905);
        String gone = code(born, 906);
        Map<String, Object> one =
                SampleAnswers.with(SampleAnswers.intake("Tuontitutka", "Avoin", born, today()), "identityCode", here);
        casework.begin(CASEWORKER, "integration-case", one);
        String closed = casework.begin(
                CASEWORKER,
                "integration-case",
                SampleAnswers.with(
                        SampleAnswers.intake("Tuontimennyt", "Suljettu", born, today()), "identityCode", gone));
        jdbc.sql("""
                update koto.integration_case set state = 'CLOSED', close_reason = 'OTHER', closed_at = now()
                where number = :number
                """).param("number", closed).update();
        try {
            put(
                    "CLIENTS",
                    HEADER
                            + client("C1", "Tuontitutka", born, here)
                            + client("C2", "Tuontimennyt", born, gone)
                            + client("C3", "Tuontitutka Avoin", born, ""));
            assertThat(faults(trial()))
                    .contains(
                            "CLIENTS 2 identity_code CLIENT_HAS_CASE",
                            "CLIENTS 3 identity_code CLIENT_KNOWN",
                            "CLIENTS 4 family_name NAMESAKE_HERE")
                    .doesNotContain("CLIENTS 3 identity_code CLIENT_HAS_CASE", "CLIENTS 2 identity_code CLIENT_KNOWN");
        } finally {
            jdbc.sql("""
                    update koto.integration_case set state = 'ASSESSMENT', close_reason = null, closed_at = null
                    where number = :number
                    """).param("number", closed).update();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|file-empty",
                "%PDF-1.7|file-pdf",
                "sukunimi;;etunimet~A;B;C|file-header-empty",
                "sukunimi;etunimet;Sukunimi~A;B;C|file-header-twice",
                "Virtanen;Matti;1.1.1980~Virtanen;Maija;2.2.1982|file-header-missing",
                "sukunimi;etunimet|file-no-rows",
                "sukunimi;etunimet~\"A;B~C;D|file-quote-broken"
            })
    void aFileThatIsNoneLeavesTheOneBefore(String text, String code) {
        put("CLIENTS", HEADER + client("D1", "Edellinen", LocalDate.of(1987, 8, 9), ""));
        Answer refused = put("CLIENTS", text.replace("~", "\n"));
        assertThat(refused.status()).as(refused.body()).isEqualTo(400);
        assertThat(refused.json().path("code").asText()).isEqualTo(code);
        assertThat(refused.json().path("detail").asText()).isNotBlank().doesNotContain("Virtanen");
        assertThat(main.get(IMPORT + "/files/CLIENTS/columns")
                        .json()
                        .path("columns")
                        .size())
                .isEqualTo(17);
    }

    @Test
    void aFieldOfFiftyMegabytesIsRefusedByItsLine() {
        Answer refused = put("CLIENTS", "sukunimi;etunimet\nA;B\n\"" + "x".repeat(50_000_000) + "\";C\n");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("code").asText()).isEqualTo("file-field-long");
        assertThat(refused.json().path("line").asInt()).isEqualTo(3);
    }

    @Test
    void aTrialNeedsClientsAndTheirColumns() {
        assertThat(main.post(IMPORT + "/trial", null).status()).isEqualTo(400);
        put("CLIENTS", "sukunimi;etunimet\nA;B\n");
        assertThat(errors(trial())).hasSize(8).contains("1 client_ref COLUMN_MISSING", "1 opened_on COLUMN_MISSING");
        assertThat(main.call("DELETE", IMPORT + "/files/CLIENTS", null).status())
                .isEqualTo(204);
        assertThat(main.get(IMPORT + "/files/CLIENTS/columns").status()).isEqualTo(400);
    }

    @Test
    void whatIsOrderedIsNoLongerChanged() {
        put("CLIENTS", HEADER + client("E1", "Tilattu", LocalDate.of(1987, 8, 9), ""));
        jdbc.sql("update koto.data_import set state = 'GIVEN_UP' where number = :number")
                .param("number", NUMBER)
                .update();
        try {
            assertThat(put("CLIENTS", HEADER + client("E2", "Myöhässä", LocalDate.of(1987, 8, 9), ""))
                            .status())
                    .isEqualTo(409);
            assertThat(main.post(IMPORT + "/trial", null).status()).isEqualTo(409);
        } finally {
            jdbc.sql("update koto.data_import set state = 'PREPARING' where number = :number")
                    .param("number", NUMBER)
                    .update();
        }
    }

    @Test
    void forEverybodyElseThereIsNothing() {
        put("CLIENTS", HEADER + client("F1", "Piilossa", LocalDate.of(1988, 9, 10), ""));
        String elsewhere = grants.give(OTHER_MUNICIPALITY, "495", "main-user", "ADMINISTRATION");
        String reader = grants.give("officer2.keuruu", "249", "main-user", List.of("READ"), List.of("ADMINISTRATION"));
        try {
            for (String other : List.of(
                    CASEWORKER, "lead.keuruu", "dpo.keuruu", "keha.admin", OTHER_MUNICIPALITY, "officer2.keuruu")) {
                shut(visit(other), other);
            }
        } finally {
            grants.end(elsewhere);
            grants.end(reader);
        }
        assertThat(Visitor.stranger(port).get(IMPORT + "/report").status()).isEqualTo(401);
        assertThat(jdbc.sql("select count(*) from koto.import_cells where import = :number")
                        .param("number", NUMBER)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private void shut(Visitor visitor, String who) {
        for (String look : List.of("/report", "/report.csv", "/codes", "/files/CLIENTS/columns")) {
            assertThat(visitor.get(IMPORT + look).status()).as(who + look).isEqualTo(404);
        }
        String file = HEADER + client("F2", "Tunkeilija", LocalDate.of(1988, 9, 10), "");
        assertThat(visitor.call("PUT", IMPORT + "/files/CLIENTS", file, "Content-Type", "text/csv")
                        .status())
                .as(who)
                .isEqualTo(404);
        assertThat(visitor.call("DELETE", IMPORT + "/files/CLIENTS", null).status())
                .as(who)
                .isEqualTo(404);
        assertThat(visitor.post(IMPORT + "/trial", null).status()).as(who).isEqualTo(404);
        assertThat(visitor.call("PUT", IMPORT + "/codes", Map.of("codes", List.of()))
                        .status())
                .as(who)
                .isEqualTo(404);
    }

    @Test
    void aRightThatEndedShutsTheOpenSession() {
        put("CLIENTS", HEADER + client("G1", "Viimeinen", LocalDate.of(1988, 9, 10), ""));
        assertThat(main.get(IMPORT + "/report").status()).isEqualTo(200);
        grants.end(right);
        try {
            assertThat(main.get(IMPORT + "/report").status()).isEqualTo(404);
            assertThat(put("CLIENTS", HEADER).status()).isEqualTo(404);
        } finally {
            right = grants.give(MAIN, "249", "main-user", "ADMINISTRATION");
        }
    }

    /** What stands in a file is in the staging area, and nowhere else: not in a fault, an answer, the log of accesses or of the system. */
    @Test
    void nothingOfAFileIsAnywhereElse() {
        String marker = "Tuontimerkkixq";
        LogListener log = new LogListener();
        log.begin();
        String told;
        try {
            put(
                    "CLIENTS",
                    HEADER
                            + client(marker + "1", marker, LocalDate.of(1989, 1, 2), "")
                            + client(marker + "2", "=" + marker, LocalDate.of(1989, 1, 2), marker)
                            + client(marker + "3", marker + "9", LocalDate.of(1989, 1, 2), "")
                                    .replace(";fi;", ";" + marker.repeat(4) + ";"));
            told = put("CLIENTS", HEADER + "\"" + marker + "\"" + marker + ";1\n")
                    .body();
            told += trial()
                    + main.get(IMPORT + "/report").body()
                    + main.get(IMPORT + "/codes").body()
                    + new String(main.file(IMPORT + "/report.csv").body(), StandardCharsets.UTF_8);
        } finally {
            log.end();
        }
        assertThat(told).doesNotContain(marker);
        assertThat(log.lines()).noneMatch(line -> line.contains(marker));
        assertThat(new EngineScan(jdbc, "engine").places(List.of(marker))).isEmpty();
        assertThat(new EngineScan(jdbc, "koto").places(List.of(marker))).isSubsetOf("import_row.client_ref");
    }

    @Test
    void whoLookedAndWhoChangedIsInTheLog() {
        put("CLIENTS", HEADER + client("H1", "Lokissa", LocalDate.of(1990, 1, 2), ""));
        trial();
        assertThat(jdbc.sql("""
                        select distinct action from koto.audit_entry
                        where person_id = :main and subject_key = :number and municipality = '249'
                        """)
                        .param("main", MAIN)
                        .param("number", NUMBER)
                        .query(String.class)
                        .list())
                .contains("IMPORT_FILE_PUT", "IMPORT_TRIED", "IMPORT_REPORT_READ");
    }

    @Test
    void theLayoutIsForWhoeverPreparesAFile() {
        JsonNode layout = visit(CASEWORKER).get("/api/v1/imports/layout").json();
        assertThat(texts(layout, "kind")).containsExactly("CLIENTS", "HOUSEHOLDS", "PLANS", "SERVICES", "NOTES");
        assertThat(layout.get(0).path("fields").get(1).toString())
                .contains("\"header\":\"sukunimi\"", "\"required\":true", "\"sv\":\"Efternamn\"");
        assertThat(new String(main.file("/api/v1/imports/layout/NOTES.csv").body(), StandardCharsets.UTF_8))
                .isEqualTo("\uFEFFasiakas_tunniste;kirjattu;kirjaaja;teksti\r\n");
    }
}
