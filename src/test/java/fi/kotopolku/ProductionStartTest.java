package fi.kotopolku;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.demo.DemoIdentityProvider;
import fi.kotopolku.demo.DemoIdentityProvider.RunningProvider;
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
        try (RunningProvider issuer = DemoIdentityProvider.start(0);
                ConfigurableApplicationContext application = start(issuer.clientProperties(), "production")) {
            assertThat(application.getEnvironment().getActiveProfiles()).isEmpty();
            assertThat(Arrays.stream(application.getBeanDefinitionNames())
                            .map(application::getType)
                            .filter(type ->
                                    type != null && type.getPackageName().startsWith("fi.kotopolku.demo")))
                    .isEmpty();
            JdbcClient jdbc = JdbcClient.create(database);
            for (String table : new String[] {"person", "organisation", "client", "integration_case", "access_right"}) {
                assertThat(jdbc.sql("select count(*) from koto." + table)
                                .query(Long.class)
                                .single())
                        .as(table)
                        .isZero();
            }
            assertThat(jdbc.sql("select count(*) from engine.act_re_procdef")
                            .query(Long.class)
                            .single())
                    .isEqualTo(6);
        }
    }

    @Test
    void theDemoRefusesADatabaseOfAnotherMachine() {
        assertThatThrownBy(() -> new SpringApplicationBuilder(Kotopolku.class)
                        .profiles("demo")
                        .run("--spring.datasource.url=jdbc:postgresql://db.kunta.invalid:5432/kotopolku"))
                .hasMessageContaining("this machine only");
    }

    private static ConfigurableApplicationContext start(Map<String, Object> issuer, String database) {
        Map<String, Object> settings = new HashMap<>(issuer);
        settings.put("server.port", 0);
        settings.put("spring.datasource.url", TestDatabase.url(database));
        settings.put("camunda.bpm.job-execution.enabled", false);
        String[] arguments = settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(Kotopolku.class).run(arguments);
    }
}
