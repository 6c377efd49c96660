package fi.kotopolku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.engine.Casework;
import fi.kotopolku.identity.WorkFor;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The second wall alone: plain statements through the application's own pool, with no rule of the application's before
 * them. Keuruu is 249, Multia 495.
 */
@KotopolkuTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RowLevelSecurityTest {

    /** A register that everybody may read; which municipality an employer is, is no secret. */
    private static final List<String> OPEN = List.of("organisation");

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

    private final JdbcClient owner = TestDatabase.owner();

    @Autowired
    JdbcClient application;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    WorkFor work;

    @Autowired
    Casework casework;

    @Autowired
    Clock clock;

    @BeforeAll
    void keuruuHasRowsEverywhere() {
        LocalDate today = LocalDate.now(clock);
        String number = casework.begin(
                "caseworker.keuruu",
                "integration-case",
                SampleAnswers.intake("Muuri", "Toinen", LocalDate.of(1985, 6, 7), today));
        casework.answer(
                "caseworker.keuruu",
                number,
                "task_initialInterview",
                SampleAnswers.with(
                        SampleAnswers.interviewInviting(today, "nurse.keskisuomi"),
                        "measures",
                        List.of(SampleAnswers.measure("LANGUAGE_TEST", "OWN"))));
        casework.answer(
                "caseworker.keuruu", number, "task_recordMeasure", SampleAnswers.measured(today, "languageResult"));
        casework.begin(
                "caseworker.keuruu",
                "joint-meeting",
                SampleAnswers.with(
                        SampleAnswers.meetingOn(number, today.plusDays(1)), "invited", List.of("nurse.keskisuomi")));
        casework.answer("caseworker.keuruu", number, "task_recordMeeting", SampleAnswers.meetingHeld(today));
        owner.sql("""
                insert into koto.no_show
                    (assessment_id, case_number, municipality, missed_on, invited_by, recorded_by, recorded_at)
                select id, case_number, municipality, current_date - 1, 'LETTER', 'caseworker.keuruu', now()
                from koto.assessment where case_number = :number
                """).param("number", number).update();
        casework.answer("nurse.keskisuomi", number, "task_contribute", SampleAnswers.contribution());
        casework.answer("caseworker.keuruu", number, "task_concludeAssessment", SampleAnswers.conclusion(today, true));
        casework.answer("caseworker.keuruu", number, "task_draftPlan", SampleAnswers.draft(today));
        owner.sql("""
                insert into koto.plan_link (plan_version_id, linked_plan_id, municipality)
                select v.id, p.id, p.municipality
                from koto.plan p join koto.plan_version v on v.plan_id = p.id where p.case_number = :number
                """).param("number", number).update();
        casework.answer("caseworker.keuruu", number, "task_confirmPlan", SampleAnswers.agreed(today));
        imported(number);
        review(number);
        transfer(number);
        brought(number);
    }

    private void brought(String number) {
        owner.sql("""
                with import as (
                    insert into koto.data_import (number, municipality, source_system, state, opened_by, opened_at)
                    values (koto.next_number('249', 'TI'), '249', 'OTHER', 'GIVEN_UP', 'lead.keuruu', now())
                    returning number, municipality),
                file as (
                    insert into koto.import_file
                        (import, municipality, kind, bytes, sha256, charset, separator, headers, rows, put_by, put_at)
                    select number, municipality, 'CLIENTS', 1, repeat('0', 64), 'UTF-8', ';', '{sukunimi}', 1, 'lead.keuruu',
                           now()
                    from import),
                cells as (
                    insert into koto.import_cells (import, municipality, kind, line, cells)
                    select number, municipality, 'CLIENTS', 2, '{Muuri}' from import),
                row as (
                    insert into koto.import_row (import, municipality, kind, line, client_ref, content)
                    select number, municipality, 'CLIENTS', 2, 'Muuri', '{}' from import),
                fault as (
                    insert into koto.import_fault (import, municipality, kind, line, fault, severity)
                    select number, municipality, 'CLIENTS', 2, 'MISSING', 'ERROR' from import),
                code as (
                    insert into koto.import_unknown_code (import, municipality, kind, field, code, rows)
                    select number, municipality, 'CLIENTS', 'permit_kind', 'M', 1 from import),
                counted as (
                    insert into koto.import_count (import, municipality, kind, read, promised)
                    select number, municipality, 'CLIENTS', 1, 0 from import)
                insert into koto.import_case (case_number, import, municipality, client_id, new_client)
                select k.number, import.number, import.municipality, k.client_id, true
                from import, koto.integration_case k where k.number = :number
                """).param("number", number).update();
        owner.sql("""
                with said as (
                    insert into koto.import_column (municipality, kind, header, field, said_by, said_at)
                    values ('249', 'NOTES', 'Muuri', null, 'lead.keuruu', now())),
                code as (
                    insert into koto.import_code (municipality, kind, field, code, meaning, said_by, said_at)
                    values ('249', 'CLIENTS', 'permit_kind', 'Muuri', 'OTHER', 'lead.keuruu', now()))
                insert into koto.imported_note (case_number, municipality, written_on, note)
                values (:number, '249', current_date, 'Muuri')
                """).param("number", number).update();
    }

    private void transfer(String number) {
        owner.sql("""
                with sent as (
                    insert into koto.transfer (number, municipality, case_number, authority_name, ground, change_on, state,
                        begun_by, begun_at, turned_at, sent_by, sent_at, settled_at, reason)
                    values (koto.next_transfer_number('249'), '249', :number, 'Muuri', 'MOVES', current_date, 'WITHDRAWN',
                        'caseworker.keuruu', now(), now(), 'caseworker.keuruu', now(), now(), 'Muuri')
                    returning id, municipality),
                package as (
                    insert into koto.transfer_package (transfer_id, municipality, content, sha256, frozen_at)
                    select id, municipality, 'Muuri', encode(sha256('Muuri'), 'hex'), now() from sent)
                insert into koto.transfer_question (transfer_id, municipality, no, question, asked_by, asked_at)
                select id, municipality, 1, 'Muuri', 'lead.keuruu', now() from sent
                """).param("number", number).update();
    }

    /** The receiver reads what was sent while it waits and once it is theirs; a third municipality never does. */
    @Test
    void whatIsSentIsSeenByItsTwoSidesOnlyAndNeverChanged() {
        String case_ = casework.begin(
                "caseworker.keuruu",
                "integration-case",
                SampleAnswers.intake("Siirtomuuri", "Toinen", LocalDate.of(1985, 6, 8), LocalDate.now(clock)));
        casework.begin(
                "caseworker.keuruu", "case-transfer", SampleAnswers.transferTo("495", case_, LocalDate.now(clock)));
        assertThat(packagesSeen(processOf("495"), case_)).as("not sent yet").isZero();
        casework.answer("caseworker.keuruu", case_, "task_sendTransfer", SampleAnswers.sendTransfer());
        Asker third = processOf("992");

        for (String state : List.of("SENT", "ASKED", "WITHDRAWN", "REFUSED", "ACCEPTED")) {
            stateOf(case_, state);
            boolean theirs = !List.of("WITHDRAWN", "REFUSED").contains(state);
            assertThat(packagesSeen(person("caseworker.multia"), case_))
                    .as(state)
                    .isEqualTo(theirs ? 1 : 0);
            assertThat(packagesSeen(person("caseworker.keuruu"), case_))
                    .as(state)
                    .isEqualTo(1);
            assertThat(packagesSeen(third, case_)).as(state).isZero();
            assertThat(packagesSeen(nobody(), case_)).as(state).isZero();
        }
        for (String change : List.of(
                "update koto.transfer_package set content = 'x'",
                "delete from koto.transfer_package",
                "truncate koto.transfer_package",
                "update koto.transfer set ground = 'MOVES', settled_at = now() where state = 'ACCEPTED'",
                "update koto.transfer set to_municipality = '992' where state = 'ACCEPTED'",
                "delete from koto.transfer_question")) {
            assertThatThrownBy(() -> owner.sql(change).update())
                    .as("the owner too: " + change)
                    .rootCause()
                    .hasMessageMatching("(?s).*(written once|not written over).*");
        }
    }

    private int packagesSeen(Asker asker, String caseNumber) {
        return asked(
                asker,
                () -> application
                        .sql("""
                                select count(*) from koto.transfer_package p join koto.transfer t on t.id = p.transfer_id
                                where t.case_number = :case
                                """)
                        .param("case", caseNumber)
                        .query(Integer.class)
                        .single());
    }

    /** Past the triggers, which let no state come back. */
    private void stateOf(String caseNumber, String state) {
        owner.sql("alter table koto.transfer disable trigger transfer_is_kept").update();
        owner.sql("""
                update koto.transfer set state = :state, reason = 'Muuri',
                    settled_at = case when :state in ('SENT', 'ASKED') then null else now() end
                where case_number = :case
                """).param("state", state).param("case", caseNumber).update();
        owner.sql("alter table koto.transfer enable trigger transfer_is_kept").update();
    }

    /** An import that is long over, with something in each of its tables. */
    private void imported(String number) {
        String imported = owner.sql("""
                        insert into koto.data_import (number, municipality, source_system, state, opened_by, opened_at)
                        select koto.next_number('249', 'TI'), '249', 'OTHER', 'GIVEN_UP', 'lead.keuruu', now() returning number
                        """).query(String.class).single();
        for (String row : List.of(
                """
                into koto.import_file (import, municipality, kind, bytes, sha256, charset, separator, headers, rows, put_by, put_at)
                values (:import, '249', 'NOTES', 1, repeat('0', 64), 'UTF-8', ';', '{}', 1, 'lead.keuruu', now())""",
                "into koto.import_cells (import, municipality, kind, line, cells) values (:import, '249', 'NOTES', 2, '{Muuri}')",
                """
                into koto.import_row (import, municipality, kind, line, client_ref, content)
                values (:import, '249', 'NOTES', 2, 'Muuri', '{}')""",
                """
                into koto.import_fault (import, municipality, kind, line, fault, severity)
                values (:import, '249', 'NOTES', 2, 'DATE_IMPOSSIBLE', 'ERROR')""",
                """
                into koto.import_unknown_code (import, municipality, kind, field, code, rows)
                values (:import, '249', 'NOTES', 'author', 'X', 1)""",
                "into koto.import_count (import, municipality, kind, read, promised) values (:import, '249', 'NOTES', 1, 1)",
                """
                into koto.import_case (case_number, import, municipality, client_id, new_client)
                values ('249-2020-9999', :import, '249', gen_random_uuid(), true)""")) {
            owner.sql("insert " + row).param("import", imported).update();
        }
        owner.sql("""
                insert into koto.import_column (municipality, kind, header, said_by, said_at)
                values ('249', 'NOTES', 'muuri', 'lead.keuruu', now())
                """).update();
        owner.sql("""
                insert into koto.import_code (municipality, kind, field, code, meaning, said_by, said_at)
                values ('249', 'CLIENTS', 'permit_kind', 'muuri', 'OTHER', 'lead.keuruu', now())
                """).update();
        owner.sql("""
                insert into koto.imported_note (case_number, municipality, written_on, note)
                values (:number, '249', current_date, 'Muuri')
                """).param("number", number).update();
    }

    private void review(String number) {
        owner.sql("""
                with review as (
                    insert into koto.plan_review
                        (id, plan_id, plan_version_id, municipality, no, state, trigger, opened_on, closed_on, met_on,
                         outcome, reasons)
                    select gen_random_uuid(), p.id, v.id, p.municipality, 900, 'CLOSED', 'DUE', current_date,
                           current_date, current_date, 'UNCHANGED', 'Muuri'
                    from koto.plan p join koto.plan_version v on v.plan_id = p.id where p.case_number = :number
                    returning id, plan_version_id)
                insert into koto.plan_service_realised (review_id, service_id, municipality, realised)
                select r.id, s.id, s.municipality, 'AS_PLANNED'
                from review r join koto.plan_service s on s.plan_version_id = r.plan_version_id
                """).param("number", number).update();
        owner.sql("""
                with reported as (
                    insert into koto.service_report (plan_id, no, municipality, plan_version_id, line, kind, on_day,
                        reported_by, employer, on_behalf, reported_at)
                    select p.id, 1, p.municipality, v.id, 1, 'STARTED', current_date, 'caseworker.keuruu', 'keuruu', true,
                           koto.instant()
                    from koto.plan p join koto.plan_version v on v.plan_id = p.id where p.case_number = :number
                    limit 1)
                insert into koto.service_follow_up
                    (id, plan_id, municipality, line, reporter, employer, named_by, asked_at)
                select gen_random_uuid(), p.id, p.municipality, 1, 'teacher.partner', 'partner-opisto',
                       'caseworker.keuruu', koto.instant()
                from koto.plan p where p.case_number = :number
                """).param("number", number).update();
        owner.sql("""
                with message as (
                    insert into koto.case_message (id, case_number, municipality, category, text, sent_by, sent_at)
                    values (gen_random_uuid(), :number, '249', 'SERVICES', 'Muuri', 'caseworker.keuruu', koto.instant())
                    returning id, municipality),
                recipient as (
                    insert into koto.case_message_recipient (message_id, person_id, municipality)
                    select id, 'lead.keuruu', municipality from message)
                insert into koto.cooperation_request
                    (id, case_number, municipality, asked_by, asked_of, question, due_on, asked_at)
                values (gen_random_uuid(), :number, '249', 'caseworker.keuruu', 'lead.keuruu', 'Muuri', current_date,
                        koto.instant())
                """).param("number", number).update();
        owner.sql("""
                insert into koto.access_right_failure (right_number, position, code, explanation_fi)
                select number, 900, 'MUURI', 'Muuri' from koto.access_right where municipality = '249'
                on conflict do nothing
                """).update();
        owner.sql("""
                insert into koto.kinship (municipality, person_id, client_id, case_number, kind, declared_by)
                select municipality, 'keha.admin', client_id, number, 'RELATIVE', 'lead.keuruu'
                from koto.integration_case where number = :number
                """).param("number", number).update();
        owner.sql("""
                with home as (
                    insert into koto.household (client_id, municipality)
                    select client_id, municipality from koto.integration_case where number = :number
                    returning client_id, municipality),
                member as (
                    insert into koto.household_member (municipality, client_id, name, role)
                    select municipality, client_id, 'Muuri', 'OTHER' from home)
                insert into koto.representative (municipality, client_id, name, basis, valid_from)
                select municipality, client_id, 'Muuri', 'GUARDIAN', current_date from home
                """).param("number", number).update();
        owner.sql("""
                insert into koto.emergency_access (right_number, municipality, case_number, reason)
                select min(number), '249', :number, 'OTHER' from koto.access_right where municipality = '249'
                """).param("number", number).update();
        owner.sql("""
                with review as (
                    insert into koto.access_review (number, municipality, since, opened_at, closed_at)
                    values (koto.next_number('249', 'KK'), '249', now(), now(), now()) returning number),
                list as (
                    insert into koto.access_review_list (review_number, municipality, position)
                    select number, '249', 0 from review returning id)
                insert into koto.access_review_row
                    (list_id, position, municipality, right_number, person_id, cases_opened, odd_hours)
                select list.id, 0, '249', (select min(number) from koto.access_right where municipality = '249'),
                       'lead.keuruu', 0, 0
                from list
                """).update();
        owner.sql("""
                insert into koto.employment_change
                    (number, municipality, person_id, kind, last_day, takes_effect, state, entered_by, closed_at)
                select koto.next_number('249', 'PM'), '249', 'caseworker.keuruu', 'TASK_CHANGES', date '2026-01-31',
                       timestamptz '2026-02-01 00:00 Europe/Helsinki', 'DONE', 'lead.keuruu', now()
                """).update();
    }

    @AfterEach
    void nobodyIsSignedIn() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void theApplicationsRoleOwnsNothingAndCannotPass() {
        assertThat(application.sql("select current_user").query(String.class).single())
                .isEqualTo("kotopolku_app");
        assertThat(owner.sql("""
                        select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin or rolreplication
                        from pg_roles where rolname = 'kotopolku_app'
                        """).query(Boolean.class).single()).isFalse();
        assertThat(owner.sql("""
                        select count(*) from pg_auth_members m join pg_roles r on r.oid = m.member
                        where r.rolname = 'kotopolku_app'
                        """).query(Integer.class).single())
                .as("roles that it could change into")
                .isZero();
        assertThat(owner.sql("""
                        select relname from pg_class
                        where pg_has_role('kotopolku_app', relowner, 'MEMBER')
                          and relnamespace in ('koto'::regnamespace, 'engine'::regnamespace)
                        """).query(String.class).list()).isEmpty();
        assertThat(owner.sql("""
                        select has_schema_privilege('kotopolku_app', 'koto', 'CREATE')
                            or has_schema_privilege('kotopolku_app', 'engine', 'CREATE')
                            or has_schema_privilege('kotopolku_app', 'public', 'CREATE')
                            or has_table_privilege('kotopolku_app', 'koto.flyway_schema_history', 'SELECT')
                        """).query(Boolean.class).single()).isFalse();
    }

    @Test
    void whatIsWrittenOnceIsWrittenOnceByPrivilegeToo() {
        for (String table : List.of("audit_entry", "access_right_event")) {
            for (String privilege : List.of("UPDATE", "DELETE", "TRUNCATE")) {
                assertThat(owner.sql("select has_table_privilege('kotopolku_app', 'koto.' || :table, :privilege)")
                                .param("table", table)
                                .param("privilege", privilege)
                                .query(Boolean.class)
                                .single())
                        .as("%s on %s", privilege, table)
                        .isFalse();
            }
        }
    }

    @Test
    void theApplicationHasNoRightToMakeOrToLoosenAnything() {
        for (String statement : List.of(
                "create table koto.another (id int)",
                "create table engine.another (id int)",
                "drop policy municipality_wall on koto.client",
                "alter table koto.client disable row level security",
                "create or replace function koto.instant() returns timestamptz language sql as 'select now()'",
                "truncate koto.client cascade")) {
            assertThatThrownBy(() -> application.sql(statement).update())
                    .as(statement)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageMatching("(?s)ERROR: (permission denied for|must be owner of) .*");
        }
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

    /** Rolled back, so that what one asker changed another does not find. */
    private <T> T asked(Asker asker, Supplier<T> statements) {
        signIn(asker.person());
        try {
            return transaction.execute(running -> {
                running.setRollbackOnly();
                if (asker.municipality() != null) {
                    work.municipality(asker.municipality());
                }
                return statements.get();
            });
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private static void signIn(String person) {
        if (person == null) {
            SecurityContextHolder.clearContext();
        } else {
            SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(person, null, "-"));
        }
    }

    private record Asker(String name, String person, String municipality) {}

    private static Asker person(String id) {
        return new Asker(id, id, null);
    }

    private static Asker nobody() {
        return new Asker("nobody", null, null);
    }

    private static Asker processOf(String municipality) {
        return new Asker("a process of " + municipality, null, municipality);
    }
}
