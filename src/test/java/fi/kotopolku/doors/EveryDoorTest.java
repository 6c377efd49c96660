package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import fi.kotopolku.demo.DemoTime;
import fi.kotopolku.doors.Visitor.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every operation of the application against every kind of stranger, over real HTTP: whoever may not, meets the same
 * answer for a thing of Keuruu's that is there as for one that never was. The operations are those of
 * {@code every-door.txt}; NoOtherDoorTest fails on one that is not among them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryDoorTest extends DoorsTest {

    private static final String LENDER = "keha.admin";
    private static final String STAFF = ".*/\\{name}/(user|identity)/.*|.*/\\{name}/user";
    private static final String STRANGER = "outsider.keuruu";

    @Autowired
    private DemoTime time;

    private Map<Route, String> doors;
    private Secrets secrets;
    private Grants grants;
    private Visitor outsider;
    private String anotherCase;

    @BeforeAll
    void aCaseOfKeuruus() {
        grants = new Grants(jdbc);
        doors = KnownDoors.all();
        secrets = Secrets.of(this, newCase(CASEWORKER));
        anotherCase = caseWithNurse();
        grants.lendAccount(LENDER, STRANGER, "Testi", "Ulkopuolinen", "keuruu");
        outsider = visit(LENDER);
    }

    @AfterEach
    void timeAsBefore() {
        time.stand(Duration.ZERO);
    }

    @AfterAll
    void accountsAsBefore() {
        grants.takeAccountBack(LENDER, STRANGER);
    }

    @Test
    void withoutASession() {
        everyDoor("no session", Visitor.stranger(port), Stranger.NOBODY);
        assertThat(refusedAtDoor("?")).isPositive();
    }

    @Test
    void withATamperedSession() {
        Visitor visitor = visit("officer2.keuruu");
        assertThat(visitor.get("/api/v1/me").status()).isEqualTo(200);
        visitor.tamperWithSession();
        everyDoor("tampered session", visitor, Stranger.NOBODY);
    }

    /** Somebody else's page makes the calls, or one that has made up the token. */
    @Test
    void withAMadeUpTokenAgainstForgery() {
        Visitor visitor = visit(CASEWORKER);
        assertThat(visitor.get(secrets.real("/api/v1/cases/{number}")).status()).isEqualTo(200);
        Map<String, String> before = everythingStored();
        for (Visitor forger : List.of(visitor.forgeTokens(), visitor.forgetTokens())) {
            List<String> through = doors.keySet().stream()
                    .filter(door -> !door.method().matches("GET|OPTIONS"))
                    .filter(door ->
                            !call(forger, door, secrets.real(door.path())).refused())
                    .map(Route::toString)
                    .toList();
            assertThat(through).isEmpty();
        }
        assertThat(everythingStored()).isEqualTo(before);
    }

    @Test
    void asTheSamePersonThroughTheLifeOfARight() {
        everyDoor("no rights", outsider, Stranger.WITHOUT_FLOW);

        right("MUNICIPALITY", "-1 hour", "-1 second");
        everyDoor("expired a second ago", outsider, Stranger.WITHOUT_FLOW);

        right("MUNICIPALITY", "1 hour", "2 hours");
        everyDoor("not begun", outsider, Stranger.WITHOUT_FLOW);

        String named = right("CASES", "0 seconds", "1 hour");
        everyDoor("right to another case", outsider, Stranger.COLLEAGUE);
        grants.end(named);

        String elsewhere = right("UNIT", "0 seconds", "1 hour");
        everyDoor("right to another unit", outsider, Stranger.COLLEAGUE);
        grants.end(elsewhere);

        String whole = right("MUNICIPALITY", "0 seconds", "1 hour");
        for (String opens : List.of("/api/v1/cases/{number}", Visitor.ENGINE + "task/{id}")) {
            assertThat(outsider.get(secrets.real(opens)).status()).as(opens).isEqualTo(200);
        }
        Answer revoked = visit("officer.keuruu")
                .post(
                        "/api/v1/access-rights/" + whole + "/revocation",
                        Map.of("ground", "NOT_NEEDED", "reason", "Tehtävä päättyi"));
        assertThat(revoked.status()).as(revoked.body()).isEqualTo(204);
        everyDoor("revoked in the open session", outsider, Stranger.WITHOUT_FLOW);

        assertThat(refusedAtDoor(STRANGER)).isPositive();
    }

    @Test
    void withTheSameRoleElsewhere() {
        everyDoor("caseworker of Multia", visit(OTHER_MUNICIPALITY), Stranger.WITHOUT_FLOW);
        assertThat(refusedAtDoor(OTHER_MUNICIPALITY)).isPositive();
    }

    @Test
    void asAManagerOfProcessesElsewhere() {
        String right = grants.give(OTHER_MUNICIPALITY, "495", "process-manager", "ADMINISTRATION");
        everyDoor("manager of Multia", visit(OTHER_MUNICIPALITY), Stranger.MANAGER_ELSEWHERE);
        grants.end(right);
    }

    @Test
    void asAGuestOfAnotherCase() {
        everyDoor("nurse of another case", visit(NURSE), Stranger.COLLEAGUE);
    }

    /** They may know that there is a case, and nothing about whom it is. */
    @Test
    void inAnotherRoleAtHome() {
        for (String office : List.of("manager.keuruu", "officer.keuruu", "dpo.keuruu", "lead.keuruu")) {
            Visitor visitor = visit(office);
            List<String> told = doors.entrySet().stream()
                    .filter(door -> List.of("own", "thing").contains(door.getValue()))
                    .map(Map.Entry::getKey)
                    .filter(door -> door.method().equals("GET") && !door.path().startsWith("/api/v1/access-rights"))
                    .filter(door -> !office.equals("lead.keuruu") || door.path().contains("/task/"))
                    .filter(door -> call(visitor, door, secrets.real(door.path()))
                            .body()
                            .contains(secrets.clientName()))
                    .map(Route::toString)
                    .toList();
            assertThat(told).as(office).isEmpty();
        }
    }

    /**
     * Each refusal leaves its entry: who, which door, and nothing of what was asked for. In a minute of its own, as no
     * more than so many of a minute are logged of one person, who knocks in other tests, too.
     */
    @Test
    void whatIsRefusedIsLogged() {
        time.stand(Duration.ofMinutes(2));
        Visitor officer = visit("officer.multia");
        long before = refusedAtDoor("officer.multia");
        officer.get(secrets.real("/api/v1/cases/{number}"));
        officer.get(secrets.real("/api/v1/access-rights/{number}"));
        officer.get(secrets.real(Visitor.ENGINE + "task/{id}"));
        officer.get(secrets.real(Visitor.ENGINE + "process-instance/{id}"));
        officer.call("DELETE", "deployment/matti-meikalainen", null);
        await().untilAsserted(() -> assertThat(refusedAtDoorSince("officer.multia", before))
                .as("logged as soon as the answer is on its way")
                .containsExactly(
                        "GET /api/v1/cases 404",
                        "GET /api/v1/access-rights 404",
                        "GET /camunda/api/engine/task 404",
                        "GET /camunda/api/engine/process-instance 403",
                        "DELETE /camunda/api/engine/engine 403"));
    }

    private List<String> refusedAtDoorSince(String person, long before) {
        return jdbc.sql("""
                select subject_key from koto.audit_entry
                where action = 'DOOR_REFUSED' and person_id = :person and outcome = 'REFUSED'
                order by id offset :before
                """)
                .param("person", person)
                .param("before", before)
                .query(String.class)
                .list();
    }

    private enum Stranger {
        NOBODY,
        WITHOUT_FLOW,
        /** Works at the same place, so knows who else does. */
        COLLEAGUE,
        MANAGER_ELSEWHERE
    }

    private void everyDoor(String who, Visitor visitor, Stranger stranger) {
        List<String> problems = new ArrayList<>();
        doors.forEach((door, word) -> {
            String problem = knock(visitor, stranger, door, word);
            if (!problem.isEmpty()) {
                problems.add(who + ", " + door + ": " + problem);
            }
        });
        assertThat(problems).isEmpty();
    }

    /** @return what is wrong with the answer; empty when nothing is */
    private String knock(Visitor visitor, Stranger stranger, Route door, String word) {
        if (word.equals("way-out")
                || stranger == Stranger.COLLEAGUE && door.path().matches(STAFF)) {
            return "";
        }
        Answer there = call(visitor, door, secrets.real(door.path())).with(secrets::hidden);
        String told = secrets.told(there.body() + there.location());
        if (!told.isEmpty()) {
            return "tells " + told + " in " + there;
        }
        if (there.status() >= 500) {
            return there.toString();
        }
        boolean shut = word.equals("closed") || word.equals("manager") && stranger != Stranger.MANAGER_ELSEWHERE;
        if (stranger == Stranger.NOBODY && !word.equals("open")) {
            return List.of(401, 403).contains(there.status()) ? sameAsNever(visitor, door, there) : "opens: " + there;
        }
        if (shut) {
            boolean alike = there.status() == 403 && there.body().contains("Tämä ei ole sallittua Kotopolussa.");
            return alike ? "" : "is not shut: " + there;
        }
        if (List.of("thing", "nowhere").contains(word) && !there.refused()) {
            return "opens: " + there;
        }
        return sameAsNever(visitor, door, there);
    }

    private String sameAsNever(Visitor visitor, Route door, Answer there) {
        if (secrets.real(door.path()).equals(secrets.never(door.path()))) {
            return "";
        }
        Answer never = call(visitor, door, secrets.never(door.path()));
        return there.equals(never) ? "" : there + " is there, and is told from " + never;
    }

    private static Answer call(Visitor visitor, Route door, String address) {
        return visitor.call(door.method(), address, door.method().equals("GET") ? null : Secrets.letter(door.path()));
    }

    private String right(String extent, String from, String until) {
        return jdbc.sql("""
                with granted as (
                    insert into koto.access_right
                        (number, person_id, employer, municipality, ground, role, content, extent, unit, powers,
                         valid_from, valid_until, state, requested_by, justification, decided_by, decided_at)
                    values (koto.next_access_right_number('249'), :person, 'keuruu', '249', 'MUNICIPAL_TASK', 'caseworker',
                         '{IDENTITY_AND_CONTACT,RESIDENCE,PLAN}', :extent, :unit, '{READ,WRITE}',
                         koto.instant() + :from::interval, koto.instant() + :until::interval, 'GRANTED', 'lead.keuruu',
                         'Testi', 'officer2.keuruu', koto.instant())
                    returning number
                ), named as (
                    insert into koto.access_right_case (right_number, case_number)
                    select number, :another from granted where :extent = 'CASES'
                )
                select number from granted
                """)
                .param("person", STRANGER)
                .param("extent", extent)
                .param("unit", extent.equals("UNIT") ? "Jokin muu yksikkö" : null)
                .param("from", from)
                .param("until", until)
                .param("another", anotherCase)
                .query(String.class)
                .single();
    }

    private long refusedAtDoor(String person) {
        return jdbc.sql("select count(*) from koto.audit_entry where action = 'DOOR_REFUSED' and person_id = :person")
                .param("person", person)
                .query(Long.class)
                .single();
    }
}
