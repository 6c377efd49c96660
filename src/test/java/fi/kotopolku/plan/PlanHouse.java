package fi.kotopolku.plan;

import fi.kotopolku.TestDatabase;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** The plan's module and those it stands on, on a real PostgreSQL, without the engine, and with business time in hand. */
@TestConfiguration
@EnableTransactionManagement(proxyTargetClass = true)
@ComponentScan(
        basePackages = {
            "fi.kotopolku.plan",
            "fi.kotopolku.assessment",
            "fi.kotopolku.casefile",
            "fi.kotopolku.access",
            "fi.kotopolku.audit",
            "fi.kotopolku.rules"
        },
        excludeFilters = {
            @ComponentScan.Filter(
                    type = FilterType.ANNOTATION,
                    classes = {Configuration.class, TestConfiguration.class}),
            @ComponentScan.Filter(
                    type = FilterType.REGEX,
                    pattern = {".*\\.(casefile|access|assessment)\\.\\w+Api", ".*Test(\\$.*)?"})
        })
@ComponentScan(
        basePackages = {"fi.kotopolku.identity", "fi.kotopolku.engine"},
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = ".*\\.(People|Organisations|Notices|SignedIn|WorkFor|DmnTables)"))
class PlanHouse {

    static final String CASEWORKER = "caseworker.keuruu";
    static final String STRANGER = "caseworker.multia";
    static final String NURSE = "nurse.keskisuomi";
    static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    private static final String EVERYTHING =
            "array['IDENTITY_AND_CONTACT','RESIDENCE','HOUSEHOLD','EDUCATION_AND_WORK',"
                    + "'LANGUAGE','HEALTH_AND_FUNCTIONING','PLAN','SERVICES','NOTES']";

    @Bean
    DataSource dataSource() {
        DataSource dataSource = TestDatabase.fresh("plan_module");
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("koto")
                .defaultSchema("koto")
                .load()
                .migrate();
        return dataSource;
    }

    @Bean
    PlatformTransactionManager transactionManager(DataSource dataSource) {
        return new DataSourceTransactionManager(dataSource);
    }

    @Bean
    JdbcClient jdbcClient(DataSource dataSource) {
        return JdbcClient.create(dataSource);
    }

    @Bean
    HandClock clock() {
        return new HandClock();
    }

    @Bean
    Asked asked() {
        return new Asked();
    }

    @Bean
    Clients clients(JdbcClient jdbc) {
        return new Clients(jdbc);
    }

    /** Business time stands still at noon until it is moved. */
    static class HandClock extends Clock {

        private Instant now = Instant.parse("2026-03-02T10:00:00Z");

        void standOn(LocalDate day) {
            now = day.atTime(12, 0).atZone(HELSINKI).toInstant();
        }

        LocalDate today() {
            return LocalDate.ofInstant(now, HELSINKI);
        }

        @Override
        public ZoneId getZone() {
            return HELSINKI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    /** Collects the requests for a review. */
    static class Asked {

        final List<String> cases = new ArrayList<>();

        @EventListener
        void asked(ReviewRequested event) {
            cases.add(event.caseNumber());
        }
    }

    /** People with rights, and cases of artificial clients. */
    static class Clients {

        private final JdbcClient jdbc;
        private int drawn;

        Clients(JdbcClient jdbc) {
            this.jdbc = jdbc;
            municipality("249", "Keuruu", CASEWORKER, "lead.keuruu", "officer.keuruu");
            municipality("495", "Multia", STRANGER, "lead.multia", "officer.multia");
            jdbc.sql("""
                    insert into koto.organisation (id, kind, name_fi, name_sv)
                    values ('keski-suomi-hva', 'WELLBEING_COUNTY', 'Keski-Suomen hyvinvointialue', 'Mellersta Finland')
                    """).update();
            person(NURSE, "keski-suomi-hva");
        }

        private void municipality(String code, String name, String caseworker, String lead, String officer) {
            jdbc.sql(
                            "insert into koto.municipality (code, name_fi, name_sv, adopted_on) values (?, ?, ?, '2025-01-01')")
                    .params(code, name, name)
                    .update();
            jdbc.sql("""
                    insert into koto.organisation (id, kind, name_fi, name_sv, municipality)
                    values (?, 'MUNICIPALITY', ?, ?, ?)
                    """).params(name.toLowerCase(), name, name, code).update();
            List.of(caseworker, lead, officer).forEach(id -> person(id, name.toLowerCase()));
            jdbc.sql("""
                    insert into koto.access_right (number, person_id, employer, municipality, ground, role, content, extent,
                        powers, valid_from, valid_until, state, requested_by, justification, decided_by, decided_at)
                    values (?, ?, ?, ?, 'MUNICIPAL_TASK', 'caseworker', %s, 'MUNICIPALITY', array['READ','WRITE','DECIDE'],
                        now() - interval '1 day', now() + interval '300 days', 'GRANTED', ?, 'testi', ?, now())
                    """.formatted(EVERYTHING))
                    .params(code + "-KO-2026-0001", caseworker, name.toLowerCase(), code, lead, officer)
                    .update();
        }

        private void person(String id, String organisation) {
            jdbc.sql("""
                    insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                    values (?, 'test', ?, 'Testi', 'Henkilö', ?, ?)
                    """).params(id, id, id + "@example.invalid", organisation).update();
        }

        String newCase() {
            drawn++;
            String number = "249-2026-%04d".formatted(drawn);
            jdbc.sql("""
                    with client as (
                        insert into koto.client (municipality, family_name, given_names, birth_date, citizenship,
                            native_language, contact_language, interpreter_needed, permit_kind, first_permit_on,
                            registered_at, registered_by)
                        values ('249', 'Testinen', 'Ahmed_*tähti*', '1990-01-01', 'SO', 'so', 'so', false, 'QUOTA_REFUGEE',
                            '2025-10-01', now(), :person)
                        returning id)
                    insert into koto.integration_case (number, municipality, client_id, way_in, responsible_person, state,
                        opened_at, opened_by)
                    select :number, '249', id, 'OWN_REQUEST', :person, 'ASSESSMENT', now(), :person from client
                    """).param("number", number).param("person", CASEWORKER).update();
            return number;
        }
    }

    static FormContext opened(String personId, String caseNumber) {
        return new FormContext(personId, caseNumber.substring(0, 3), caseNumber, Map.of());
    }

    static <R extends Record> R read(FormBinding<R> binding, String caseNumber) {
        return binding.read(opened(CASEWORKER, caseNumber));
    }

    static <R extends Record> Map<String, Object> submit(FormBinding<R> binding, String caseNumber, R answer) {
        return binding.submit(opened(CASEWORKER, caseNumber), answer);
    }
}
