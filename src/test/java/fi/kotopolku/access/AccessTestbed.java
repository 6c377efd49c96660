package fi.kotopolku.access;

import fi.kotopolku.TestDatabase;
import fi.kotopolku.engine.DmnDecisionTables;
import fi.kotopolku.identity.People;
import fi.kotopolku.rules.DecisionTables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The module on a real PostgreSQL with the shipped rules, without the engine and without any job. */
final class AccessTestbed {

    static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");
    static final Set<DataCategory> ALL_CONTENT = Set.of(DataCategory.values());
    static final Set<Power> ALL_POWERS = Set.of(Power.values());

    final AnnotationConfigApplicationContext context;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final AccessDecisions decisions;
    final AccessRights accessRights;
    final List<Object> published = new CopyOnWriteArrayList<>();

    private final MovableClock clock = new MovableClock();
    private final AtomicInteger running = new AtomicInteger();

    AccessTestbed(String database) {
        this(TestDatabase.fresh(database));
    }

    AccessTestbed(DataSource dataSource) {
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("koto")
                .createSchemas(true)
                .locations("classpath:db/migration")
                .load()
                .migrate();
        context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> dataSource);
        context.registerBean(Clock.class, () -> clock);
        context.registerBean(DecisionTables.class, DmnDecisionTables::shipped);
        context.addApplicationListener(
                (ApplicationListener<PayloadApplicationEvent<?>>) event -> published.add(event.getPayload()));
        context.register(AccessModule.class);
        context.refresh();
        jdbc = context.getBean(JdbcClient.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        decisions = context.getBean(AccessDecisions.class);
        accessRights = context.getBean(AccessRights.class);
        people();
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Moves the database's clock and ours to the same distance from the real one. */
    void moveClock(Duration ahead) {
        clock.ahead = ahead;
        jdbc.sql("create or replace function koto.instant() returns timestamptz language sql stable as "
                        + "$$ select clock_timestamp() + interval '" + ahead.toMillis() + " milliseconds' $$")
                .update();
    }

    /** Stops the database's clock at the instant, to the microsecond. */
    void stopClockAt(Instant instant) {
        jdbc.sql("create or replace function koto.instant() returns timestamptz language sql stable as "
                        + "$$ select timestamptz '" + instant + "' $$")
                .update();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), HELSINKI);
    }

    Instant now() {
        return clock.instant();
    }

    String person(String organisation) {
        String id = "person" + running.incrementAndGet() + "." + organisation;
        person(id, organisation);
        return id;
    }

    /** A case of its own client, in the state given. */
    String caseOf(String municipality, String unit, String state) {
        UUID client = UUID.randomUUID();
        String number = "%s-2026-%04d".formatted(municipality, running.incrementAndGet());
        jdbc.sql("""
                insert into koto.client (id, municipality, family_name, given_names, birth_date, citizenship,
                    native_language, contact_language, interpreter_needed, permit_kind, first_permit_on, registered_at, registered_by)
                values (:id, :municipality, 'Testi', 'Asiakas', '1990-01-01', 'SYR', 'ar', 'ar', false, 'FAMILY_TIE',
                    '2025-01-01', now(), 'lead.keuruu')
                """).param("id", client).param("municipality", municipality).update();
        jdbc.sql("""
                insert into koto.integration_case (number, municipality, client_id, unit, way_in, state, opened_at, opened_by)
                values (:number, :municipality, :client, :unit, 'OWN_REQUEST', :state, now(), 'lead.keuruu')
                """)
                .param("number", number)
                .param("municipality", municipality)
                .param("client", client)
                .param("unit", unit)
                .param("state", state)
                .update();
        return number;
    }

    /** A right granted for an hour around now, as if asked for by the lead and decided by the officer. */
    String granted(
            String person,
            String municipality,
            LegalGround ground,
            Role role,
            Extent extent,
            Set<DataCategory> content,
            Set<Power> powers) {
        return granted(
                person,
                municipality,
                ground,
                role,
                extent,
                content,
                powers,
                now().minusSeconds(1800),
                now().plusSeconds(1800));
    }

    String granted(
            String person,
            String municipality,
            LegalGround ground,
            Role role,
            Extent extent,
            Set<DataCategory> content,
            Set<Power> powers,
            Instant from,
            Instant until) {
        return transaction.execute(status -> {
            String number = jdbc.sql("select koto.next_access_right_number(:m)")
                    .param("m", municipality)
                    .query(String.class)
                    .single();
            jdbc.sql("""
                    insert into koto.access_right (number, municipality, person_id, employer, ground, role, content, extent,
                        unit, powers, valid_from, valid_until, state, requested_by, justification, decided_by, decided_at)
                    select :number, :municipality, p.id, p.organisation_id, :ground, :role, :content, :extent, :unit, :powers,
                        :from, :until, 'GRANTED', 'lead.keuruu', 'Testi', 'officer.keuruu', now()
                    from koto.person p where p.id = :person
                    """)
                    .param("number", number)
                    .param("municipality", municipality)
                    .param("person", person)
                    .param("ground", ground.name())
                    .param("role", role.code())
                    .param("content", RightColumns.words(content))
                    .param("extent", extent.code())
                    .param("unit", extent instanceof Extent.Unit unit ? unit.name() : null)
                    .param("powers", RightColumns.words(powers))
                    .param("from", from.atOffset(ZoneOffset.UTC))
                    .param("until", until.atOffset(ZoneOffset.UTC))
                    .update();
            bean(Rights.class).nameCases(number, extent);
            return number;
        });
    }

    String caseworker(String person, Extent extent) {
        return granted(person, "249", LegalGround.MUNICIPAL_TASK, Role.CASEWORKER, extent, ALL_CONTENT, ALL_POWERS);
    }

    /** @return number of the change by which the person's employment ends with the day */
    String leaves(String person, String municipality, LocalDate lastDay) {
        return transaction.execute(status -> bean(EmploymentChanges.class)
                .plan(
                        bean(People.class).find(person).orElseThrow(),
                        municipality,
                        EmploymentChange.Kind.EMPLOYMENT_ENDS,
                        lastDay,
                        "lead." + (municipality.equals("249") ? "keuruu" : "multia")));
    }

    List<String> events(String number) {
        return jdbc.sql("select kind from koto.access_right_event where right_number = :n order by id")
                .param("n", number)
                .query(String.class)
                .list();
    }

    List<String> notices(String person) {
        return jdbc.sql("select kind from koto.notice where person_id = :p order by created_at")
                .param("p", person)
                .query(String.class)
                .list();
    }

    Instant column(String number, String column) {
        OffsetDateTime value = jdbc.sql("select " + column + " from koto.access_right where number = :n")
                .param("n", number)
                .query(OffsetDateTime.class)
                .optional()
                .orElse(null);
        return value == null ? null : value.toInstant();
    }

    String text(String number, String column) {
        return jdbc.sql("select " + column + " from koto.access_right where number = :n")
                .param("n", number)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    int count(String table) {
        return jdbc.sql("select count(*) from koto." + table)
                .query(Integer.class)
                .single();
    }

    private void people() {
        jdbc.sql(
                        "insert into koto.municipality values ('249', 'Keuruu', 'Keuruu', '2025-01-01'), ('495', 'Multia', 'Multia', '2025-01-01')")
                .update();
        jdbc.sql("""
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality) values
                ('keuruu', 'MUNICIPALITY', 'Keuruun kaupunki', 'Keuruu stad', '249'),
                ('multia', 'MUNICIPALITY', 'Multian kunta', 'Multia kommun', '495'),
                ('keski-suomi-hva', 'WELLBEING_COUNTY', 'Keski-Suomen hyvinvointialue', 'Mellersta Finlands', null),
                ('partner-opisto', 'PARTNER', 'Testiopisto', 'Testinstitut', null)
                """).update();
        new ArrayList<>(List.of("lead", "officer", "officer2", "dpo"))
                .forEach(name -> person(name + ".keuruu", "keuruu"));
        person("officer.multia", "multia");
        Extent whole = new Extent.WholeMunicipality();
        Instant from = now().minusSeconds(60);
        Instant until = now().plus(Duration.ofDays(360));
        Map.of(
                        "lead.keuruu",
                        Role.TEAM_LEAD,
                        "officer.keuruu",
                        Role.ACCESS_OFFICER,
                        "officer2.keuruu",
                        Role.ACCESS_OFFICER,
                        "dpo.keuruu",
                        Role.DATA_PROTECTION_OFFICER)
                .forEach((person, role) -> seed(person, "249", role, whole, from, until));
        seed("officer.multia", "495", Role.ACCESS_OFFICER, whole, from, until);
    }

    private void seed(String person, String municipality, Role role, Extent whole, Instant from, Instant until) {
        String asks = person.equals("lead.keuruu") ? "officer2.keuruu" : "lead.keuruu";
        String decides = person.equals("officer.keuruu") ? "officer2.keuruu" : "officer.keuruu";
        transaction.executeWithoutResult(status -> jdbc.sql("""
                insert into koto.access_right (number, municipality, person_id, employer, ground, role, content, extent,
                    powers, valid_from, valid_until, state, requested_by, justification, decided_by, decided_at)
                select koto.next_access_right_number(:m), :m, p.id, p.organisation_id, 'MUNICIPAL_TASK', :role,
                    '{SERVICES}', :extent, '{READ}', :from, :until, 'GRANTED', :asks, 'Testi', :decides, now()
                from koto.person p where p.id = :person
                """)
                .param("m", municipality)
                .param("role", role.code())
                .param("extent", whole.code())
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("until", until.atOffset(ZoneOffset.UTC))
                .param("asks", asks)
                .param("decides", decides)
                .param("person", person)
                .update());
    }

    private void person(String id, String organisation) {
        jdbc.sql("insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id) "
                        + "values (:id, 'test', :id, 'Testi', :id, '', :organisation)")
                .param("id", id)
                .param("organisation", organisation)
                .update();
    }

    private static final class MovableClock extends Clock {

        private Duration ahead = Duration.ZERO;

        @Override
        public ZoneId getZone() {
            return HELSINKI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.offset(Clock.system(zone), ahead);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }
    }
}
