package fi.kotopolku.access;

import static org.springframework.beans.factory.support.BeanDefinitionBuilder.rootBeanDefinition;

import fi.kotopolku.access.ReferenceModel.Answer;
import fi.kotopolku.access.ReferenceModel.Change;
import fi.kotopolku.access.ReferenceModel.Hired;
import fi.kotopolku.access.ReferenceModel.Leaves;
import fi.kotopolku.access.ReferenceModel.Left;
import fi.kotopolku.access.ReferenceModel.Moved;
import fi.kotopolku.access.ReferenceModel.Passed;
import fi.kotopolku.access.ReferenceModel.Stepped;
import fi.kotopolku.access.ReferenceModel.Word;
import fi.kotopolku.engine.DmnDecisionTables;
import fi.kotopolku.identity.WorkFor;
import fi.kotopolku.rules.DecisionTables;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One machine of several: facades of its own, a clock that is wrong by hours, and the database's pool as the
 * application's role, with row-level security in force.
 */
final class HistoryClient implements AutoCloseable {

    private static final Pattern NAMED_RIGHT = Pattern.compile("\\d{3}-KO-\\d{4}-\\d{4,}");
    private static final Map<Word, String> WORDS = new EnumMap<>(Map.of(
            Word.ENDED, " päättyi ",
            Word.BEGINS_LATER, " alkaa vasta ",
            Word.NOT_EMPLOYED, "työsuhteesi ei ole voimassa",
            Word.STEP_CLOSED, "koska asiassa ei ole avoinna",
            Word.LACKS_CONTENT, "ei sisällä tietoryhmää",
            Word.LACKS_POWER, "ei anna valtuutta"));

    private final int client;
    private final Duration ahead;
    private final JdbcClient owner;
    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final TransactionTemplate snapshot;
    private final AccessDecisions decisions;
    private final AccessRights accessRights;
    private final HistoryGrants grants;
    private final HistoryEndings endings;
    private HistoryWorld world;

    HistoryClient(int client, Duration ahead, DataSource pool, JdbcClient owner) {
        this.client = client;
        this.ahead = ahead;
        this.owner = owner;
        context.registerBean(DataSource.class, () -> pool);
        context.registerBean(Clock.class, WrongClock::new);
        context.registerBean(DecisionTables.class, DmnDecisionTables::shipped);
        context.registerBeanDefinition(
                "transactionManager",
                rootBeanDefinition("fi.kotopolku.identity.WalledTransactions").getBeanDefinition());
        context.register(AccessModule.class, WorkFor.class);
        context.refresh();
        jdbc = context.getBean(JdbcClient.class);
        transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        snapshot = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        decisions = context.getBean(AccessDecisions.class);
        accessRights = context.getBean(AccessRights.class);
        grants = new HistoryGrants(
                context.getBean(Rights.class), context.getBean(OfficerDecision.class), transaction, ahead);
        endings = new HistoryEndings(accessRights, jdbc, transaction);
    }

    void live(HistoryWorld in, List<HistoryAction> actions) {
        world = in;
        actions.forEach(this::act);
    }

