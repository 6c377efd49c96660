package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.privacy.EngineScan;
import fi.kotopolku.privacy.LogListener;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Files hold clients before they are any municipality's case file: whoever must not see any of it, and what is told of
 * whoever may.
 */
class ImportDoorsTest extends ImportFilesDoors {

    ImportDoorsTest() {
        super("main.tuonti");
    }

    @Test
    void whatIsOrderedIsNoLongerChanged() {
        put("CLIENTS", HEADER + client("E1", "Tilattu", LocalDate.of(1987, 8, 9), ""));
        jdbc.sql("update koto.data_import set state = 'GIVEN_UP' where number = :number")
                .param("number", number)
                .update();
        try {
            assertThat(put("CLIENTS", HEADER + client("E2", "Myöhässä", LocalDate.of(1987, 8, 9), ""))
                            .status())
                    .isEqualTo(409);
            assertThat(main.post(path + "/trial", null).status()).isEqualTo(409);
        } finally {
            jdbc.sql("update koto.data_import set state = 'PREPARING' where number = :number")
                    .param("number", number)
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
        assertThat(Visitor.stranger(port).get(path + "/report").status()).isEqualTo(401);
        assertThat(jdbc.sql("select count(*) from koto.import_cells where import = :number")
                        .param("number", number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private void shut(Visitor visitor, String who) {
        for (String look : List.of("/report", "/report.csv", "/codes", "/files/CLIENTS/columns")) {
            assertThat(visitor.get(path + look).status()).as(who + look).isEqualTo(404);
        }
        String file = HEADER + client("F2", "Tunkeilija", LocalDate.of(1988, 9, 10), "");
        assertThat(visitor.call("PUT", path + "/files/CLIENTS", file, "Content-Type", "text/csv")
                        .status())
                .as(who)
                .isEqualTo(404);
        assertThat(visitor.call("DELETE", path + "/files/CLIENTS", null).status())
                .as(who)
                .isEqualTo(404);
        assertThat(visitor.post(path + "/trial", null).status()).as(who).isEqualTo(404);
        assertThat(visitor.call("PUT", path + "/codes", Map.of("codes", List.of()))
                        .status())
                .as(who)
                .isEqualTo(404);
    }

    @Test
    void aRightThatEndedShutsTheOpenSession() {
        put("CLIENTS", HEADER + client("G1", "Viimeinen", LocalDate.of(1988, 9, 10), ""));
        assertThat(main.get(path + "/report").status()).isEqualTo(200);
        grants.end(right);
        try {
            assertThat(main.get(path + "/report").status()).isEqualTo(404);
            assertThat(put("CLIENTS", HEADER).status()).isEqualTo(404);
        } finally {
            right = grants.give(mainUser, "249", "main-user", "ADMINISTRATION");
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
                    + main.get(path + "/report").body()
                    + main.get(path + "/codes").body()
                    + new String(main.file(path + "/report.csv").body(), StandardCharsets.UTF_8);
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
                        .param("main", mainUser)
                        .param("number", number)
                        .query(String.class)
                        .list())
                .contains("IMPORT_FILE_PUT", "IMPORT_TRIED", "IMPORT_REPORT_READ");
    }
}
