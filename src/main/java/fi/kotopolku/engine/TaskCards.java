package fi.kotopolku.engine;

import fi.kotopolku.casefile.Cases;
import fi.kotopolku.identity.SignedIn;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who the tasks in a person's list are about, by the rule of access and never from the engine. */
@RestController
@RequestMapping("/api/v1/task-cards")
class TaskCards {

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final Cases cases;
    private final TaskRule tasks;
    private final SignedIn signedIn;

    TaskCards(JdbcClient jdbc, Cases cases, TaskRule tasks, SignedIn signedIn) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.tasks = tasks;
        this.signedIn = signedIn;
    }

    /** @param clientName null where the person's right does not cover it, or the task is not about a client */
    record Card(String taskId, String key, String clientName) {}

    @GetMapping
    @Transactional
    List<Card> cards(@RequestParam List<String> taskIds) {
        String person = signedIn.personId().orElseThrow();
        List<Card> seen = taskIds.stream()
                .limit(MOST)
                .filter(task -> tasks.sees(person, task))
                .map(task -> new Card(task, key(task), null))
                .toList();
        Map<String, String> names =
                cases.names(person, seen.stream().map(Card::key).distinct().toList());
        return seen.stream()
                .map(card -> new Card(card.taskId(), card.key(), names.get(card.key())))
                .toList();
    }

    private String key(String taskId) {
        return jdbc.sql("""
                select e.business_key_ from engine.act_ru_task t
                join engine.act_ru_execution e on e.id_ = t.proc_inst_id_ where t.id_ = :task
                """).param("task", taskId).query(String.class).single();
    }
}
