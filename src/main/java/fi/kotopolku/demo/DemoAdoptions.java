package fi.kotopolku.demo;

import fi.kotopolku.identity.WorkFor;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The demo's municipalities that use the system have taken it into use as any would: by a decision, a sign-in, people and
 * papers. Keuruu's is the source decision itself (19.11.2024 § 85), whose roles are held here by artificial people;
 * Multia's is made up after it. What is there already is left as it is.
 */
@Component
@Profile("demo")
class DemoAdoptions implements InitializingBean {

    private record Taken(
            String number,
            String municipality,
            String body,
            String section,
            String recordNumber,
            String mainUser,
            String deputy,
            String officer,
            String worker,
            String confirmedBy,
            String controller) {}

    private static final List<Taken> TAKEN = List.of(
            new Taken(
                    "249-KA-2024-0001",
                    "249",
                    "Elinvoimalautakunta",
                    "85",
                    "321/00.01.02.00/2023",
                    "officer.keuruu",
                    "officer2.keuruu",
                    "officer.keuruu",
                    "caseworker.keuruu",
                    "dpo.keuruu",
                    "Keuruun kaupungin työllisyyspalvelut"),
            new Taken(
                    "495-KA-2024-0001",
                    "495",
                    "Kunnanhallitus (keksitty)",
                    "12",
                    "1/00.01.02.00/2024",
                    "officer.multia",
                    "caseworker.multia",
                    "officer.multia",
                    "caseworker.multia",
                    "officer.multia",
                    "Multian kunnan hallinto"));

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final WorkFor work;

    DemoAdoptions(JdbcClient jdbc, TransactionTemplate transaction, WorkFor work, DemoPeople people) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.work = work;
    }

    @Override
    public void afterPropertiesSet() {
        TAKEN.forEach(taken -> transaction.executeWithoutResult(running -> {
            work.municipality(taken.municipality());
            if (open(taken)) {
                decide(taken);
                name(taken);
                confirm(taken);
                begin(taken);
            }
        }));
    }

    /** @return false when the municipality's adoption is there already */
    private boolean open(Taken taken) {
        boolean opened = jdbc.sql("""
                        insert into koto.adoption (number, municipality, notified_on, starts_on, opened_by, opened_at)
                        values (:number, :municipality, date '2024-10-01', date '2025-01-01', 'keha.admin',
                            timestamptz '2024-10-01 10:00 Europe/Helsinki')
                        on conflict do nothing
                        """).paramSource(taken).update() == 1;
        if (opened) {
            jdbc.sql("""
                    insert into koto.adoption_requirement (adoption, municipality, kind, open_since)
                    select a.number, a.municipality, kind, a.opened_at
                    from koto.adoption a, unnest(array ['BOARD_DECISION', 'SIGN_IN', 'ACCESS_OFFICER', 'ELIGIBLE_PERSON',
                        'READINESS']) kind
                    where a.number = :number
                    """).paramSource(taken).update();
        }
        return opened;
    }

    private void decide(Taken taken) {
        jdbc.sql("""
                insert into koto.adoption_decision (adoption, municipality, body, decided_on, section, record_number,
                    main_user, deputy, controller)
                values (:number, :municipality, :body, date '2024-11-19', :section, :recordNumber, :mainUser, :deputy,
                    :controller)
                """).paramSource(taken).update();
    }

    private void name(Taken taken) {
        jdbc.sql("""
                insert into koto.adoption_sign_in (adoption, municipality, issuer, checked_at, proved_by, proved_at)
                values (:number, :municipality, 'kotopolku-demo', timestamptz '2024-11-25 12:00 Europe/Helsinki', :worker,
                    timestamptz '2024-11-26 9:00 Europe/Helsinki')
                """).paramSource(taken).update();
        jdbc.sql("""
                insert into koto.adoption_person (adoption, municipality, part, person_id)
                values (:number, :municipality, 'ACCESS_OFFICER', :officer),
                       (:number, :municipality, 'ELIGIBLE_PERSON', :worker)
                """).paramSource(taken).update();
    }

    private void confirm(Taken taken) {
        jdbc.sql("""
                insert into koto.adoption_document (adoption, municipality, kind, dated_on, reference, confirmed_by,
                    confirmed_at)
                select :number, :municipality, kind, date '2024-12-02', 'Asiakirjahallinta (esittely)', :confirmedBy,
                    timestamptz '2024-12-03 12:00 Europe/Helsinki'
                from unnest(array ['PRIVACY_NOTICE', 'RECORD_OF_PROCESSING', 'IMPACT_ASSESSMENT', 'AGREEMENT']) kind
                """).paramSource(taken).update();
    }

    private void begin(Taken taken) {
        jdbc.sql("""
                update koto.adoption_requirement
                set state = 'MET', settled_by = :mainUser, settled_at = timestamptz '2024-12-03 12:00 Europe/Helsinki'
                where adoption = :number
                """).paramSource(taken).update();
        jdbc.sql("select koto.begin_use(:number) is null")
                .paramSource(taken)
                .query(Boolean.class)
                .single();
        jdbc.sql("""
                insert into koto.adoption_event (adoption, municipality, at, kind, day)
                values (:number, :municipality, timestamptz '2025-01-01 00:00 Europe/Helsinki', 'BEGUN', date '2025-01-01')
                """).paramSource(taken).update();
    }
}
