package fi.kotopolku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The second wall alone: plain statements through the application's own pool, with no rule of the application's before
 * them. Keuruu is 249, Multia 495.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowLevelSecurityTest extends WallTest {

    /**
     * Registers that everybody may read: which municipality an employer is, is no secret, and by which provider its people
     * sign in is asked before anybody is there.
     */
    private static final List<String> OPEN = List.of("organisation", "identity_provider");

    /** Takes an entry from anybody: what is tried on another municipality's case must be logged there. */
    private static final List<String> LOGS = List.of("audit_entry");

    /** Whose municipality is in a number instead of in a column. */
    private static final Map<String, String> NUMBERED = Map.of(
            "access_right_case", "right_number",
            "access_right_failure", "right_number",
            "access_right_event", "right_number",
            "notice", "subject_key");

    /** A case that goes to another municipality is shown there; these rows go outside the system and to nobody's. */
    private static final List<String> SENT = List.of("transfer", "transfer_package", "transfer_question");

    @BeforeAll
    void keuruuHasRowsEverywhere() {
        new RowsOfKeuruu(owner, casework, LocalDate.now(clock)).put();
    }

    /** Enumerated by the database, so that a table that is added without a policy fails here. */
    Stream<String> tables() {
        return Stream.concat(
                owner.sql("""
                        select c.table_name from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where c.table_schema = 'koto' and c.column_name = 'municipality' and t.table_type = 'BASE TABLE'
                        order by 1
                        """).query(String.class).list().stream().filter(table -> !OPEN.contains(table)),
                NUMBERED.keySet().stream().sorted());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void strangersAndNobodyReachNothingOfKeuruus(String table) {
        assertThat(rowsOfKeuruu(owner, table)).as("rows to be hidden").isPositive();
        for (Asker stranger : List.of(person("caseworker.multia"), nobody(), processOf("495"))) {
            assertThat(asked(stranger, () -> rowsOfKeuruu(application, table)))
                    .as("%s reads", stranger.name())
                    .isZero();
            assertThat(asked(stranger, () -> changed("update koto." + table + " set " + unchanged(table), table)))
                    .as("%s updates", stranger.name())
                    .isZero();
            assertThat(asked(stranger, () -> changed("delete from koto." + table, table)))
                    .as("%s deletes", stranger.name())
                    .isZero();
            if (!LOGS.contains(table)) {
                assertThatThrownBy(() -> asked(stranger, () -> insertCopy(table)))
                        .as("%s inserts", stranger.name())
                        .rootCause()
                        .hasMessageContaining("violates row-level security policy");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void keuruusOwnCaseworkerAndProcessesReachTheirs(String table) {
        if (LOGS.contains(table)) {
            return;
        }
        int all = rowsOfKeuruu(owner, table);
        for (Asker own : List.of(person("caseworker.keuruu"), processOf("249"))) {
            assertThat(asked(own, () -> rowsOfKeuruu(application, table)))
                    .as("%s reads", own.name())
                    .isEqualTo(all);
            assertThat(failure(() -> asked(own, () -> insertCopy(table))))
                    .as("%s inserts", own.name())
                    .doesNotContain("row-level security", "permission denied");
        }
    }

    /** Not even KEHA's: rows come and go by the two functions that look who asks. */
    @Test
    void aProviderIsWrittenByNobodysStatement() {
        for (Asker asker : List.of(person("keha.admin"), person("caseworker.keuruu"), processOf("249"), nobody())) {
            for (String statement : List.of(
                    """
                    insert into koto.identity_provider (registration, organisation_id, municipality, issuer, client_id,
                        adoption, admitted_by, admitted_at)
                    values ('kunta-249', 'keuruu', '249', 'https://oma.invalid', 'x', '249-KA-2024-0001', 'keha.admin', now())
                    """,
                    "update koto.identity_provider set issuer = 'https://oma.invalid'",
                    "delete from koto.identity_provider",
                    "select koto.close_provider_of('249', 'Oma syy')",
                    "select koto.require_national_administrator()")) {
                assertThatThrownBy(() ->
                                asked(asker, () -> application.sql(statement).update()))
                        .as("%s: %s", asker.name(), statement)
                        .rootCause()
                        .hasMessageContaining("permission denied");
            }
        }
    }

    @Test
    void theLogIsTheDataProtectionOfficersAlone() {
        int all = rowsOfKeuruu(owner, "audit_entry");
        int own = owner.sql("select count(*) from koto.audit_entry where municipality = '249' and person_id = :person")
                .param("person", "caseworker.keuruu")
                .query(Integer.class)
                .single();
        assertThat(own).isPositive().isLessThan(all);
        assertThat(asked(person("dpo.keuruu"), () -> rowsOfKeuruu(application, "audit_entry")))
                .isEqualTo(all);
        assertThat(asked(person("caseworker.keuruu"), () -> rowsOfKeuruu(application, "audit_entry")))
                .as("what they did themselves")
                .isEqualTo(own);
        assertThat(asked(processOf("249"), () -> rowsOfKeuruu(application, "audit_entry")))
                .isZero();
    }

    @Test
    void whatAStrangerTriedIsLoggedWhereItWasTried() {
        assertThat(asked(
                        person("caseworker.multia"),
                        () -> application
                                .sql(
                                        "insert into koto.audit_entry (person_id, action, municipality, subject_key, outcome)"
                                                + " values ('caseworker.multia', 'DECIDE_READ', '249', '249-2026-0001', 'REFUSED')")
                                .update()))
                .isEqualTo(1);
    }

    @Test
    void outsideOfATransactionThereIsNothing() {
        signIn("caseworker.keuruu");
        assertThat(rowsOfKeuruu(application, "client")).isZero();
    }

    @Test
    void nothingOfTheLastTransactionStaysOnTheConnection() {
        asked(processOf("249"), () -> rowsOfKeuruu(application, "client"));
        asked(person("caseworker.keuruu"), () -> rowsOfKeuruu(application, "client"));
        assertThat(asked(
                        nobody(),
                        () -> application
                                .sql(
                                        "select coalesce(current_setting('koto.person', true), '') || coalesce(current_setting('koto.municipality', true), '')")
                                .query(String.class)
                                .single()))
                .isEmpty();
    }

    @Test
    void theViewOfRightsInForceIsWalledToo() {
        assertThat(asked(person("caseworker.multia"), () -> municipalitiesOf("koto.right_in_force")))
                .containsExactly("495");
        assertThat(asked(nobody(), () -> municipalitiesOf("koto.right_in_force")))
                .isEmpty();
    }

    @Test
    void aRightThatEndedAMomentAgoShowsNothing() {
        String person = "muuri.keuruu";
        owner.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values (:id, 'muuri', :id, 'Testi', 'Muuri', '', 'keuruu') on conflict do nothing
                """).param("id", person).update();
        String right = grant(person);
        assertThat(asked(person(person), () -> {
                    int before = rowsOfKeuruu(application, "client");
                    owner.sql("""
                            update koto.access_right set ended_at = koto.instant(), end_cause = 'REVOKED', end_reason = 'Muuri'
                            where number = :number
                            """).param("number", right).update();
                    return List.of(
                            before > 0,
                            rowsOfKeuruu(application, "client") > 0,
                            rowsOfKeuruu(application, "integration_case") > 0,
                            rowsOfKeuruu(application, "plan_version") > 0);
                }))
                .as("clients before; clients, cases and plans after, in the same transaction")
                .containsExactly(true, false, false, false);
        assertThat(asked(
                        person(person),
                        () -> application
                                .sql("select number from koto.access_right")
                                .query(String.class)
                                .list()))
                .as("their own rights, over or not")
                .containsExactly(right);
        assertThat(asked(
                        person(person),
                        () -> application
                                .sql("select count(*) from koto.access_right_event")
                                .query(Integer.class)
                                .single()))
                .isEqualTo(1);
        assertThatThrownBy(() -> asked(
                        person(person),
                        () -> application
                                .sql("update koto.access_right set version = version + 1")
                                .update()))
                .rootCause()
                .hasMessageContaining("violates row-level security policy");
    }

    private String grant(String person) {
        String number =
                owner.sql("""
                insert into koto.access_right
                    (number, person_id, employer, municipality, ground, role, content, extent, powers, valid_from,
                     valid_until, state, requested_by, justification, decided_by, decided_at)
                values (koto.next_access_right_number('249'), :person, 'keuruu', '249', 'MUNICIPAL_TASK', 'caseworker',
                     array ['PLAN'], 'MUNICIPALITY', array ['READ'], koto.instant(), koto.instant() + interval '1 day',
                     'GRANTED', 'lead.keuruu', 'Muuri', 'officer.keuruu', koto.instant())
                returning number
                """).param("person", person).query(String.class).single();
        owner.sql("insert into koto.access_right_event (right_number, kind) values (:number, 'GRANTED')")
                .param("number", number)
                .update();
        return number;
    }

    private int rowsOfKeuruu(JdbcClient as, String table) {
        return as.sql("select count(*) from koto." + table + " where " + ofKeuruu(table))
                .query(Integer.class)
                .single();
    }

    private List<String> municipalitiesOf(String table) {
        return application
                .sql("select distinct municipality from " + table)
                .query(String.class)
                .list();
    }

    private static String ofKeuruu(String table) {
        String sent = SENT.contains(table) ? " and to_municipality is null" : "";
        return NUMBERED.containsKey(table) ? NUMBERED.get(table) + " like '249-%'" : "municipality = '249'" + sent;
    }

    private static String unchanged(String table) {
        String column = NUMBERED.getOrDefault(table, "municipality");
        return column + " = " + column;
    }

    /** A privilege that is missing is as good as a row that is hidden. */
    private int changed(String statement, String table) {
        try {
            return application.sql(statement + " where " + ofKeuruu(table)).update();
        } catch (DataAccessException refused) {
            assertThat(refused).rootCause().hasMessageContaining("permission denied for table " + table);
            return 0;
        }
    }

    private int insertCopy(String table) {
        String columns =
                owner.sql("""
                select string_agg(quote_ident(column_name), ', ') from information_schema.columns
                where table_schema = 'koto' and table_name = :table and is_identity = 'NO' and is_generated = 'NEVER'
                """).param("table", table).query(String.class).single();
        String row = owner.sql(
                        "select to_jsonb(t)::text from koto." + table + " t where " + ofKeuruu(table) + " limit 1")
                .query(String.class)
                .single();
        return application
                .sql("insert into koto.%1$s (%2$s) select %2$s from jsonb_populate_record(null::koto.%1$s, :row::jsonb)"
                        .formatted(table, columns))
                .param("row", row)
                .update();
    }

    private static String failure(Supplier<?> work) {
        try {
            work.get();
            return "";
        } catch (DataAccessException refused) {
            return Optional.ofNullable(refused.getMostSpecificCause().getMessage())
                    .orElse("");
        }
    }
}