    private void act(HistoryAction action) {
        if (action instanceof HistoryAction.Ask ask) {
            HistoryWorld.Staff person = world.person(ask.person());
            ask(person.id(), ask.power(), world.caseFor(person, ask.aCase()), ask.content());
        } else if (action instanceof HistoryAction.Look look) {
            look(world.person(look.person()), look);
        } else if (action instanceof HistoryAction.Grant grant) {
            grants.grant(world, client, grant);
        } else if (action instanceof HistoryAction.Extend extend) {
            world.right(extend.right()).ifPresent(right -> grants.extend(world, client, right, extend.lasting()));
        } else if (action instanceof HistoryAction.Revoke revoke) {
            world.right(revoke.right()).ifPresent(right -> endings.revoke(world, client, right, revoke.by()));
        } else if (action instanceof HistoryAction.Narrow narrow) {
            world.right(narrow.right())
                    .ifPresent(right -> endings.narrow(world, client, right, narrow.by(), narrow.lasting()));
        } else if (action instanceof HistoryAction.MoveCase move) {
            String unit = HistoryWorld.UNITS.get(move.unit());
            String number = world.aCase(move.aCase());
            byTheLead("unit", unit, number, new Moved(number, unit));
        } else if (action instanceof HistoryAction.Step step) {
            String number = world.aCase(step.aCase());
            byTheLead("state", step.open() ? "REVIEW" : "IN_FORCE", number, new Stepped(number, step.open()));
        } else if (action instanceof HistoryAction.Leave leave) {
            leave(world.person(leave.person()).id(), leave.in());
        } else if (action instanceof HistoryAction.Hire hire) {
            HistoryWorld.Staff person = world.person(hire.person());
            String employer = hire.elsewhere() ? person.otherEmployer() : person.employer();
            byTheEmployer(
                    "employed = true, employed_until = null, organisation_id = :value",
                    person.id(),
                    employer,
                    new Hired(person.id(), employer));
        } else if (action instanceof HistoryAction.TimePasses passes) {
            timePasses(passes.time());
        } else if (action instanceof HistoryAction.Sweep sweep) {
            String municipality = HistoryWorld.MUNICIPALITIES.get(sweep.municipality());
            context.getBean(WorkFor.class).municipality(municipality, accessRights::tidyUp);
        }
    }

    private void ask(String person, Power power, String caseNumber, DataCategory content) {
        long start = world.record.moment();
        Answer answer = as(person, () -> answered(person, power, caseNumber, content));
        world.record.answered(1);
        world.record.seen(
                client,
                start,
                person,
                "%s asked to %s %s of %s: %s".formatted(person, power, content, caseNumber, answer),
                model -> model.decide(person, power, caseNumber, content).contains(answer));
    }

    private void look(HistoryWorld.Staff staff, HistoryAction.Look look) {
        String person = staff.id();
        long start = world.record.moment();
        List<String> asked = List.of(
                world.caseFor(staff, look.aCase() * 7 + 1),
                world.caseFor(staff, look.aCase() * 7 + 2),
                look.aCase() % 7 == 0 ? nobodysCase() : world.caseFor(staff, look.aCase()));
        Sight sight = as(person, () -> snapshot.execute(running -> sight(person, look, asked)));
        world.record.answered(sight.answers().size() + Sight.LISTS);
        world.record.seen(
                client,
                start,
                person,
                "%s looked to %s %s: %s".formatted(person, look.power(), look.content(), sight),
                model -> sight.agrees(model, person, look.power(), look.content()));
    }

    private Sight sight(String person, HistoryAction.Look look, List<String> asked) {
        Set<String> rights =
                decisions.inForce(person).stream().map(RightInForce::number).collect(Collectors.toSet());
        Map<String, Answer> answers = asked.stream()
                .distinct()
                .collect(Collectors.toMap(
                        number -> number, number -> answered(person, look.power(), number, look.content())));
        return new Sight(
                rights,
                cases("and " + AccessDecisions.reachOf("c"), person),
                cases("and " + AccessDecisions.reachOf("c", look.power(), look.content()), person),
                cases("", person),
                rightsOfOthers(person),
                answers);
    }

    private Set<String> cases(String condition, String person) {
        JdbcClient.StatementSpec list = jdbc.sql(
                        "select c.number from koto.integration_case c where c.number = any (:world) " + condition)
                .param("world", world.cases.toArray(String[]::new));
        return new HashSet<>((condition.isEmpty() ? list : list.param("personId", person))
                .query(String.class)
                .list());
    }

    private Set<String> rightsOfOthers(String person) {
        return new HashSet<>(jdbc.sql("""
                select distinct municipality from koto.access_right where person_id = any (:people) and person_id <> :me
                """)
                .param(
                        "people",
                        world.people.stream().map(HistoryWorld.Staff::id).toArray(String[]::new))
                .param("me", person)
                .query(String.class)
                .list());
    }

