package fi.kotopolku.casefile;

import fi.kotopolku.TestDatabase;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.Role;
import fi.kotopolku.engine.DmnDecisionTables;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.identity.Notices;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.SignedIn;
import fi.kotopolku.identity.WorkFor;
import fi.kotopolku.rules.DecisionTables;
import fi.kotopolku.rules.ProposedTables;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.TransactionTemplate;

/** The casework modules on a real PostgreSQL, without the engine: Keuruu, Multia and the county with their people. */
public final class CaseTestbed implements AutoCloseable {

    public static final String KEURUU = "caseworker.keuruu";
    public static final String MULTIA = "caseworker.multia";
    public static final String NURSE = "nurse.keskisuomi";
    public static final String LEAD = "lead.keuruu";
    public static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private static final Set<String> ALL_CONTENT =
            Arrays.stream(DataCategory.values()).map(Enum::name).collect(Collectors.toSet());
    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private final AnnotationConfigApplicationContext context;
    private final TransactionTemplate transactions;
    private int rights = 8000;
    public final JdbcClient jdbc;

    public CaseTestbed(String database) {
        DataSource dataSource = TestDatabase.fresh(database);
        Flyway.configure()
                .dataSource(dataSource)
                .schemas("koto")
                .defaultSchema("koto")
                .load()
                .migrate();
        context = new AnnotationConfigApplicationContext();
        context.registerBean(DataSource.class, () -> dataSource);
        context.register(Modules.class);
        context.refresh();
        jdbc = context.getBean(JdbcClient.class);
        transactions = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        stopDatabaseClock();
        people();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Hears every event that the modules publish. */
    public void listen(Consumer<Object> listener) {
        context.addApplicationListener(event -> {
            if (event instanceof PayloadApplicationEvent<?> published) {
                listener.accept(published.getPayload());
            }
        });
    }

    public Object bean(String name) {
        return context.getBean(name);
    }

    @SuppressWarnings("unchecked")
    public <R extends Record> FormBinding<R> form(String formId, Class<R> type) {
        return (FormBinding<R>) context.getBeansOfType(FormBinding.class).values().stream()
                .filter(binding -> binding.formId().equals(formId) && binding.type() == type)
                .findFirst()
                .orElseThrow();
    }

    public FormContext task(String person, String caseNumber) {
        return new FormContext(person, caseNumber.substring(0, 3), caseNumber, Map.of());
    }

    /** The answer as the engine sends it: checked against its constraints first, in one transaction. */
    public <R extends Record> Map<String, Object> submit(FormBinding<R> form, FormContext context, R answer) {
        validate(answer);
        return transactions.execute(status -> form.submit(context, answer));
    }

    /** Nothing of what the work did stays when it fails. */
    public <T> T inTransaction(Supplier<T> work) {
        return transactions.execute(status -> work.get());
    }

    public static void validate(Record answer) {
        List<FormRefused.Problem> problems = VALIDATOR.validate(answer).stream()
                .map(found -> new FormRefused.Problem(found.getPropertyPath().toString(), found.getMessage()))
                .toList();
        if (!problems.isEmpty()) {
            throw new FormRefused(problems);
        }
    }

    /** A case of an artificial client, registered by the municipality's caseworker. */
    public String openCase(String person, String familyName) {
        ClientIntake answer = IntakeAnswer.of(familyName).build();
        String municipality = person.equals(MULTIA) ? "495" : "249";
        ClientIntakeForm form = bean(ClientIntakeForm.class);
        return inTransaction(() -> form.start(new FormContext(person, municipality, null, Map.of()), answer))
                .key();
    }

    public String grant(
            String person, String municipality, Role role, String extent, String unit, Set<String> content) {
        String number = "%s-KO-2026-%d".formatted(municipality, rights++);
        jdbc.sql("""
                insert into koto.access_right (number, person_id, employer, municipality, ground, role, content, extent,
                    unit, powers, valid_from, valid_until, state, requested_by, justification, decided_by, decided_at)
                select :number, p.id, p.organisation_id, :municipality, 'MUNICIPAL_TASK', :role, :content, :extent, :unit,
                    :powers, koto.instant() - interval '1 day', koto.instant() + interval '300 days', 'GRANTED',
                    'requester', 'Testi', 'decider', koto.instant()
                from koto.person p where p.id = :person
                """)
                .param("number", number)
                .param("municipality", municipality)
                .param("role", role.code())
                .param("content", content.toArray(String[]::new))
                .param("extent", extent)
                .param("unit", unit)
                .param("powers", Arrays.stream(Power.values()).map(Enum::name).toArray(String[]::new))
                .param("person", person)
                .update();
        return number;
    }

    public void end(String rightNumber) {
        jdbc.sql(
                        "update koto.access_right set ended_at = koto.instant(), end_cause = 'REVOKED', end_reason = 'Testi' where number = :number")
                .param("number", rightNumber)
                .update();
    }

    public int count(String sql, Object... params) {
        return jdbc.sql(sql).params(params).query(Integer.class).single();
    }

    public void person(String id, String organisation) {
        jdbc.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values (:id, 'test', :id, 'Testi', :id, :id || '@esimerkki.invalid', :organisation)
                """).param("id", id).param("organisation", organisation).update();
    }

    /** Moves the application's clock; the rights in force stay as they are. */
    public void today(LocalDate day) {
        bean(MovingClock.class).day = day;
    }

    @Override
    public void close() {
        context.close();
    }

    /** The database's clock stands at the noon that the application's clock begins with. */
    private void stopDatabaseClock() {
        jdbc.sql("create or replace function koto.instant() returns timestamptz language sql stable as"
                        + " $$ select timestamptz '2026-03-02 12:00 Europe/Helsinki' $$")
                .update();
    }

    private void people() {
        jdbc.sql(
                        "insert into koto.municipality values ('249', 'Keuruu', 'Keuru', '2025-01-01'), ('495', 'Multia', 'Multia', '2025-01-01')")
                .update();
        jdbc.sql("""
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality) values
                    ('keuruu', 'MUNICIPALITY', 'Keuruu', 'Keuru', '249'),
                    ('multia', 'MUNICIPALITY', 'Multia', 'Multia', '495'),
                    ('keski-suomi-hva', 'WELLBEING_COUNTY', 'Keski-Suomen hyvinvointialue',
                     'Mellersta Finlands välfärdsområde', null)
                """).update();
        for (String id : List.of(KEURUU, LEAD, "requester", "decider", "unit.keuruu")) {
            person(id, "keuruu");
        }
        person(MULTIA, "multia");
        person(NURSE, "keski-suomi-hva");
        person("doctor.keskisuomi", "keski-suomi-hva");
        grant(KEURUU, "249", Role.CASEWORKER, "MUNICIPALITY", null, ALL_CONTENT);
        grant(LEAD, "249", Role.TEAM_LEAD, "MUNICIPALITY", null, ALL_CONTENT);
        grant(MULTIA, "495", Role.CASEWORKER, "MUNICIPALITY", null, ALL_CONTENT);
    }

    static final class MovingClock extends Clock {
        private volatile LocalDate day = TODAY;

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Europe/Helsinki");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return day.atTime(12, 0).atZone(getZone()).toInstant();
        }
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan({
        "fi.kotopolku.access",
        "fi.kotopolku.audit",
        "fi.kotopolku.rules",
        "fi.kotopolku.casefile",
        "fi.kotopolku.assessment"
    })
    @Import({People.class, Organisations.class, Notices.class, SignedIn.class, WorkFor.class})
    static class Modules {
        @Bean
        JdbcClient jdbcClient(DataSource dataSource) {
            return JdbcClient.create(dataSource);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource dataSource) {
            return new DataSourceTransactionManager(dataSource);
        }

        @Bean
        MovingClock clock() {
            return new MovingClock();
        }

        @Bean
        @Primary
        ProposedTables proposedTables() {
            return DmnDecisionTables.proposals();
        }

        @Bean
        DecisionTables decisionTables() {
            return DmnDecisionTables.shipped();
        }
    }
}
