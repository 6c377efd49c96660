package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.doors.Visitor.Answer;
import fi.kotopolku.imports.SampleFiles;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever corrects a file has only the report: each fault is told by its line and field, and nothing that is none. */
class ImportFaultsTest extends ImportFilesDoors {

    ImportFaultsTest() {
        super("main.tuontivirheet");
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
        String file = new String(main.file(path + "/report.csv").body(), StandardCharsets.UTF_8);
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
                        """).param("number", number).query(String.class).list())
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
                        main.get(path + "/report?kind=PLANS&severity=ERROR")
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
}