    /** The sentence has to be there, and has to be one that we know. */
    private Answer answered(String person, Power power, String caseNumber, DataCategory content) {
        Decision decision = decisions.decide(person, power, caseNumber, content);
        if (decision instanceof Decision.Allowed allowed) {
            return new Answer(Word.ALLOWED, allowed.rightNumber());
        }
        if (((Decision.Refused) decision).hidden()) {
            return Answer.NOTHING_HERE;
        }
        Matcher right = NAMED_RIGHT.matcher(decision.reasonFi());
        return WORDS.entrySet().stream()
                .filter(word -> decision.reasonFi().contains(word.getValue()) && right.find())
                .map(word -> new Answer(word.getKey(), right.group()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("refused without a reason: " + decision));
    }

    private void byTheLead(String column, String value, String caseNumber, Change change) {
        String lead = HistoryGrants.lead(caseNumber.substring(0, 3));
        long start = world.record.moment();
        Long turn = as(
                lead,
                () -> transaction.execute(running -> jdbc.sql("update koto.integration_case set " + column
                                + " = :value where number = :number returning nextval('test.turn')")
                        .param("value", value)
                        .param("number", caseNumber)
                        .query(Long.class)
                        .single()));
        world.record.changed(client, start, turn, change);
    }

    private void leave(String person, Duration in) {
        if (in.isZero()) {
            byTheEmployer("employed = :value", person, false, new Left(person));
        } else {
            Instant at = world.now.get().plus(in);
            byTheEmployer("employed_until = :value", person, at.atOffset(ZoneOffset.UTC), new Leaves(person, at));
        }
    }

    private void byTheEmployer(String what, String person, Object value, Change change) {
        long start = world.record.moment();
        long turn = owner.sql("update koto.person set " + what + " where id = :id returning nextval('test.turn')")
                .param("id", person)
                .param("value", value)
                .query(Long.class)
                .single();
        world.record.changed(client, start, turn, change);
    }

    private void timePasses(Duration time) {
        long start = world.record.moment();
        long turn = owner.sql("""
                update test.clock set now = now + make_interval(secs => :seconds) returning nextval('test.turn')
                """)
                .param("seconds", time.toSeconds())
                .query(Long.class)
                .single();
        world.record.changed(client, start, turn, new Passed(time));
        world.passes(time);
    }

    private static <T> T as(String person, Supplier<T> work) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(person, null, "-"));
        try {
            return work.get();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    private String nobodysCase() {
        return world.cases.get(0).substring(0, 3) + "-2026-999999";
    }

    @Override
    public void close() {
        context.close();
    }

    /**
     * @param walled what row-level security lets through to a statement without any condition
     * @param othersIn municipalities of whose rights of others something is seen
     */
    private record Sight(
            Set<String> rights,
            Set<String> reached,
            Set<String> workable,
            Set<String> walled,
            Set<String> othersIn,
            Map<String, Answer> answers) {

        static final int LISTS = 5;

        boolean agrees(ReferenceModel model, String person, Power power, DataCategory content) {
            Set<String> municipalities = model.municipalities(person);
            return rights.equals(model.inForce(person))
                    && reached.equals(model.reached(person))
                    && workable.equals(model.reached(person, power, content))
                    && walled.equals(model.units().keySet().stream()
                            .filter(number -> municipalities.contains(number.substring(0, 3)))
                            .collect(Collectors.toSet()))
                    && municipalities.containsAll(othersIn)
                    && answers.entrySet().stream()
                            .allMatch(answer -> model.decide(person, power, answer.getKey(), content)
                                            .contains(answer.getValue())
                                    && workable.contains(answer.getKey())
                                            == (answer.getValue().word() == Word.ALLOWED));
        }
    }

    /** Follows the world's time, hours off. */
    private final class WrongClock extends Clock {

        @Override
        public ZoneId getZone() {
            return FinnishTime.HELSINKI;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Instant instant() {
            return world.now.get().plus(ahead);
        }
    }
}
