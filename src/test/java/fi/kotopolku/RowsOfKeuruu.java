package fi.kotopolku;

import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.engine.Casework;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A row of Keuruu's in every table that the wall is around, made by forms where there is one: the wall is only worth
 * something where there is something behind it.
 */
class RowsOfKeuruu {

    private final JdbcClient owner;
    private final Casework casework;
    private final LocalDate today;

    RowsOfKeuruu(JdbcClient owner, Casework casework, LocalDate today) {
        this.owner = owner;
        this.casework = casework;
        this.today = today;
    }

    void put() {
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
        casework.answer("caseworker.keuruu", number, "task_draftPlan", SamplePlans.draft(today));
        owner.sql("""
                insert into koto.plan_link (plan_version_id, linked_plan_id, municipality)
                select v.id, p.id, p.municipality
                from koto.plan p join koto.plan_version v on v.plan_id = p.id where p.case_number = :number
                """).param("number", number).update();
        casework.answer("caseworker.keuruu", number, "task_confirmPlan", SamplePlans.agreed(today));
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
}
