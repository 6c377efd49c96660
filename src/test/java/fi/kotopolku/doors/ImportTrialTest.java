package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.doors.Visitor.Answer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Files of an old client system, from the layout and the first file to a trial without errors that has written nothing.
 */
class ImportTrialTest extends ImportFilesDoors {

    ImportTrialTest() {
        super("main.koetuonti");
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

        JsonNode columns = main.get(path + "/files/CLIENTS/columns").json().path("columns");
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

        JsonNode codes = main.get(path + "/codes").json();
        assertThat(codes.size()).isEqualTo(1);
        assertThat(codes.get(0).path("code").asText()).isEqualTo("A3");
        assertThat(codes.get(0).path("rows").asInt()).isEqualTo(2);
        assertThat(main.call(
                                "PUT",
                                path + "/codes",
                                Map.of(
                                        "codes",
                                        List.of(Map.of(
                                                "kind", "CLIENTS",
                                                "field", "permit_kind",
                                                "code", "A3",
                                                "meaning", "FAMILY_TIE"))))
                        .status())
                .isEqualTo(204);
        assertThat(main.get(path + "/report").json().path("upToDate").asBoolean())
                .isFalse();
        assertThat(main.get(path + "/codes").json().size()).isZero();

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
                        """).param("number", number).query(String.class).single())
                .isEqualTo("Härmälä FAMILY_TIE SY 1980-02-01 OLD_SYSTEM");
        assertThat(besidesStaging()).isEqualTo(before);
    }

    /** Everything but the staging, what a municipality has said of its old system, and the log. */
    private Map<String, String> besidesStaging() {
        return everythingStored().entrySet().stream()
                .filter(table -> !table.getKey().matches("koto\\.(import_.*|data_import)|.*spring_session.*"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Test
    void columnsAreSaidOnceAndRemembered() {
        put("NOTES", "Kenestä;Milloin;Mitä;Teksti\nA;1.2.2025;x;y\n");
        Answer twice = main.call(
                "PUT",
                path + "/files/NOTES/columns",
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
                                path + "/files/NOTES/columns",
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
        JsonNode columns = main.get(path + "/files/NOTES/columns").json().path("columns");
        assertThat(texts(columns, "field")).containsExactly("client_ref", "written_on", "note", "null");
        assertThat(texts(columns, "said")).containsOnly("true");
        assertThat(remembered("import_column")).isEqualTo("4");
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
        assertThat(main.get(path + "/files/CLIENTS/columns")
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
        assertThat(main.post(path + "/trial", null).status()).isEqualTo(400);
        put("CLIENTS", "sukunimi;etunimet\nA;B\n");
        assertThat(errors(trial())).hasSize(8).contains("1 client_ref COLUMN_MISSING", "1 opened_on COLUMN_MISSING");
        assertThat(main.call("DELETE", path + "/files/CLIENTS", null).status()).isEqualTo(204);
        assertThat(main.get(path + "/files/CLIENTS/columns").status()).isEqualTo(400);
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
