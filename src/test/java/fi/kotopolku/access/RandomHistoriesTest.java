package fi.kotopolku.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import fi.kotopolku.access.HistoryAction.Ask;
import fi.kotopolku.access.HistoryAction.Extend;
import fi.kotopolku.access.HistoryAction.Grant;
import fi.kotopolku.access.HistoryAction.Hire;
import fi.kotopolku.access.HistoryAction.Leave;
import fi.kotopolku.access.HistoryAction.Look;
import fi.kotopolku.access.HistoryAction.MoveCase;
import fi.kotopolku.access.HistoryAction.Narrow;
import fi.kotopolku.access.HistoryAction.Revoke;
import fi.kotopolku.access.HistoryAction.Step;
import fi.kotopolku.access.HistoryAction.Sweep;
import fi.kotopolku.access.HistoryAction.TimePasses;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/**
 * Histories of eight clients at once, each with a clock of its own that is hours off: rights are granted,
 * narrowed, extended and revoked, run out, cases move and people leave, and in between people ask. Whatever anybody was
 * told is what {@link ReferenceModel} says at some instant between question and answer.
 *
 * <p>All clients work through the application's own facades and as its database role, on a database whose time moves
 * only when a history says so.
 */
class RandomHistoriesTest {

    private static final int HISTORIES = 72;
    private static final int RIGHTS_AT_FIRST = 2;
    private static final int ACTIONS_OF_A_CLIENT = 60;
    private static final AtomicInteger OPERATIONS = new AtomicInteger();
    private static final List<Integer> HOURS_AHEAD = List.of(-7, -3, -1, 0, 0, 1, 3, 7);
    private static final Instant FIRST_DAY = Instant.parse("2026-03-02T09:00:00Z");

    private static AccessTestbed bed;
    private static HikariDataSource pool;
    private static ExecutorService threads;
    private static final List<HistoryClient> CLIENTS = new ArrayList<>();

    @BeforeContainer
    static void start() {
        bed = new AccessTestbed("random_histories");
        timeStandsStill();
        office();
        pool = applicationsPool(bed.bean(DataSource.class));
        threads = Executors.newFixedThreadPool(HOURS_AHEAD.size());
        for (int client = 0; client < HOURS_AHEAD.size(); client++) {
            CLIENTS.add(new HistoryClient(client, Duration.ofHours(HOURS_AHEAD.get(client)), pool, bed.jdbc));
        }
    }

    @AfterContainer
    static void stop() {
        assertThat(OPERATIONS).as("operations").hasValueGreaterThan(100_000);
        threads.shutdownNow();
        CLIENTS.forEach(HistoryClient::close);
        pool.close();
        bed.context.close();
    }

    @Property(tries = HISTORIES, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.BOUNDED)
    void nobodyIsEverToldAnythingElseThanTheRuleSays(@ForAll("histories") List<List<HistoryAction>> history)
            throws InterruptedException, ExecutionException {
        bed.jdbc
                .sql("update test.clock set now = :now")
                .param("now", FIRST_DAY.atOffset(ZoneOffset.UTC))
                .update();
        HistoryWorld world = new HistoryWorld(bed, FIRST_DAY);
        List<Callable<Void>> lives = new ArrayList<>();
        for (int client = 0; client < history.size(); client++) {
            HistoryClient living = CLIENTS.get(client);
            List<HistoryAction> actions = history.get(client);
            lives.add(() -> {
                living.live(world, actions);
                return null;
            });
        }
        for (Future<Void> life : threads.invokeAll(lives, 5, TimeUnit.MINUTES)) {
            life.get();
        }
        OPERATIONS.addAndGet(world.record.operations());
        assertThat(new HistoryCheck(world.start, world.record.changes()).unexplained(world.record.seen()))
                .isEmpty();
    }

