package fi.kotopolku.engine;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.RightInForce;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.identity.Municipality;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.identity.SignedIn;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
    private final AccessDecisions access;
    private final Organisations organisations;

    TaskCards(
            JdbcClient jdbc,
            Cases cases,
            TaskRule tasks,
            SignedIn signedIn,
            AccessDecisions access,
            Organisations organisations) {
        this.jdbc = jdbc;
        this.cases = cases;
        this.tasks = tasks;
        this.signedIn = signedIn;
        this.access = access;
        this.organisations = organisations;
    }

    /**
     * @param clientName null where the person's right does not cover it, or the task is not about a client
     * @param municipality the name, for a person who works for several; else null
     */
    record Card(String taskId, String key, String clientName, String municipality) {}

    @GetMapping
    @Transactional
    List<Card> cards(@RequestParam List<String> taskIds) {
        String person = signedIn.personId().orElseThrow();
        List<Card> seen = taskIds.stream()
                .limit(MOST)
                .filter(task -> tasks.sees(person, task))
                .map(task -> new Card(task, key(task), null, null))
                .toList();
        Map<String, String> municipalities = severalMunicipalities(person);
        Map<String, String> names =
                cases.names(person, seen.stream().map(Card::key).distinct().toList());
        return seen.stream()
                .map(card -> new Card(
                        card.taskId(),
                        card.key(),
                        names.get(card.key()),
                        municipalities.get(card.key().substring(0, 3))))
                .toList();
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

    private String key(String taskId) {
        return jdbc.sql("""
                select e.business_key_ from engine.act_ru_task t
                join engine.act_ru_execution e on e.id_ = t.proc_inst_id_ where t.id_ = :task
                """).param("task", taskId).query(String.class).single();
    }
}
