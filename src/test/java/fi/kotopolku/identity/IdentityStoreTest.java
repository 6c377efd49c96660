package fi.kotopolku.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.TestDatabase;
import fi.kotopolku.demo.DemoAccount;
import fi.kotopolku.demo.DemoIdentityProvider;
import fi.kotopolku.demo.DemoPeople;
import fi.kotopolku.identity.Organisation.Kind;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Persons, organisations and notices on a real PostgreSQL. */
class IdentityStoreTest {

    private static JdbcClient jdbc;

    private final People people = new People(jdbc);
    private final Organisations organisations = new Organisations(jdbc);
    private final Notices notices = new Notices(jdbc);

    @BeforeAll
    static void start() {
        DataSource database = TestDatabase.fresh("identity");
        Flyway.configure().dataSource(database).defaultSchema("koto").load().migrate();
        jdbc = JdbcClient.create(database);
        startDemo();
    }

    @Test
    void theDemoWritesItsPeopleOnce() {
        startDemo();

        assertThat(people.all()).hasSize(DemoAccount.ALL.size());
        assertThat(people.ofSubject(DemoIdentityProvider.ISSUER_NAME, "nurse.keskisuomi"))
                .hasValueSatisfying(nurse -> {
                    assertThat(nurse.name()).isEqualTo("Testi Keskisuomi-Sairaanhoitaja");
                    assertThat(nurse.employer().kind()).isEqualTo(Kind.WELLBEING_COUNTY);
                });
        assertThat(organisations.municipalities())
                .extracting(Municipality::code)
                .containsExactly("249", "495");
        assertThat(organisations.ofMunicipality("249")).map(Organisation::id).hasValue("keuruu");
        assertThat(DemoAccount.ALL)
                .allSatisfy(account -> assertThat(
                                organisations.find(account.organisationId()).map(Organisation::nameFi))
                        .hasValue(account.organisation()));
    }

    @Test
    void theDemoExistsOnlyInItsProfile() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.registerBean(JdbcClient.class, () -> jdbc);
            context.register(DemoPeople.class);
            context.refresh();
            assertThat(context.getBeansOfType(DemoPeople.class)).isEmpty();
        }
    }

    @Test
    void theSameSubjectOfAnotherIssuerIsSomebodyElse() {
        assertThat(people.ofSubject("https://issuer.example", "nurse.keskisuomi"))
                .isEmpty();
    }

    @Test
    void somebodyWhoHasLeftIsFoundButNotEmployed() {
        jdbc.sql("update koto.person set employed = false where id = 'teacher.partner'")
                .update();

        assertThat(people.find("teacher.partner")).map(Person::employed).hasValue(false);
        assertThat(people.employedBy(Kind.PARTNER)).isEmpty();
        assertThat(people.employedBy("partner-opisto")).isEmpty();
        assertThat(people.employed()).hasSize(DemoAccount.ALL.size() - 1);
        jdbc.sql("update koto.person set employed = true where id = 'teacher.partner'")
                .update();
        assertThat(people.employedBy(Kind.PARTNER)).extracting(Person::id).containsExactly("teacher.partner");
    }

    @Test
    void oneReadsOnlyOnesOwnNotices() {
        notices.tell("lead.keuruu", "ACCESS_GRANTED", "249-KO-2026-0001");
        notices.tell("lead.keuruu", "SOMETHING_NEW", "249-2026-0001");

        assertThat(notices.of("officer.multia")).isEmpty();
        assertThat(notices.of("lead.keuruu"))
                .extracting(Notice::text)
                .containsExactly("Asia 249-2026-0001 odottaa sinua.", "Käyttöoikeus 249-KO-2026-0001 on myönnetty.");

        UUID newest = notices.of("lead.keuruu").get(0).id();
        assertThat(notices.markRead("officer.multia", newest)).isFalse();
        assertThat(notices.markRead("lead.keuruu", newest)).isTrue();
        Instant readAt = notices.of("lead.keuruu").get(1).readAt();
        assertThat(readAt).isNotNull();
        assertThat(notices.markRead("lead.keuruu", newest)).isTrue();
        assertThat(notices.of("lead.keuruu").get(1).readAt()).isEqualTo(readAt);
    }

    @ParameterizedTest
    @CsvSource({"ACCESS_GRANTED, Maija Meikäläinen", "ACCESS_GRANTED, 010190-900A", "Vapaata tekstiä, 249-2026-0001"})
    void aNoticeHoldsNothingButAKindAndANumber(String kind, String subjectKey) {
        assertThatThrownBy(() -> notices.tell("dpo.keuruu", kind, subjectKey))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "bad id, i, s1",
        "'', i, s1",
        "second.nurse, kotopolku-demo, nurse.keskisuomi",
    })
    void aPersonHasAPlainIdAndASubjectOfTheirOwn(String id, String issuer, String subject) {
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                        values (:id, :issuer, :subject, 'Testi', 'Testi', '', 'keha')
                        """)
                        .param("id", id)
                        .param("issuer", issuer)
                        .param("subject", subject)
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void theInstantIsTheDatabasesClock() {
        assertThat(jdbc.sql(
                                "select koto.instant() between clock_timestamp() - interval '1 minute' and clock_timestamp()")
                        .query(Boolean.class)
                        .single())
                .isTrue();
        assertThat(jdbc.sql("select koto.instant()").query(OffsetDateTime.class).single())
                .isNotNull();
    }

    private static void startDemo() {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().setActiveProfiles("demo");
            context.registerBean(JdbcClient.class, () -> jdbc);
            context.register(DemoPeople.class);
            context.refresh();
        }
    }
}
