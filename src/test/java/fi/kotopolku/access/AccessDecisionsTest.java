package fi.kotopolku.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each permission with its refused twin, on the database's clock and with no job anywhere. */
class AccessDecisionsTest {

    private static final Extent WHOLE = new Extent.WholeMunicipality();
    private static AccessTestbed bed;

    @BeforeAll
    static void start() {
        bed = new AccessTestbed("access_decisions");
    }

    @AfterEach
    void clockRunsAgain() {
        bed.moveClock(Duration.ZERO);
    }

    @Test
    void municipalityRightReachesEveryCaseOfItAndSaysOnWhatGround() {
        String person = bed.person("keuruu");
        String right = bed.caseworker(person, WHOLE);
        Decision decision = decide(person, bed.caseOf("249", null, "OPEN"));
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Allowed.class,
                        allowed -> assertThat(allowed.rightNumber()).isEqualTo(right));
        assertThat(decision.reasonFi()).contains(right, "kunnan työntekijän tehtävä", "lukea", "Kielitaito");
        assertThat(decision.reasonEn()).contains(right, "task of a municipal employee", "read", "language");
    }

    @Test
    void withoutARightTheAnswerIsAsIfNothingWereThere() {
        String person = bed.person("keuruu");
        Decision existing = decide(person, bed.caseOf("249", null, "OPEN"));
        assertThat(existing.allowed()).isFalse();
        assertThat(existing).isEqualTo(decide(person, "249-2026-9999")).isEqualTo(Decision.Refused.nothingHere());
    }

    @Test
    void anotherMunicipalitysCaseIsAsIfNothingWereThere() {
        String person = bed.person("keuruu");
        bed.caseworker(person, WHOLE);
        assertThat(decide(person, bed.caseOf("495", null, "OPEN")))
                .isEqualTo(decide(person, "495-2026-9999"))
                .isEqualTo(decide(person, "249-2026-9999"))
                .isEqualTo(decide(person, "' or true --"))
                .isEqualTo(Decision.Refused.nothingHere());
    }

    @Test
    void contentBound() {
        String person = bed.person("keuruu");
        grant(person, WHOLE, Set.of(DataCategory.LANGUAGE), AccessTestbed.ALL_POWERS);
        String file = bed.caseOf("249", null, "OPEN");
        assertThat(bed.decisions
                        .decide(person, Power.READ, file, DataCategory.LANGUAGE)
                        .allowed())
                .isTrue();
        Decision refused = bed.decisions.decide(person, Power.READ, file, DataCategory.HEALTH_AND_FUNCTIONING);
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.reasonFi()).contains("ei sisällä tietoryhmää \"Terveys ja toimintakyky\"");
    }

    @Test
    void powerBound() {
        String person = bed.person("keuruu");
        grant(person, WHOLE, AccessTestbed.ALL_CONTENT, Set.of(Power.READ));
        String file = bed.caseOf("249", null, "OPEN");
        assertThat(bed.decisions
                        .decide(person, Power.READ, file, DataCategory.PLAN)
                        .allowed())
                .isTrue();
        Decision refused = bed.decisions.decide(person, Power.WRITE, file, DataCategory.PLAN);
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.reasonFi()).contains("ei anna valtuutta kirjata");
    }

    @Test
    void contentAndPowerMustComeFromTheSameRight() {
        String person = bed.person("keuruu");
        grant(person, WHOLE, Set.of(DataCategory.LANGUAGE), Set.of(Power.WRITE));
        grant(person, new Extent.Unit("Itä"), Set.of(DataCategory.PLAN), Set.of(Power.READ));
        String file = bed.caseOf("249", "Itä", "OPEN");
        assertThat(bed.decisions
                        .decide(person, Power.WRITE, file, DataCategory.PLAN)
                        .allowed())
                .isFalse();
    }

    @Test
    void unitBound() {
        String person = bed.person("keuruu");
        bed.caseworker(person, new Extent.Unit("Itä"));
        assertThat(decide(person, bed.caseOf("249", "Itä", "OPEN")).allowed()).isTrue();
        assertThat(decide(person, bed.caseOf("249", "Länsi", "OPEN"))).isEqualTo(Decision.Refused.nothingHere());
        assertThat(decide(person, bed.caseOf("249", null, "OPEN"))).isEqualTo(Decision.Refused.nothingHere());
    }

    @Test
    void namedCases() {
        String person = bed.person("partner-opisto");
        String named = bed.caseOf("249", null, "OPEN");
        grantOutside(person, named);
        assertThat(decide(person, named).allowed()).isTrue();
        assertThat(decide(person, bed.caseOf("249", null, "OPEN"))).isEqualTo(Decision.Refused.nothingHere());
    }

    @Test
    void nobodyReachesTheirOwnCaseOrADeclaredRelatives() {
        String person = bed.person("keuruu");
        bed.caseworker(person, WHOLE);
        String file = bed.caseOf("249", null, "OPEN");
        String other = bed.caseOf("249", null, "OPEN");
        bed.transaction.executeWithoutResult(
                status -> bed.bean(Kinships.class).declare(person, file, Kinship.Kind.RELATIVE));
        Decision refused = decide(person, file);
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.reasonFi()).isEqualTo("Asia on oma tai läheisesi; toinen työntekijä hoitaa sen.");
        assertThat(bed.decisions.reaches(person, file)).isFalse();
        assertThat(bed.decisions.reaches(person, other)).isTrue();
        assertThat(decide(person, other).allowed()).isTrue();
        assertThat(decide(bed.person("keuruu"), file)).isEqualTo(Decision.Refused.nothingHere());
    }

    @Test
    void voidAtTheInstantOfItsEndWithNoJobRun() {
        String person = bed.person("keuruu");
        Instant until = Instant.now().plusSeconds(600).truncatedTo(ChronoUnit.MICROS);
        bed.granted(
                person,
                "249",
                LegalGround.MUNICIPAL_TASK,
                Role.CASEWORKER,
                WHOLE,
                AccessTestbed.ALL_CONTENT,
                AccessTestbed.ALL_POWERS,
                until.minusSeconds(900),
                until);
        String file = bed.caseOf("249", null, "OPEN");
        bed.stopClockAt(until.minus(1, ChronoUnit.MICROS));
        assertThat(decide(person, file).allowed()).isTrue();
        assertThat(bed.decisions.holds(person, Role.CASEWORKER, "249")).isTrue();
        bed.stopClockAt(until);
        Decision refused = decide(person, file);
        assertThat(refused.allowed()).isFalse();
        assertThat(refused.reasonFi()).contains("päättyi ");
        assertThat(refused).as("the same for a case that is not there").isEqualTo(decide(person, "249-2026-9999"));
        assertThat(bed.decisions.inForce(person)).isEmpty();
        assertThat(bed.decisions.holds(person, Role.CASEWORKER, "249")).isFalse();
        assertThat(bed.decisions.rolesIn(person, "249")).isEmpty();
        assertThat(bed.decisions.reaches(person, file)).isFalse();
        assertThat(reachable(person)).isEmpty();
    }

    @Test
    void notBeforeItBegins() {
        String person = bed.person("keuruu");
        bed.granted(
                person,
                "249",
                LegalGround.MUNICIPAL_TASK,
                Role.CASEWORKER,
                WHOLE,
                AccessTestbed.ALL_CONTENT,
                AccessTestbed.ALL_POWERS,
                Instant.now().plusSeconds(60),
                Instant.now().plusSeconds(600));
        String file = bed.caseOf("249", null, "OPEN");
        assertThat(decide(person, file).reasonFi()).contains("alkaa vasta");
        bed.moveClock(Duration.ofSeconds(61));
        assertThat(decide(person, file).allowed()).isTrue();
    }

    @Test
    void revokedInTheMiddleOfAnOpenSession() {
        String person = bed.person("keuruu");
        String right = bed.caseworker(person, WHOLE);
        String file = bed.caseOf("249", null, "OPEN");
        assertThat(decide(person, file).allowed()).isTrue();
        bed.accessRights.revoke(right, "officer.keuruu", RevocationGround.TASK_ENDED, "Tehtävä päättyi");
        assertThat(decide(person, file).allowed()).isFalse();
    }

    @Test
    void endedEmploymentAndChangedEmployerVoidTheRight() {
        String left = bed.person("keuruu");
        String moved = bed.person("keuruu");
        bed.caseworker(left, WHOLE);
        bed.caseworker(moved, WHOLE);
        String file = bed.caseOf("249", null, "OPEN");
        bed.jdbc
                .sql("update koto.person set employed = false where id = :p")
                .param("p", left)
                .update();
        bed.jdbc
                .sql("update koto.person set organisation_id = 'multia' where id = :p")
                .param("p", moved)
                .update();
        assertThat(decide(left, file).reasonFi()).contains("työsuhteesi");
        assertThat(decide(moved, file).allowed()).isFalse();
    }

    @Test
    void renewalIsNotMistakenForAnEnd() {
        String person = bed.person("keuruu");
        bed.granted(
                person,
                "249",
                LegalGround.MUNICIPAL_TASK,
                Role.CASEWORKER,
                WHOLE,
                AccessTestbed.ALL_CONTENT,
                AccessTestbed.ALL_POWERS,
                Instant.now().minusSeconds(900),
                Instant.now().minusSeconds(600));
        String renewed = bed.caseworker(person, WHOLE);
        assertThat(decide(person, bed.caseOf("249", null, "OPEN")).reasonFi()).contains(renewed);
        assertThat(decide(person, "249-2026-9999")).isEqualTo(Decision.Refused.nothingHere());
    }

    @Test
    void requireThrowsWhatMayBeShown() {
        String person = bed.person("keuruu");
        String file = bed.caseOf("249", null, "OPEN");
        assertThatThrownBy(() -> bed.decisions.require(person, Power.READ, file, DataCategory.PLAN))
                .isInstanceOfSatisfying(
                        AccessRefused.class,
                        refused -> assertThat(refused.hidden()).isTrue())
                .hasMessageNotContaining(file)
                .hasMessageNotContaining(person);
        String right = bed.caseworker(person, WHOLE);
        assertThat(bed.decisions
                        .require(person, Power.READ, file, DataCategory.PLAN)
                        .rightNumber())
                .isEqualTo(right);
    }

    @Test
    void everyDecisionIsLoggedAlsoARefusalWhoseTransactionIsRolledBack() {
        String person = bed.person("keuruu");
        String file = bed.caseOf("249", null, "OPEN");
        assertThatThrownBy(() -> bed.transaction.executeWithoutResult(
                        status -> bed.decisions.require(person, Power.WRITE, file, DataCategory.PLAN)))
                .isInstanceOf(AccessRefused.class);
        String right = bed.caseworker(person, WHOLE);
        bed.decisions.require(person, Power.WRITE, file, DataCategory.PLAN);
        assertThat(bed.jdbc
                        .sql("select outcome || ' ' || coalesce(right_number, '-') from koto.audit_entry "
                                + "where person_id = :p and subject_key = :c order by id")
                        .param("p", person)
                        .param("c", file)
                        .query(String.class)
                        .list())
                .containsExactly("REFUSED -", "ALLOWED " + right);
    }

    @Test
    void listsFollowTheSameRuleAsTheSingleDecision() {
        List<String> files = List.of(
                bed.caseOf("249", "Itä", "OPEN"),
                bed.caseOf("249", "Länsi", "PLANNING"),
                bed.caseOf("249", null, "OPEN"),
                bed.caseOf("495", "Itä", "OPEN"));
        List<String> people = new ArrayList<>();
        for (Extent extent : List.of(WHOLE, new Extent.Unit("Itä"))) {
            String person = bed.person("keuruu");
            bed.caseworker(person, extent);
            people.add(person);
        }
        String guest = bed.person("partner-opisto");
        grantOutside(guest, files.get(1));
        people.add(guest);
        people.add(bed.person("keuruu"));
        for (String person : people) {
            List<String> listed = reachable(person);
            for (String file : files) {
                assertThat(listed.contains(file))
                        .as("%s and %s", person, file)
                        .isEqualTo(decide(person, file).allowed())
                        .isEqualTo(bed.decisions.reaches(person, file));
            }
        }
    }

    @Test
    void rolesAndRightsInForce() {
        String person = bed.person("keuruu");
        String right = bed.caseworker(person, new Extent.Unit("Itä"));
        assertThat(bed.decisions.inForce(person)).singleElement().satisfies(found -> {
            assertThat(found.number()).isEqualTo(right);
            assertThat(found.extent()).isEqualTo(new Extent.Unit("Itä"));
            assertThat(found.role()).isEqualTo(Role.CASEWORKER);
        });
        assertThat(bed.decisions.holds(person, Role.CASEWORKER, "249")).isTrue();
        assertThat(bed.decisions.holds(person, Role.CASEWORKER, "495")).isFalse();
        assertThat(bed.decisions.holds(person, Role.TEAM_LEAD, "249")).isFalse();
        assertThat(bed.decisions.rolesIn(person, "249")).containsExactly(Role.CASEWORKER);
        assertThat(bed.decisions.inForce("nobody")).isEmpty();
    }

    private static Decision decide(String person, String file) {
        return bed.decisions.decide(person, Power.READ, file, DataCategory.LANGUAGE);
    }

    private static List<String> reachable(String person) {
        return bed.jdbc
                .sql("select c.number from koto.integration_case c where " + AccessDecisions.reachOf("c"))
                .param("personId", person)
                .query(String.class)
                .list();
    }

    private static void grant(String person, Extent extent, Set<DataCategory> content, Set<Power> powers) {
        bed.granted(person, "249", LegalGround.MUNICIPAL_TASK, Role.CASEWORKER, extent, content, powers);
    }

    private static void grantOutside(String person, String file) {
        bed.granted(
                person,
                "249",
                LegalGround.OUTSIDE_ORGANISATION,
                Role.PARTNER_PROFESSIONAL,
                new Extent.Cases(Set.of(file)),
                AccessTestbed.ALL_CONTENT,
                AccessTestbed.ALL_POWERS);
    }
}
