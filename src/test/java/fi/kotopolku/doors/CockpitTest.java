package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.doors.Visitor.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cockpit's interface: closed without the role of process manager, and with it open to the own municipality's flow. */
class CockpitTest extends DoorsTest {

    private static String key;
    private static String name;
    private static Visitor multia;

    private Grants grants;
    private String right;

    @BeforeEach
    void aCaseOfKeuruuAndOneOfMultia() {
        grants = new Grants(jdbc);
        if (key == null) {
            key = caseWithNurse();
            name = clientNameOf(key);
            newCase(OTHER_MUNICIPALITY);
            multia = visit(OTHER_MUNICIPALITY);
        }
    }

    @AfterEach
    void rightsAsBefore() {
        if (right != null) {
            grants.end(right);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process-instance",
                "history/process-instance",
                "history/task",
                "variable-instance",
                "job",
                "/camunda/api/cockpit/plugin/base/default/process-instance/count",
                "/camunda/api/cockpit/plugin/base/default/incident/"
            })
    void withoutTheRoleCockpitIsClosed(String path) {
        assertThat(multia.get(path).status()).isEqualTo(403);
        assertThat(visit(CASEWORKER).get(path).status()).isEqualTo(403);
    }

    /** Tasklist asks for tasks by this address, too: open, and narrowed to what the reader sees. */
    @ParameterizedTest
    @ValueSource(strings = {"task", "task?tenantIdIn=249", "task?unassigned=true", "task?assigneeLike=%25"})
    void theListOfTasksIsTheReadersOwn(String path) {
        Answer own = multia.get("task");
        assertThat(own.json()).isNotEmpty();
        Answer asked = multia.get(path);
        assertThat(asked.status()).isEqualTo(200);
        assertThat(asked.json().findValuesAsText("tenantId")).doesNotContain("249");
        assertThat(visit(CASEWORKER).get("task?tenantIdIn=249").json()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process-instance",
                "execution",
                "variable-instance",
                "event-subscription",
                "incident",
                "job",
                "task",
                "external-task",
                "history/process-instance",
                "history/activity-instance",
                "history/task",
                "history/variable-instance",
                "history/detail",
                "history/incident",
                "history/identity-link-log",
                "history/job-log",
                "history/user-operation",
                "history/external-task-log",
                "history/decision-instance",
                "history/batch",
                "batch"
            })
    void withTheRoleCockpitsListsAreThoseOfOnesOwn(String list) {
        Visitor manager = multiasManager();
        Answer before = manager.get(list + "/count");
        newCase(CASEWORKER);
        List<String> keuruus = jdbc.sql("""
                select id_ from engine.act_ru_execution where tenant_id_ = '249'
                union all select id_ from engine.act_ru_task where tenant_id_ = '249'
                """).query(String.class).list();

        Answer answer = manager.get(list + "?firstResult=0&maxResults=500");

        assertThat(answer.status()).as(answer.body()).isLessThan(500);
        assertThat(answer.body())
                .doesNotContainPattern("\\b249-")
                .doesNotContain("\"249\"", name)
                .doesNotContain(keuruus);
        assertThat(manager.get(list + "/count")).isEqualTo(before);
        if (!list.equals("history/user-operation")) {
            assertThat(manager.get(list + "/count?tenantIdIn=249").body()).doesNotContainPattern("\"count\":[1-9]");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process-instance/{instance}",
                "process-instance/{instance}/activity-instances",
                "process-instance/{instance}/variables",
                "execution/{instance}",
                "execution/{instance}/localVariables",
                "history/process-instance/{instance}",
                "history/task/{instance}",
                "job/{job}",
                "job/{job}/stacktrace",
                "/camunda/api/cockpit/plugin/base/default/process-instance/{instance}/called-process-instances"
            })
    void withTheRoleCockpitStillKnowsNothingOfAKeuruuInstance(String path) {
        Visitor manager = multiasManager();
        String instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .processDefinitionKey("integration-case")
                .singleResult()
                .getId();
        String job = engine.getManagementService()
                .createJobQuery()
                .tenantIdIn("249")
                .listPage(0, 1)
                .get(0)
                .getId();

        Answer answer = manager.get(path.replace("{instance}", instance).replace("{job}", job));

        assertThat(answer.body()).doesNotContain(key, name, "Keuruu");
        if (answer.status() == 200) {
            assertThat(answer.json()).isEmpty();
        } else {
            assertThat(answer.refused()).as(answer.status() + answer.body()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process-definition/statistics",
                "process-definition/statistics?incidents=true&failedJobs=true",
                "process-definition/{definition}/statistics",
                "process-definition/key/integration-case/statistics",
                "history/process-definition/{definition}/statistics",
                "history/task/report?reportType=count&groupBy=taskName",
                "history/process-instance/report?reportType=duration&periodUnit=month",
                "task/report/candidate-group-count",
                "deployment/{deployment}/statistics",
                "batch/statistics",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
                "/camunda/api/cockpit/plugin/base/default/process-instance/count",
                "/camunda/api/cockpit/plugin/base/default/incident/",
                "/camunda/api/cockpit/plugin/base/default/process-definition/statistics-count"
            })
    void noStatisticsCountsTheOthers(String path) {
        Visitor manager = multiasManager();
        String address = path.replace("{definition}", definition("integration-case"))
                .replace(
                        "{deployment}",
                        engine.getRepositoryService()
                                .createDeploymentQuery()
                                .list()
                                .get(0)
                                .getId());
        Answer before = manager.get(address);

        caseWithNurse();

        assertThat(before.status()).isLessThan(500);
        assertThat(manager.get(address)).isEqualTo(before);
    }

    private Visitor multiasManager() {
        right = grants.give(OTHER_MUNICIPALITY, "495", "process-manager", "ADMINISTRATION");
        return multia;
    }

    @Test
    void theManagerSeesFlowAndNoNames() {
        Visitor manager = visit("manager.keuruu");

        assertThat(manager.get("process-instance?maxResults=500").body())
                .contains("249-")
                .doesNotContain("\"495-", "\"tenantId\":\"495\"");
        assertThat(manager.post("process-instance/count", "{}")
                        .json()
                        .path("count")
                        .asInt())
                .isPositive();
        for (String list : List.of(
                "process-instance",
                "history/process-instance",
                "history/task",
                "history/detail",
                "history/variable-instance",
                "variable-instance",
                "history/user-operation",
                "task",
                "job")) {
            Answer answer = manager.get(list + "?firstResult=0&maxResults=1000");
            assertThat(answer.status()).as(list + answer.body()).isEqualTo(200);
            assertThat(answer.json()).as(list).isNotEmpty();
            assertThat(answer.body())
                    .as(list)
                    .doesNotContain("Ovitesti", "Kolkuttaja", "+358 40 0000000", "Kokin tutkinto");
        }
        assertThat(manager.claim(taskOf(key, "task_contribute"), "manager.keuruu")
                        .refused())
                .isTrue();
        assertThat(manager.submit(taskOf(key, "task_contribute"), Map.of()).refused())
                .isTrue();
    }
}
