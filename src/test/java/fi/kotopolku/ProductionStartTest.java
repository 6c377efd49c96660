package fi.kotopolku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.demo.DemoIdentityProvider;
import fi.kotopolku.demo.DemoIdentityProvider.RunningProvider;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A configured database means real use: nothing of the demo is there, and the demo will not come near it. */
class ProductionStartTest {

    @Test
    void withADatabaseConfiguredNothingOfTheDemoExists() {
        DataSource database = TestDatabase.fresh("production");
        writeEmployer("production", "postgres", "postgres");
        try (RunningProvider issuer = DemoIdentityProvider.start(0);
                ConfigurableApplicationContext application = start(issuer.clientProperties(), "production")) {
            assertThat(application.getEnvironment().getActiveProfiles()).isEmpty();
            assertThat(Arrays.stream(application.getBeanDefinitionNames())
                            .map(application::getType)
                            .filter(type ->
                                    type != null && type.getPackageName().startsWith("fi.kotopolku.demo")))
                    .isEmpty();
            JdbcClient jdbc = JdbcClient.create(database);
            for (String table : new String[] {
                "person", "municipality where code <> '000'", "client", "integration_case", "access_right"
            }) {
                assertThat(jdbc.sql("select count(*) from koto." + table)
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
            }
            assertThat(jdbc.sql("select id from koto.organisation")
                            .query(String.class)
                            .list())
                    .containsExactly("keha");
            assertThat(jdbc.sql("select count(*) from engine.act_re_procdef")
                            .query(Long.class)
                            .single())
                    .isEqualTo(models());
        }
    }

    /** Twice: the second start finds the tables that the first one's owner made. */
    @Test
    void withTwoAccountsTheApplicationsIsAMemberAndNothingElse() {
        JdbcClient server = JdbcClient.create(TestDatabase.fresh("two_accounts"));
        for (String statement : new String[] {
            "create role test_owner login password 'test' nosuperuser nocreaterole",
            "do 'begin create role kotopolku_app nologin; exception when duplicate_object then null; end'",
            "do 'begin create role kotopolku_auditor nologin; exception when duplicate_object then null; end'",
            "create role test_login login password 'test' in role kotopolku_app",
            "alter database two_accounts owner to test_owner"
        }) {
            server.sql(statement).update();
        }
        writeEmployer("two_accounts", "test_owner", "test");
        try (RunningProvider issuer = DemoIdentityProvider.start(0)) {
            Map<String, Object> settings = new HashMap<>(issuer.clientProperties());
            settings.put("spring.datasource.username", "test_login");
            settings.put("spring.datasource.password", "test");
            settings.put("spring.flyway.user", "test_owner");
            settings.put("spring.flyway.password", "test");
            for (int time = 0; time < 2; time++) {
                try (ConfigurableApplicationContext application = start(settings, "two_accounts")) {
                    JdbcClient pool = application.getBean(JdbcClient.class);
                    assertThat(pool.sql("select session_user || ' as ' || current_user")
                                    .query(String.class)
                                    .single())
                            .isEqualTo("test_login as kotopolku_app");
                }
            }
        }
        assertThat(server.sql("select distinct tableowner from pg_tables where schemaname in ('koto', 'engine')")
                        .query(String.class)
                        .list())
                .containsExactly("test_owner");
    }

    @Test
    void aProviderMayNotVouchForEverybody() {
        TestDatabase.fresh("production");
        try (RunningProvider issuer = DemoIdentityProvider.start(0)) {
            Map<String, Object> settings = new HashMap<>(issuer.clientProperties());
            settings.put("kotopolku.sign-in.issuers.kotopolku.for-everybody", true);
            assertThatThrownBy(() -> start(settings, "production").close())
                    .rootCause()
                    .hasMessageContaining("for-everybody is for the profile demo only");
        }
    }

    @Test
    void theDemoRefusesADatabaseOfAnotherMachine() {
        assertThatThrownBy(() -> new SpringApplicationBuilder(Kotopolku.class)
                        .profiles("demo")
                        .run("--spring.datasource.url=jdbc:postgresql://db.kunta.invalid:5432/kotopolku"))
                .hasMessageContaining("this machine only");
    }

    private static long models() {
        return Path.of("processes").toFile().list((directory, name) -> name.endsWith(".bpmn")).length;
    }

    /** The organisation that the provider is bound to, written as its owner would, before the first start. */
    private static void writeEmployer(String database, String owner, String password) {
        TestDatabase.beforeTheFirstStart(database, owner, password).sql("""
                        insert into koto.organisation (id, kind, name_fi, name_sv)
                        values ('keha', 'STATE', 'KEHA-keskus', 'UF-centret')
                        """).update();
    }

    private static ConfigurableApplicationContext start(Map<String, Object> issuer, String database) {
        Map<String, Object> settings = new HashMap<>(issuer);
        if (!settings.containsKey("kotopolku.sign-in.issuers.kotopolku.for-everybody")) {
            settings.put("kotopolku.sign-in.issuers.kotopolku.organisation", "keha");
        }
        settings.put("server.port", 0);
        // without the account that the server writes into its address
        settings.put("spring.datasource.url", TestDatabase.url(database).replaceAll("[?].*", ""));
        settings.put("camunda.bpm.job-execution.enabled", false);
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(Kotopolku.class).run(arguments);
    }
}
