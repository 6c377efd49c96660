package fi.kotopolku.identity;

import fi.kotopolku.TestDatabase;
import fi.kotopolku.audit.Audit;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.web.servlet.function.HandlerFunction;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/** Sign-in without the engine, on a real PostgreSQL, with two organisations and a provider of its own for each. */
final class IssuersHouse implements AutoCloseable {

    final FakeIssuer keuruu = new FakeIssuer();
    final FakeIssuer multia = new FakeIssuer();
    final JdbcClient jdbc;

    private final DataSource database = TestDatabase.fresh("issuers");
    private final ConfigurableApplicationContext node;

    IssuersHouse() {
        Flyway.configure().dataSource(database).defaultSchema("koto").load().migrate();
        jdbc = JdbcClient.create(database);
        jdbc.sql("""
                insert into koto.municipality (code, name_fi, name_sv, adopted_on)
                values ('249', 'Keuruu', 'Keuru', '2025-01-01'), ('495', 'Multia', 'Multia', '2025-01-01')
                """).update();
        jdbc.sql("""
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality)
                values ('keuruu', 'MUNICIPALITY', 'Keuruun kaupunki', 'Keuru stad', '249'),
                       ('multia', 'MUNICIPALITY', 'Multian kunta', 'Multia kommun', '495')
                """).update();
        person("worker.keuruu", "keuruu", "sub-1", "keuruu");
        person("worker.multia", "multia", "sub-2", "multia");
        node = node();
    }

    void person(String id, String issuer, String subject, String organisation) {
        jdbc.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values (:id, :issuer, :subject, 'Testi', 'Henkilö', :email, :organisation)
                on conflict (id) do update set employed = true
                """)
                .param("id", id)
                .param("issuer", issuer)
                .param("subject", subject)
                .param("email", id + "@esimerkki.invalid")
                .param("organisation", organisation)
                .update();
    }

    /** @return one more node of the same application on the same database */
    ConfigurableApplicationContext node(String... settings) {
        Map<String, Object> properties = new HashMap<>(Map.of(
                "server.port", "0",
                "server.servlet.session.cookie.secure", "false",
                "spring.main.banner-mode", "off",
                "kotopolku.sign-in.issuers.keuruu.help", "Käyttöoikeusvastaavat, oikeudet@keuruu.invalid"));
        bind(properties, "keuruu", keuruu);
        bind(properties, "multia", multia);
        for (String setting : settings) {
            String[] pair = setting.split("=", 2);
            properties.put(pair[0], pair[1]);
        }
        ApplicationContextInitializer<GenericApplicationContext> withDatabase =
                context -> context.registerBean(DataSource.class, () -> database);
        return new SpringApplicationBuilder(Application.class)
                .initializers(withDatabase)
                .run(properties.entrySet().stream()
                        .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                        .toArray(String[]::new));
    }

    <T> T bean(Class<T> type) {
        return node.getBean(type);
    }

    String app(String path) {
        return app(node, path);
    }

    static String app(ConfigurableApplicationContext node, String path) {
        int port = ((ServletWebServerApplicationContext) node).getWebServer().getPort();
        return "http://localhost:" + port + path;
    }

    /** Person and action of the entries after this one, without calls that met a closed door. */
    List<String> loggedAfter(long entry) {
        return jdbc.sql("""
                select person_id || ' ' || action from koto.audit_entry
                where id > :entry and action <> 'DOOR_REFUSED' order by id
                """).param("entry", entry).query(String.class).list();
    }

    long lastEntry() {
        return jdbc.sql("select coalesce(max(id), 0) from koto.audit_entry")
                .query(Long.class)
                .single();
    }

    @Override
    public void close() {
        node.close();
        keuruu.close();
        multia.close();
    }

    private static void bind(Map<String, Object> properties, String registration, FakeIssuer issuer) {
        String client = "spring.security.oauth2.client.";
        properties.put(client + "registration." + registration + ".client-id", FakeIssuer.CLIENT);
        properties.put(client + "registration." + registration + ".client-secret", FakeIssuer.SECRET);
        properties.put(client + "registration." + registration + ".scope", "openid");
        properties.put(client + "provider." + registration + ".issuer-uri", issuer.address());
        properties.put("kotopolku.sign-in.issuers." + registration + ".organisation", registration);
        properties.put("kotopolku.sign-in.issuers." + registration + ".name", registration);
        properties.put("kotopolku.sign-in.issuers." + registration + ".audience", FakeIssuer.API);
    }

    /** Without a stereotype, so that no scan of the application finds it. */
    @EnableTransactionManagement
    @OnlySignIn
    @Import({
        SignInSecurity.class,
        Issuers.class,
        AdmittedProviders.class,
        IdentityProviders.class,
        OwnKeys.class,
        LazyRegistrations.class,
        IssuerTokens.class,
        Admission.class,
        Sessions.class,
        BackChannelLogout.class,
        NotAdmittedPage.class,
        SignInPages.class,
        SignedIn.class,
        People.class,
        Organisations.class,
        Audit.class
    })
    static class Application {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        JdbcClient jdbcClient(DataSource database) {
            return JdbcClient.create(database);
        }

        @Bean
        PlatformTransactionManager transactionManager(DataSource database) {
            return new DataSourceTransactionManager(database);
        }

        /** Stands for everything behind sign-in. */
        @Bean
        RouterFunction<ServerResponse> pages(SignedIn signedIn) {
            HandlerFunction<ServerResponse> page = request ->
                    ServerResponse.ok().body("page of " + signedIn.personId().orElseThrow());
            return RouterFunctions.route()
                    .GET("/camunda/app/tasklist/default/", page)
                    .GET("/api/v1/whoami", page)
                    .build();
        }
    }
}