    @Provide
    Arbitrary<List<List<HistoryAction>>> histories() {
        Arbitrary<Integer> place = Arbitraries.integers().between(0, 999);
        Arbitrary<Power> power = Arbitraries.of(Power.class);
        Arbitrary<DataCategory> content = Arbitraries.of(
                DataCategory.IDENTITY_AND_CONTACT, DataCategory.PLAN, DataCategory.HEALTH_AND_FUNCTIONING);
        Arbitrary<HistoryAction> action = Arbitraries.frequencyOf(
                Tuple.of(40, Combinators.combine(place, place, power, content).as(Ask::new)),
                Tuple.of(30, Combinators.combine(place, place, power, content).as(Look::new)),
                Tuple.of(9, grants(place)),
                Tuple.of(2, Combinators.combine(place, hours(4, 48)).as(Extend::new)),
                Tuple.of(
                        4,
                        Combinators.combine(place, Arbitraries.integers().between(0, 3))
                                .as(Revoke::new)),
                Tuple.of(
                        3,
                        Combinators.combine(place, Arbitraries.integers().between(0, 1))
                                .as(MoveCase::new)),
                Tuple.of(
                        3,
                        Combinators.combine(place, Arbitraries.integers().between(0, 3), hours(1, 24))
                                .as(Narrow::new)),
                Tuple.of(
                        2,
                        Combinators.combine(place, Arbitraries.of(true, true, false))
                                .as(Step::new)),
                Tuple.of(
                        2,
                        Combinators.combine(place, Arbitraries.oneOf(Arbitraries.just(Duration.ZERO), hours(1, 12)))
                                .as(Leave::new)),
                Tuple.of(
                        4,
                        Combinators.combine(place, Arbitraries.frequency(Tuple.of(1, true), Tuple.of(7, false)))
                                .as(Hire::new)),
                Tuple.of(2, hours(1, 6).map(TimePasses::new)),
                Tuple.of(1, Arbitraries.integers().between(0, 1).map(Sweep::new)));
        return Combinators.combine(
                        grants(place).list().ofSize(RIGHTS_AT_FIRST),
                        action.list().ofSize(ACTIONS_OF_A_CLIENT))
                .as((first, then) ->
                        Stream.concat(first.stream(), then.stream()).toList())
                .list()
                .ofSize(HOURS_AHEAD.size());
    }

    private static Arbitrary<HistoryAction> grants(Arbitrary<Integer> place) {
        Arbitrary<Set<DataCategory>> content =
                Arbitraries.of(DataCategory.class).set().ofMinSize(4);
        Arbitrary<Set<Power>> powers = Arbitraries.of(Power.class).set().ofMinSize(2);
        return Combinators.combine(
                        place,
                        place,
                        Arbitraries.of(ExtentKind.class),
                        content,
                        powers,
                        Arbitraries.frequencyOf(
                                Tuple.of(3, Arbitraries.just(Duration.ZERO)), Tuple.of(1, hours(1, 24))),
                        hours(2, 96),
                        Arbitraries.of(true, false))
                .as(Grant::new);
    }

    private static Arbitrary<Duration> hours(int least, int most) {
        return Arbitraries.integers().between(least, most).map(Duration::ofHours);
    }

    private static void timeStandsStill() {
        bed.jdbc.sql("""
                create schema test;
                create table test.clock (now timestamptz not null) with (autovacuum_enabled = false);
                insert into test.clock values ('2026-03-02 09:00Z');
                create sequence test.turn;
                grant usage on schema test to kotopolku_app;
                grant select on test.clock to kotopolku_app;
                grant usage on test.turn to kotopolku_app;
                create or replace function koto.instant() returns timestamptz language sql stable as
                    'select now from test.clock';
                """).update();
    }

    /** Those who grant and end rights stay in office the whole time. */
    private static void office() {
        bed.jdbc.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values ('lead.multia', 'test', 'lead.multia', 'Testi', 'Multia-Esihenkilö', '', 'multia')
                """).update();
        Map.of(
                        "officer.keuruu", Role.ACCESS_OFFICER,
                        "lead.keuruu", Role.TEAM_LEAD,
                        "officer.multia", Role.ACCESS_OFFICER,
                        "lead.multia", Role.TEAM_LEAD)
                .forEach((person, role) -> bed.jdbc
                        .sql("""
                        insert into koto.access_right
                            (number, municipality, person_id, employer, ground, role, content, extent, powers, valid_from,
                             valid_until, state, requested_by, justification, decided_by, decided_at)
                        select koto.next_access_right_number(o.municipality), o.municipality, p.id, o.id, 'MUNICIPAL_TASK',
                               :role, '{ADMINISTRATION}', 'MUNICIPALITY', '{READ}', koto.instant() - interval '1 day',
                               koto.instant() + interval '1 year', 'GRANTED', 'dpo.keuruu', 'Testi', 'officer2.keuruu',
                               koto.instant()
                        from koto.person p join koto.organisation o on o.id = p.organisation_id where p.id = :person
                        """)
                        .param("person", person)
                        .param("role", role.code())
                        .update());
    }

    private static HikariDataSource applicationsPool(DataSource database) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setConnectionInitSql("set role kotopolku_app; set plan_cache_mode = force_generic_plan");
        config.setMaximumPoolSize(2 * HOURS_AHEAD.size());
        return new HikariDataSource(config);
    }
}
