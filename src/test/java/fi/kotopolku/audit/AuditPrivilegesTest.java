package fi.kotopolku.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The log takes inserts only: triggers stop the owner, privileges stop the application, checks stop free text. */
class AuditPrivilegesTest {

    private static final String WRITE = "insert into koto.audit_entry (person_id, action, municipality, outcome)"
            + " values ('x', 'READ', '249', 'DONE')";

    private static AuditTestbed house;

    @BeforeAll
    static void open(@TempDir Path directory) {
        house = new AuditTestbed("audit_privileges", directory.resolve("seals.log"));
        house.audit.event("caseworker.keuruu", "SIGN_IN", null);
        house.sealer.seal();
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update koto.audit_entry set person_id = 'x'",
                "delete from koto.audit_entry",
                "truncate koto.audit_entry",
                "update koto.audit_link set seq = 2",
                "delete from koto.audit_link",
                "truncate koto.audit_link",
                "update koto.audit_seal set batch = 2",
                "delete from koto.audit_seal",
                "truncate koto.audit_seal"
            })
    void whatIsWrittenIsNotChanged(String change) throws SQLException {
        assertThatThrownBy(() -> house.jdbc.sql(change).update()).rootCause().hasMessageContaining("written once");
        assertDenied(change);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "insert into koto.audit_entry (person_id, action, outcome, at) values ('x', 'READ', 'DONE', now())",
                "insert into koto.audit_entry (person_id, action, outcome, transaction_id) values ('x', 'READ', 'DONE', 1)",
                "insert into koto.audit_entry (id, person_id, action, outcome) overriding system value"
                        + " values (1, 'x', 'READ', 'DONE')",
                "insert into koto.audit_link values ('249', 1, 1, sha256(''))",
                "insert into koto.audit_seal values ('249', 1, 1, 1, 1, now(), 1, sha256(''), sha256(''), sha256(''))",
                "alter table koto.audit_entry disable trigger all",
                "set session_replication_role = replica"
            })
    void theApplicationCannotWriteWhatIsTheDatabasesToSay(String statement) throws SQLException {
        assertDenied(statement);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'', 'READ', '249', null, null, 'DONE'",
                "repeat('x', 65), 'READ', '249', null, null, 'DONE'",
                "'x', 'read', '249', null, null, 'DONE'",
                "'x', 'READ', '24', null, null, 'DONE'",
                "'x', 'READ', '24a', null, null, 'DONE'",
                "'x', 'READ', '249', repeat('x', 65), null, 'DONE'",
                "'x', 'READ', '249', null, 'free text', 'DONE'",
                "'x', 'READ', '249', null, null, 'PERHAPS'"
            })
    void anEntryHoldsIdentifiersAndFixedWordsOnly(String values) {
        assertThatThrownBy(() -> house.jdbc
                        .sql("insert into koto.audit_entry"
                                + " (person_id, action, municipality, subject_key, category, outcome) values (" + values
                                + ")")
                        .update())
                .hasMessageContaining("violates check constraint");
    }

    @Test
    void theApplicationsRoleWritesAndSealsAndTheAuditorsOnlyReads() throws SQLException {
        long before = count("audit_link");
        asRole("kotopolku_app", WRITE);
        asRole("kotopolku_app", "select koto.seal_audit(10, true)");
        asRole("kotopolku_auditor", "select count(*) from koto.audit_entry, koto.audit_link, koto.audit_seal");

        assertThat(count("audit_link")).isEqualTo(before + 1);
        assertThatThrownBy(() -> asRole("kotopolku_auditor", WRITE)).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> asRole("kotopolku_auditor", "select koto.seal_audit(10, true)"))
                .hasMessageContaining("permission denied");
        assertThat(house.jdbc
                        .sql("select count(*) from pg_roles where rolname like 'kotopolku\\_%'"
                                + " and not rolsuper and not rolbypassrls and not rolcreaterole and not rolcanlogin"
                                + " and rolname in ('kotopolku_app', 'kotopolku_auditor')")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    private void assertDenied(String statement) {
        assertThatThrownBy(() -> asRole("kotopolku_app", statement))
                .isInstanceOf(SQLException.class)
                .hasMessageMatching("(?s).*(permission denied|must be owner).*");
    }

    private void asRole(String role, String sql) throws SQLException {
        try (Connection connection = house.database.getConnection()) {
            connection.createStatement().execute("set session authorization " + role);
            connection.createStatement().execute(sql);
        }
    }

    private static long count(String table) {
        return house.jdbc
                .sql("select count(*) from koto." + table)
                .query(Long.class)
                .single();
    }
}
