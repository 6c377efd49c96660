package fi.kotopolku.engine;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.RightInForce;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.DueReasons;
import fi.kotopolku.identity.Municipality;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.identity.SignedIn;
import fi.kotopolku.rules.Deadline;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Who the tasks in a person's list are about, by when they have to be done and why, by the rule of access. From the engine
 * comes nothing but the task's case and its due instant.
 */
@RestController
@RequestMapping("/api/v1/task-cards")
class TaskCards {

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final TaskRule tasks;
    private final SignedIn signedIn;
    private final AccessDecisions access;
    private final Organisations organisations;
    private final DueReasons reasons;
    private final Clock clock;

    TaskCards(
            JdbcClient jdbc,
            Cases cases,
            TaskRule tasks,
            SignedIn signedIn,
            AccessDecisions access,
            Organisations organisations,
            DueReasons reasons,
            Clock clock) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.tasks = tasks;
        this.signedIn = signedIn;
        this.access = access;
        this.organisations = organisations;
        this.reasons = reasons;
        this.clock = clock;
    }

    /**
     * @param clientName null where the person's right does not cover it, or the task is not about a client
     * @param municipality the name, for a person who works for several; else null
     * @param due the last day, in Finland, on which the task is in time; null for a task without one
     * @param what the rule that the day comes from, with its section; null when the person may not read the plan, or the
     *     day is not a deadline of the case
     * @param why one sentence that explains the day; null when {@code what} is
     */
    record Card(
            String taskId,
            String key,
            String clientName,
            String municipality,
            LocalDate due,
            String what,
            String why) {}

    private record Task(String id, String key, Instant due) {}

    @GetMapping
    @Transactional
    List<Card> cards(@RequestParam List<String> taskIds) {
        String person = signedIn.personId().orElseThrow();
        List<Task> seen = taskIds.stream()
                .limit(MOST)
                .filter(task -> tasks.sees(person, task))
                .map(this::task)
                .toList();
        List<String> keys = seen.stream().map(Task::key).distinct().toList();
        Map<String, String> municipalities = severalMunicipalities(person);
        Map<String, String> names = cases.names(person, keys);
        Map<String, List<Deadline>> deadlines = reasons.of(person, names.keySet());
        return seen.stream()
                .map(task -> card(
                        task,
                        names.get(task.key()),
                        municipalities.get(task.key().substring(0, 3)),
                        deadlines.getOrDefault(task.key(), List.of())))
                .toList();
    }

    private Card card(Task task, String name, String municipality, List<Deadline> deadlines) {
        Optional<Deadline> reason = deadlines.stream()
                .filter(deadline -> deadline.at().equals(task.due()))
                .findFirst();
        return new Card(
                task.id(),
                task.key(),
                name,
                municipality,
                task.due() == null ? null : LocalDate.ofInstant(task.due().minusNanos(1), clock.getZone()),
                reason.map(TaskCards::what).orElse(null),
                reason.map(Deadline::explanationFi).orElse(null));
    }

    private static String what(Deadline deadline) {
        String title = deadline.rule().titleFi();
        return deadline.section() == null ? title : "%s (%s)".formatted(title, deadline.section());
    }

    private Map<String, String> severalMunicipalities(String person) {
        Set<String> codes =
                access.inForce(person).stream().map(RightInForce::municipality).collect(Collectors.toSet());
        return codes.size() < 2
                ? Map.of()
                : organisations.municipalities().stream()
                        .filter(municipality -> codes.contains(municipality.code()))
                        .collect(Collectors.toMap(Municipality::code, Municipality::nameFi));
    }

    private Task task(String taskId) {
        return jdbc.sql("""
                select t.id_, e.business_key_, t.due_date_ from engine.act_ru_task t
                join engine.act_ru_execution e on e.id_ = t.proc_inst_id_ where t.id_ = :task
                """)
                .param("task", taskId)
                .query((row, n) -> new Task(row.getString(1), row.getString(2), due(row)))
                .single();
    }

    /** The engine writes instants without a zone, in that of the machine. */
    private static Instant due(ResultSet row) throws SQLException {
        Timestamp due = row.getTimestamp(3);
        return due == null ? null : due.toInstant();
    }
}
