package fi.kotopolku.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.KotopolkuTest;
import fi.kotopolku.TestDatabase;
import fi.kotopolku.demo.SampleAnswers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** However a list or a count is found, it is that of the rule. */
@KotopolkuTest
class TaskListsTest {

    private static final String SUBSTITUTE = "lists.keuruu";

    private static int born;

    private final JdbcClient owner = TestDatabase.owner();
    private final List<String> given = new ArrayList<>();

    @Autowired
    Casework casework;

    @Autowired
    TaskService tasks;

    @Autowired
    IdentityService identity;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @BeforeEach
    void tasksInTwoMunicipalities() {
        owner.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                select :id, 'test', :id, 'Sijainen', 'Testi', 'sijainen@esimerkki.invalid', organisation_id
                from koto.person where id = 'caseworker.keuruu' on conflict do nothing
                """).param("id", SUBSTITUTE).update();
        begun("caseworker.keuruu", "Jono");
        inTheQueue(begun("caseworker.keuruu", "Vapaa"));
        inTheQueue(begun("caseworker.multia", "Naapuri"));
    }

    @AfterEach
    void rightsEnd() {
        given.forEach(number -> owner.sql("""
                update koto.access_right set ended_at = koto.instant(), end_reason = 'Testi on ohi.', end_cause = 'REVOKED',
                    tidied_at = koto.instant() where number = :number
                """).param("number", number).update());
    }

    @Test
    void eachPersonsListsAndCountsAreThoseOfTheRule() {
        for (String person : List.of(
                "caseworker.keuruu",
                "lead.keuruu",
                "officer.keuruu",
                "manager.keuruu",
                "caseworker.multia",
                "keha.admin")) {
            agree(person);
        }
    }

    @Test
    void soTheyAreWithTwoRolesAndInTwoMunicipalities() {
        give("249", "caseworker", "MUNICIPALITY", null);
        agree(SUBSTITUTE);
        give("249", "team-lead", "MUNICIPALITY", null);
        agree(SUBSTITUTE);
        give("495", "caseworker", "MUNICIPALITY", null);
        agree(SUBSTITUTE);
        assertThat(as(SUBSTITUTE, () -> queue().count())).isPositive();
    }

    @Test
    void soTheyAreWithARightToOneCase() {
        String named = begun("caseworker.keuruu", "Nimetty");
        inTheQueue(named);
        give("249", "caseworker", "CASES", named);
        agree(SUBSTITUTE);
        assertThat(as(SUBSTITUTE, () -> queue().count())).isEqualTo(1);
    }

    @Test
    void theQueueIsFoundByTheMarkOfItsLinks() {
        String number = begun("caseworker.keuruu", "Merkitty");
        inTheQueue(number);
        String task = taskOf(number);
        long before = as("caseworker.keuruu", () -> queue().count());
        assertThat(as("caseworker.keuruu", () -> ids(queue().listPage(0, 500)))).contains(task);

        mark(task, false);
        assertThat(as("caseworker.keuruu", () -> queue().count())).isEqualTo(before - 1);
        assertThat(as("caseworker.keuruu", () -> ids(queue().listPage(0, 500)))).doesNotContain(task);

        mark(task, true);
        tasks.setAssignee(task, "caseworker.keuruu");
        assertThat(marked(task)).isFalse();
        tasks.setAssignee(task, null);
        assertThat(marked(task)).isTrue();
    }

    @Test
    void pagesFollowEachOther() {
        for (int more = 0; more < 3; more++) {
            inTheQueue(begun("caseworker.keuruu", "Sivu"));
        }
        as("caseworker.keuruu", () -> {
            List<String> whole = ids(queue().listPage(0, 1000));
            List<String> paged = new ArrayList<>();
            for (int first = 0; first < whole.size(); first += 2) {
                paged.addAll(ids(queue().listPage(first, 2)));
            }
            assertThat(paged).isEqualTo(whole);
            return null;
        });
    }

    private void agree(String person) {
        String mine = "assignee_ = '" + person + "'";
        List<String> groups = as(
                person,
                () -> identity.createGroupQuery().groupMember(person).list().stream()
                        .map(group -> group.getId())
                        .toList());
        agree(person, "true", () -> tasks.createTaskQuery().orderByDueDate().asc());
        agree(
                person,
                mine,
                () -> tasks.createTaskQuery()
                        .taskAssignee(person)
                        .orderByDueDate()
                        .desc());
        agree(
                person,
                "due_date_ < timestamp '2100-01-01'",
                () -> tasks.createTaskQuery()
                        .dueBefore(java.sql.Timestamp.valueOf("2100-01-01 00:00:00"))
                        .orderByTaskCreateTime()
                        .desc());
        agree(
                person,
                "proc_def_id_ like 'county-contribution:%'",
                () -> tasks.createTaskQuery()
                        .processDefinitionKeyIn("county-contribution")
                        .orderByDueDate()
                        .asc());
        if (!groups.isEmpty()) {
            String offered =
                    "assignee_ is null and exists (select 1 from engine.act_ru_identitylink l where l.task_id_ ="
                            + " seen.id_ and l.type_ = 'candidate' and l.group_id_ in ('" + String.join("', '", groups)
                            + "'))";
            agree(
                    person,
                    offered,
                    () -> tasks.createTaskQuery()
                            .taskCandidateGroupIn(groups)
                            .orderByDueDate()
                            .asc());
            agree(
                    person,
                    offered,
                    () -> tasks.createTaskQuery()
                            .taskCandidateGroupIn(groups)
                            .orderByDueDate()
                            .desc());
        }
    }

    private void agree(String person, String condition, Supplier<TaskQuery> query) {
        List<String> ruled = as(
                person,
                () -> transaction.execute(running -> {
                    jdbc.sql("select set_config('koto.person', :person, true)")
                            .param("person", person)
                            .query()
                            .listOfRows();
                    return jdbc.sql("select id_ from " + TaskRule.tasksSeenBy(person) + " seen where " + condition)
                            .query(String.class)
                            .list();
                }));
        assertThat(as(person, () -> ids(query.get().listPage(0, 1000))))
                .as(person)
                .containsExactlyInAnyOrderElementsOf(ruled);
        assertThat(as(person, () -> ids(query.get().list()))).as(person).containsExactlyInAnyOrderElementsOf(ruled);
        assertThat(as(person, () -> query.get().count())).as(person).isEqualTo(ruled.size());
    }

    private TaskQuery queue() {
        return tasks.createTaskQuery()
                .taskCandidateGroupIn(List.of("caseworker"))
                .orderByDueDate()
                .asc();
    }

    private <T> T as(String person, Supplier<T> work) {
        return casework.as(person, work);
    }

    private String begun(String person, String familyName) {
        LocalDate today = LocalDate.now(clock);
        return casework.begin(
                person,
                "integration-case",
                SampleAnswers.intake(
                        familyName, "Lista", LocalDate.of(1992, 3, 4).plusDays(born++), today));
    }

    private void inTheQueue(String caseNumber) {
        tasks.setAssignee(taskOf(caseNumber), null);
    }

    private String taskOf(String caseNumber) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .singleResult()
                .getId();
    }

    private void mark(String task, boolean queued) {
        owner.sql(
                        "update engine.act_ru_identitylink set queued_ = :queued where task_id_ = :task and type_ = 'candidate'")
                .param("queued", queued)
                .param("task", task)
                .update();
    }

    private boolean marked(String task) {
        return owner.sql(
                        "select queued_ from engine.act_ru_identitylink where task_id_ = :task and type_ = 'candidate'")
                .param("task", task)
                .query(Boolean.class)
                .single();
    }

    private void give(String municipality, String role, String extent, String caseNumber) {
        given.add(owner.sql("""
                with given as (
                    insert into koto.access_right (number, person_id, employer, municipality, ground, role, content, extent,
                        powers, valid_from, valid_until, state, requested_by, justification, decided_by, decided_at)
                    select koto.next_access_right_number(:municipality), p.id, p.organisation_id, :municipality,
                           'MUNICIPAL_TASK', :role, '{PLAN}', :extent, '{READ,WRITE}', koto.instant(),
                           koto.instant() + interval '1 hour', 'GRANTED', 'keha.admin', 'Testi', 'dpo.keuruu', koto.instant()
                    from koto.person p where p.id = :person returning number
                ), named as (
                    insert into koto.access_right_case (right_number, case_number)
                    select number, :case from given where :case::text is not null
                )
                select number from given
                """)
                .param("municipality", municipality)
                .param("role", role)
                .param("extent", extent)
                .param("case", caseNumber)
                .param("person", SUBSTITUTE)
                .query(String.class)
                .single());
    }

    private static List<String> ids(List<Task> found) {
        return found.stream().map(Task::getId).toList();
    }
}
