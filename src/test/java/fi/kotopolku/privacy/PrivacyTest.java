package fi.kotopolku.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.KotopolkuTest;
import fi.kotopolku.TestDatabase;
import fi.kotopolku.access.AccessRights;
import fi.kotopolku.cooperation.Requests;
import fi.kotopolku.demo.DemoTime;
import fi.kotopolku.engine.Casework;
import fi.kotopolku.plan.FollowUps;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The first promise: nothing of a person in the engine's tables, its history or the log. Every form is filled with
 * markers, the processes are taken to their ends and into their failures, and then the markers are looked for.
 *
 * <p>The log is read at debug level, with stack traces and the parameters of the engine's statements; those of our own
 * statements exist at trace level only and are not part of it.
 */
@KotopolkuTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PrivacyTest {

    @Value("${spring.security.oauth2.client.provider.kotopolku.issuer-uri}")
    String issuer;

    @Autowired
    Casework casework;

    @Autowired
    ProcessEngine engine;

    final JdbcClient jdbc = TestDatabase.owner();

    @Autowired
    Clock clock;

    @Autowired
    DemoTime time;

    @Autowired
    AccessRights accessRights;

    @Autowired
    FollowUps followUps;

    @Autowired
    Requests requests;

    private MarkedCasework marked;
    private final LogListener log = new LogListener();

    @BeforeAll
    void everythingHappensToMarkedPeople() {
        log.begin();
        marked = new MarkedCasework(casework, engine, jdbc, clock);
        MarkedCases cases = new MarkedCases(marked, time, followUps, requests);
        MarkedRights rights = new MarkedRights(marked, time, accessRights);
        MarkedAdoption town = new MarkedAdoption(marked, issuer);
        cases.aCaseToItsEnd();
        cases.aCaseWithoutAPlan();
        cases.aPlanThatIsNotAgreed();
        rights.aRightToItsEnd();
        rights.aRightThatIsRefused();
        rights.anEmergency();
        rights.aReviewOfRights();
        rights.aTaskThatChanges();
        cases.handOvers();
        town.adoption();
        town.clientsBroughtOver();
        cases.refusalsAndFailures();
    }

    @AfterAll
    void clockAndLogAsBefore() {
        time.stand(Duration.ZERO);
        log.end();
    }

    @Test
    void everyFormWasFilled() {
        assertThat(marked.filled).isEqualTo(new TreeSet<>(marked.forms.ids()));
        assertThat(marked.forms.sent()).hasSizeGreaterThan(40);
    }

    @Test
    void whatWasTypedIsInTheCaseFile() {
        List<String> places = new EngineScan(jdbc, "koto").places(marked.forms.sent());
        assertThat(places)
                .contains(
                        "client.family_name",
                        "client.identity_code",
                        "client.phone",
                        "assessment.need_reason",
                        "assessment.life_situation",
                        "clarifying_measure.asked",
                        "meeting.agenda",
                        "meeting_item.agreed",
                        "plan_goal.goal",
                        "plan_service.aim",
                        "service_report.note",
                        "imported_note.note",
                        "cooperation_request.answer",
                        "integration_case.close_note",
                        "transfer.reason",
                        "transfer_package.content",
                        "transfer_question.question");
    }

    @Test
    void nothingOfItIsInTheEngine() {
        EngineScan scan = new EngineScan(jdbc, "engine");
        assertThat(scan.columns()).hasSizeGreaterThan(200);
        assertThat(scan.places(marked.forms.sent())).isEmpty();
    }

    @Test
    void nothingOfItIsInTheLog() {
        assertThat(log.lines()).hasSizeGreaterThan(1000);
        assertThat(log.lines().stream()
                        .filter(line -> marked.forms.sent().stream().anyMatch(line::contains))
                        .map(line -> line.substring(0, Math.min(200, line.length()))))
                .isEmpty();
    }

    @Test
    void neitherIsItInWhatIsKeptOfAccess() {
        assertThat(new EngineScan(jdbc, "koto").places(marked.forms.sent()))
                .doesNotContain(
                        "audit_entry.subject_key",
                        "audit_entry.action",
                        "audit_entry.category",
                        "notice.subject_key",
                        "notice.kind",
                        "access_right_event.detail_code");
    }

    /** The scan itself is worth something: what is planted, it finds, as text and as bytes. */
    @Test
    void theScanFindsWhatIsThere() {
        String planted = MarkedForms.MARK + "planted";
        jdbc.sql("insert into engine.act_ge_property (name_, value_, rev_) values ('planted', :value, 1)")
                .param("value", planted)
                .update();
        jdbc.sql(
                        "insert into engine.act_ge_bytearray (id_, rev_, bytes_) values ('planted', 1, convert_to(:value, 'UTF8'))")
                .param("value", planted)
                .update();
        try {
            assertThat(new EngineScan(jdbc, "engine").places(Set.of(planted)))
                    .containsExactlyInAnyOrder("act_ge_property.value_", "act_ge_bytearray.bytes_");
        } finally {
            jdbc.sql("delete from engine.act_ge_property where name_ = 'planted'")
                    .update();
            jdbc.sql("delete from engine.act_ge_bytearray where id_ = 'planted'")
                    .update();
        }
    }

    @Test
    void processesRememberOnlyPlainThings() {
        assertThat(jdbc.sql("select distinct var_type_ from engine.act_hi_varinst")
                        .query(String.class)
                        .list())
                .isSubsetOf("boolean", "string", "integer", "long", "null");
        assertThat(jdbc.sql("select count(*) from engine.act_hi_varinst where length(text_) > 64")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("""
                        select (select count(*) from engine.act_hi_comment)
                             + (select count(*) from engine.act_hi_attachment)
                        """).query(Long.class).single()).isZero();
    }
}
