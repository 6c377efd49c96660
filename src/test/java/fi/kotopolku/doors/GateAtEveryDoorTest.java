package fi.kotopolku.doors;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import fi.kotopolku.TestDatabase;
import fi.kotopolku.access.FirstRights;
import fi.kotopolku.access.Role;
import fi.kotopolku.identity.WorkFor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The gate before a municipality's day of adoption, tried through every door that makes a client, a hand-over or a right.
 * The doors are the application's forms and its own operations; each is named in {@code gate.txt} with what it can make, so
 * that none can be added unseen. A town that has begun is set back before its day for it, which no real one ever is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class GateAtEveryDoorTest extends DoorsTest {

    private static final String TOWN = GateWalks.TOWN;
    private static final Map<String, String> DOORS = doors();

    @Autowired
    JdbcTemplate application;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    WorkFor work;

    @Autowired
    FirstRights firstRights;

    private final GateWalks walks = new GateWalks(this, () -> begins("current_date + 2"));

    @BeforeAll
    void aTownWithPeople() {
        jdbc.sql("insert into koto.municipality (code, name_fi, name_sv) values ('986', 'Veräjälä', 'Grinden')")
                .update();
        jdbc.sql("""
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality)
                values ('verajala', 'MUNICIPALITY', 'Veräjälän kunta', 'Grindens kommun', '986')
                """).update();
        begins("date '2026-01-01'");
        walks.staff();
    }

    @AfterAll
    void nobodyIsLeftInOffice() {
        begins("date '2026-01-01'");
        List.of("access_review_row", "access_review_list", "access_review")
                .forEach(left -> jdbc.sql("delete from koto." + left + " where municipality = '986'")
                        .update());
        jdbc.sql("""
                update koto.access_right set ended_at = greatest(valid_from, clock_timestamp()), end_cause = 'REVOKED',
                    end_reason = 'Testi on ohi.', tidied_at = clock_timestamp()
                where municipality = '986' and state = 'GRANTED' and ended_at is null
                """).update();
        new Grants(jdbc).takeAccountBack(GateWalks.WORKERS_ACCOUNT, GateWalks.WORKER);
    }

    @BeforeEach
    void open() {
        begins("date '2026-01-01'");
    }

    @Test
    void everyDoorIsKnownByWhatItCanMake() throws IOException {
        Stream<String> forms = Stream.of(
                        new PathMatchingResourcePatternResolver().getResources("classpath*:forms/**/*.form"))
                .map(Resource::getFilename)
                .map(name -> name.replace(".form", ""));
        Stream<String> operations = lines("doors/every-door.txt")
                .map(line -> line.split("\\s+", 2)[1])
                .filter(door -> door.matches("(POST|PUT|PATCH|DELETE) /api/.*"));
        assertThat(DOORS.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(forms, operations).toList());
        assertThat(DOORS.values()).isSubsetOf("client", "hand-over", "right", "request", "office", "nothing");
    }

    static Stream<String> makers() {
        return doorsOf("client", "hand-over", "right");
    }

    @ParameterizedTest
    @MethodSource("makers")
    void makesNothingBeforeTheDayAndDoesAfterIt(String door) {
        Supplier<String> attempt = walks.to(door);
        begins("current_date + 2");
        Map<String, String> before = everythingStored();

        Throwable refused = catchThrowable(attempt::get);

        assertThat(refused).isNotNull();
        assertThat(everythingStored()).as(refused.toString()).isEqualTo(before);
        long held = held(DOORS.get(door));

        open();

        assertThat(attempt.get()).isNotBlank();
        assertThat(held(DOORS.get(door))).isEqualTo(held + 1);
    }

    static Stream<String> requests() {
        return doorsOf("request");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void asksInVainBeforeTheDayAndPassesItsChecksAfterIt(String door) {
        Supplier<String> early = walks.to(door);
        begins("current_date + 2");
        long held = held("right");
        assertThat(foundAmiss(early.get()))
                .anySatisfy(said -> assertThat(said).contains("Kunta ei ole vielä ottanut järjestelmää käyttöön"));
        assertThat(held("right")).isEqualTo(held);

        open();

        Supplier<String> onTheDay = walks.to(door);
        open();
        assertThat(foundAmiss(onTheDay.get())).isEmpty();
    }

    /** What an adoption opens before the day can contain no client data. */
    @Test
    void theAdoptionItselfOpensOfficesOnly() {
        assertThat(doorsOf("office")).containsExactlyInAnyOrder("start_adoption", "task_recordDecision");
        begins("null");
        long held = held("right");
        for (Role role : Role.values()) {
            if (role != Role.MAIN_USER && role != Role.ACCESS_OFFICER) {
                assertThatThrownBy(() -> firstRights.open(TOWN, GateWalks.WORKER, role, "keha.admin"))
                        .isInstanceOf(IllegalArgumentException.class);
            }
        }
        work.municipality(TOWN, () -> {
            firstRights.open(TOWN, GateWalks.WORKER, Role.MAIN_USER, "keha.admin");
            return null;
        });
        assertThat(jdbc.sql(
                                "select content::text from koto.access_right where municipality = '986' and basis = 'ADOPTION'")
                        .query(String.class)
                        .single())
                .isEqualTo("{ADMINISTRATION}");
        assertThat(held("right")).isEqualTo(held);
    }

    /** The application's own role, with no rule of the application's before it. */
    @ParameterizedTest
    @ValueSource(strings = {"""
                insert into koto.client (municipality, family_name, given_names, birth_date, citizenship, native_language,
                    contact_language, interpreter_needed, permit_kind, first_permit_on, registered_at, registered_by)
                values ('986', 'Asiakas', 'Testi', date '1990-01-01', 'UKR', 'uk', 'fi', false, 'TEMPORARY_PROTECTION',
                    date '2026-01-01', now(), 'worker.verajala')
                """, """
                insert into koto.access_right (number, person_id, employer, municipality, ground, role, content, extent,
                    powers, valid_from, valid_until, state, requested_by, justification, decided_by, decided_at)
                values (koto.next_access_right_number('986'), 'lead.verajala', 'verajala', '986', 'MUNICIPAL_TASK',
                    'caseworker', '{PLAN}', 'MUNICIPALITY', '{READ}', now(), now() + interval '1 hour', 'GRANTED',
                    'keha.admin', 'Testi', 'dpo.keuruu', now())
                """, """
                insert into koto.access_right (number, person_id, employer, municipality, ground, role, content, extent,
                    powers, valid_from, valid_until, state, requested_by, justification)
                values ('986-KO-2026-999901', 'lead.verajala', 'verajala', '986', 'MUNICIPAL_TASK', 'caseworker',
                    '{PLAN}', 'MUNICIPALITY', '{READ}', now(), now() + interval '1 hour', 'REQUESTED', 'keha.admin',
                    'Testi');
                update koto.access_right set state = 'GRANTED', decided_by = 'dpo.keuruu', decided_at = now()
                where number = '986-KO-2026-999901'
                """})
    void theDatabaseTakesNothingFromTheApplicationEither(String statement) {
        begins("current_date + 2");
        assertThatThrownBy(() -> inTown(statement)).hasMessageContaining("has not taken the system into use");

        open();

        inTown(statement);
    }

    @Test
    void theApplicationWritesNoDayOfItsOwn() {
        begins("null");
        for (String statement : List.of(
                "update koto.municipality set adopted_on = current_date where code = '986'",
                "insert into koto.municipality (code, name_fi, name_sv, adopted_on) values ('985', 'X', 'X', current_date)",
                "alter table koto.client disable trigger only_after_adoption",
                "set session_replication_role = replica")) {
            assertThatThrownBy(() -> inTown(statement))
                    .as(statement)
                    .rootCause()
                    .hasMessageMatching("(?s).*(permission denied|must be owner).*");
        }
        assertThatThrownBy(() -> inTown("select koto.begin_use('986-KA-2026-0001')"))
                .hasMessageContaining("is not ready to begin");
    }

    /** Tried and rolled back. */
    private void inTown(String statement) {
        transaction.executeWithoutResult(running -> {
            work.municipality(TOWN);
            running.setRollbackOnly();
            application.execute(statement);
        });
    }

    private void begins(String day) {
        TestDatabase.owner()
                .sql("update koto.municipality set adopted_on = " + day + " where code = '986'")
                .update();
    }

    /** How many of what the kind of door makes the town has. */
    private long held(String kind) {
        return jdbc.sql(
                        switch (kind) {
                            case "client" -> "select count(*) from koto.integration_case where municipality = '986'";
                            case "hand-over" ->
                                "select count(*) + count(sent_at) from koto.transfer where to_municipality = '986'";
                            default -> """
                        select count(*) from koto.access_right
                        where municipality = '986' and state = 'GRANTED' and not content <@ array ['ADMINISTRATION']
                        """;
                        })
                .query(Long.class)
                .single();
    }

    private List<String> foundAmiss(String request) {
        return jdbc.sql("select explanation_fi from koto.access_right_failure where right_number = :number")
                .param("number", request)
                .query(String.class)
                .list();
    }

    private static Stream<String> doorsOf(String... kinds) {
        return DOORS.entrySet().stream()
                .filter(door -> List.of(kinds).contains(door.getValue()))
                .map(Map.Entry::getKey)
                .sorted();
    }

    private static Map<String, String> doors() {
        return lines("doors/gate.txt")
                .map(line -> line.split("\\s+", 2))
                .collect(toMap(words -> words[1], words -> words[0]));
    }

    private static Stream<String> lines(String file) {
        try {
            return new ClassPathResource(file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
