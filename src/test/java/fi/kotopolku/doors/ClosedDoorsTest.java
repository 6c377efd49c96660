package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.doors.Visitor.Answer;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything that the web applications' API could do besides forms is refused to a caseworker, to a manager of processes
 * and to a stranger, over real HTTP, on a task that the caseworker has in hand. Nothing stored changes.
 */
class ClosedDoorsTest extends DoorsTest {

    private static Visitor caseworker;
    private static Visitor manager;
    private static String key;
    private static String task;

    @BeforeEach
    void aTaskInHand() {
        if (caseworker == null) {
            caseworker = visit(CASEWORKER);
            manager = visit("manager.keuruu");
            key = newCase(CASEWORKER);
            task = taskOf(key, "task_initialInterview");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            POST   | task/{task}/complete                                | {"variables":{"coordinationNeeded":{"value":false}}}
            POST   | task/{task}/complete                                | {}
            POST   | task/{task}/resolve                                 | {}
            POST   | task/{task}/bpmnError                               | {"errorCode":"x","errorMessage":"matti"}
            POST   | task/{task}/bpmnEscalation                          | {"escalationCode":"x"}
            POST   | task/{task}/delegate                                | {"userId":"lead.keuruu"}
            POST   | task/{task}/assignee                                | {"userId":"lead.keuruu"}
            POST   | task/{task}/assignee                                | {"userId":"caseworker.keuruu"}
            POST   | task/{task}/identity-links                          | {"userId":"nurse.keskisuomi","type":"candidate"}
            POST   | task/{task}/identity-links                          | {"groupId":"team-lead","type":"candidate"}
            POST   | task/{task}/identity-links/delete                   | {"groupId":"caseworker","type":"candidate"}
            PUT    | task/{task}/variables/planNeeded                    | {"value":true}
            PUT    | task/{task}/variables/note                          | {"value":"matti"}
            POST   | task/{task}/variables                               | {"modifications":{"planNeeded":{"value":true}}}
            DELETE | task/{task}/variables/planNeeded                    |
            GET    | task/{task}/variables                               |
            PUT    | task/{task}/localVariables/planNeeded               | {"value":true}
            POST   | task/{task}/localVariables                          | {"modifications":{"planNeeded":{"value":true}}}
            POST   | task/{task}/comment/create                          | {"message":"matti"}
            GET    | task/{task}/comment                                 |
            PUT    | task/{task}/comment                                 | {"id":"x","message":"matti"}
            POST   | task/{task}/attachment/create                       | {}
            GET    | task/{task}/attachment                              |
            PUT    | task/{task}                                         | {"name":"matti","description":"matti"}
            PUT    | task/{task}/                                        | {"name":"matti","description":"matti"}
            DELETE | task/{task}                                         |
            POST   | task/create                                         | {"name":"matti"}
            POST   | task                                                | {}
            POST   | task/count                                          | {}
            PUT    | process-instance/{instance}/variables/planNeeded    | {"value":true}
            POST   | process-instance/{instance}/variables               | {"modifications":{"planNeeded":{"value":true}}}
            GET    | process-instance/{instance}/variables               |
            GET    | process-instance                                    |
            POST   | process-instance/{instance}/modification            | {"instructions":[{"type":"cancel","activityId":"task_initialInterview"}]}
            POST   | process-instance/{instance}/modification-async      | {"instructions":[]}
            PUT    | process-instance/{instance}/suspended               | {"suspended":true}
            PUT    | process-instance/suspended                          | {"processDefinitionKey":"integration-case","suspended":true}
            DELETE | process-instance/{instance}                         |
            POST   | process-instance/delete                             | {"processInstanceIds":["{instance}"]}
            POST   | process-instance/message-async                      | {"messageName":"revoke"}
            POST   | process-instance/variables-async                    | {"variables":{},"processInstanceIds":["{instance}"]}
            PUT    | execution/{instance}/localVariables/planNeeded      | {"value":true}
            POST   | execution/{instance}/localVariables                 | {"modifications":{"planNeeded":{"value":true}}}
            POST   | execution/{instance}/signal                         | {}
            POST   | execution/{instance}/messageSubscriptions/revoke/trigger | {}
            POST   | message                                             | {"messageName":"reviewRequested","businessKey":"{key}","all":true}
            POST   | signal                                              | {"name":"revoke"}
            POST   | condition                                           | {"variables":{}}
            POST   | process-definition/{definition}/start               | {}
            POST   | process-definition/key/integration-case/start       | {"businessKey":"matti"}
            POST   | process-definition/key/integration-case/submit-form | {"variables":{}}
            PUT    | process-definition/{definition}/suspended           | {"suspended":true}
            PUT    | process-definition/suspended                        | {"processDefinitionKey":"integration-case","suspended":true}
            PUT    | process-definition/{definition}/history-time-to-live | {"historyTimeToLive":0}
            DELETE | process-definition/{definition}                     |
            DELETE | process-definition/key/integration-case             |
            POST   | process-definition/{definition}/restart             | {"processInstanceIds":["{instance}"],"instructions":[]}
            POST   | deployment/create                                   | {}
            POST   | deployment/{deployment}/redeploy                    | {}
            DELETE | deployment/{deployment}                             |
            POST   | user/create                                         | {"profile":{"id":"matti"},"credentials":{"password":"matti"}}
            PUT    | user/caseworker.keuruu/profile                      | {"id":"caseworker.keuruu","firstName":"matti"}
            PUT    | user/caseworker.keuruu/credentials                  | {"password":"matti"}
            DELETE | user/caseworker.keuruu                              |
            POST   | group/create                                        | {"id":"camunda-admin"}
            PUT    | group/camunda-admin/members/caseworker.keuruu       |
            POST   | tenant/create                                       | {"id":"495"}
            PUT    | tenant/495/user-members/caseworker.keuruu           |
            POST   | authorization/create                                | {"type":1,"permissions":["ALL"],"userId":"caseworker.keuruu","resourceType":0,"resourceId":"*"}
            GET    | authorization                                       |
            POST   | filter/create                                       | {"resourceType":"Task","name":"matti","query":{},"properties":{}}
            PUT    | filter/{filter}                                     | {"resourceType":"Task","name":"matti","query":{},"properties":{}}
            DELETE | filter/{filter}                                     |
            PUT    | job/{job}/retries                                   | {"retries":0}
            PUT    | job/{job}/duedate                                   | {"duedate":null}
            PUT    | job/{job}/suspended                                 | {"suspended":true}
            POST   | job/{job}/execute                                   |
            DELETE | job/{job}                                           |
            POST   | job/retries                                         | {"retries":0,"jobIds":["{job}"]}
            PUT    | job-definition/suspended                            | {"processDefinitionKey":"integration-case","suspended":true}
            POST   | external-task/fetchAndLock                          | {"workerId":"matti","maxTasks":1,"topics":[]}
            POST   | external-task/x/complete                            | {"workerId":"matti"}
            POST   | decision-definition/key/statutory-rules/evaluate    | {"variables":{}}
            PUT    | batch/x/suspended                                   | {"suspended":true}
            DELETE | batch/x                                             |
            POST   | migration/generate                                  | {"sourceProcessDefinitionId":"{definition}","targetProcessDefinitionId":"{definition}"}
            POST   | migration/execute                                   | {}
            POST   | modification/execute                                | {"processDefinitionId":"{definition}","instructions":[]}
            PUT    | incident/x/annotation                               | {"annotation":"matti"}
            POST   | history/cleanup                                     |
            DELETE | history/process-instance/{instance}                 |
            POST   | history/process-instance/delete                     | {"historicProcessInstanceIds":["{instance}"]}
            PUT    | history/user-operation/x/set-annotation             | {"annotation":"matti"}
            POST   | telemetry/configuration                             | {"enableTelemetry":true}
            POST   | /camunda/api/admin/setup/default/user/create        | {"profile":{"id":"matti"},"credentials":{"password":"matti"}}
            POST   | /camunda/api/admin/auth/user/default/login/tasklist | username=x&password=y
            GET    | /camunda/api/admin/auth/user/x                      |
            GET    | /engine-rest/engine                                 |
            POST   | /engine-rest/task                                   | {"orQueries":[]}
            POST   | /engine-rest/task/{task}/complete                   | {}
            """)
    void isRefused(String method, String path, String body) {
        Map<String, String> before = everythingStored();

        Answer caseworkers = caseworker.call(method, filled(path), filled(body));
        Answer strangers = Visitor.stranger(port).call(method, filled(path), filled(body));

        assertThat(caseworkers.status()).as(caseworkers.body()).isBetween(400, 499);
        assertThat(caseworkers.body()).doesNotContainIgnoringCase("matti").doesNotContain("ENGINE-", "org.camunda");
        assertThat(strangers.status()).as(strangers.body()).isBetween(400, 499);
        assertThat(everythingStored()).isEqualTo(before);
        if (!method.equals("GET") && !path.matches("task(/count)?")) {
            Answer managers = manager.call(method, filled(path), filled(body));
            boolean theirs = method.equals("PUT") && path.equals("job/{job}/retries");
            assertThat(managers.status())
                    .as(managers.body())
                    .satisfiesAnyOf(
                            status -> assertThat(status).isBetween(400, 499),
                            status -> assertThat(theirs).isTrue());
        }
        if (!path.equals("job/{job}/retries")) {
            assertThat(everythingStored()).isEqualTo(before);
        }
    }

    /** Ways to write an address so that a list of addresses might read it differently from what serves it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/camunda/api/engine/engine/default/task/../user/create",
                "/camunda/api/engine/engine/default/task/%2e%2e/user/create",
                "/camunda/api/engine/engine/default//user/create",
                "/camunda/api/engine/engine/default/user/create;x=claim",
                "/camunda/api/engine/engine/default/user%2Fcreate",
                "/camunda/api/engine/engine/default/user/create%00",
                "/camunda/api/engine/engine/default/task/x/claim/..%2f..%2f..%2fuser/create",
                "/camunda/api/engine/../engine/engine/default/user/create",
                "/camunda//api/engine/engine/default/user/create",
                "/camunda/app/tasklist/../../api/engine/engine/default/user/create",
                "/camunda/API/engine/engine/default/user/create",
                "/camunda/api/engine/engine/other/user/create"
            })
    void addressesInDisguiseAreRefused(String path) {
        Map<String, String> before = everythingStored();

        Answer answer =
                caseworker.post(path, "{\"profile\":{\"id\":\"matti\"},\"credentials\":{\"password\":\"matti\"}}");

        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(everythingStored()).isEqualTo(before);
    }

    @Test
    void withoutTheTokenAgainstForgeryNothingIsTaken() {
        Visitor forged = visit(CASEWORKER);
        forged.forgetTokens();

        assertThat(forged.claim(task, CASEWORKER).refused()).isTrue();
        assertThat(visit("lead.keuruu")
                        .forgetTokens()
                        .post(
                                "/api/v1/access-rights/249-KO-2026-0001/revocation",
                                Map.of("ground", "NOT_NEEDED", "reason", "x"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aTaskIsTakenForOneselfOnly() {
        String open = taskOf(newCase(CASEWORKER), "task_initialInterview");
        assertThat(caseworker.post("task/" + open + "/unclaim", null).status()).isEqualTo(204);
        Map<String, String> before = everythingStored();

        for (String other : new String[] {"lead.keuruu", NURSE, "Matti Meikäläinen 010190-123A"}) {
            Answer answer = caseworker.claim(open, other);
            assertThat(answer.refused())
                    .as(other + answer.status() + answer.body())
                    .isTrue();
            assertThat(answer.message()).contains("itsellesi").doesNotContain(other);
        }

        assertThat(everythingStored()).isEqualTo(before);
        assertThat(caseworker.claim(open, CASEWORKER).status()).isEqualTo(204);
    }

    @Test
    void whatACaseworkerNeedsIsOpen() {
        String own = newCase(CASEWORKER);
        String interview = taskOf(own, "task_initialInterview");

        assertThat(caseworker.get("engine/engine/").status()).isEqualTo(403);
        assertThat(caseworker.get("/camunda/api/engine/engine/").status()).isEqualTo(200);
        assertThat(caseworker.get("/camunda/api/admin/auth/user/default").status())
                .isEqualTo(200);
        for (String seen : new String[] {"", "/form", "/deployed-form", "/form-variables", "/identity-links"}) {
            assertThat(caseworker.get("task/" + interview + seen).status())
                    .as(seen)
                    .isEqualTo(200);
        }
        assertThat(caseworker
                        .get("process-definition/" + definition("integration-case") + "/deployed-start-form")
                        .status())
                .isEqualTo(200);
        assertThat(caseworker.post("task/" + interview + "/unclaim", null).status())
                .isEqualTo(204);
        assertThat(caseworker.claim(interview, CASEWORKER).status()).isEqualTo(204);
        assertThat(caseworker.submit(interview, answered(interview)).status()).isEqualTo(204);
        assertThat(taskOf(own, "task_concludeAssessment")).isNotEmpty();
        assertThat(caseworker.begin(definition("integration-case"), newClient()).status())
                .isEqualTo(200);
    }

    private Map<String, Object> answered(String interview) {
        return SampleAnswers.with(
                SampleAnswers.interview(today()),
                "version",
                caseworker.opened(interview).get("rowVersion"));
    }

    private String filled(String text) {
        return text == null
                ? null
                : text.replace("{task}", task)
                        .replace("{key}", key)
                        .replace(
                                "{instance}",
                                engine.getRuntimeService()
                                        .createProcessInstanceQuery()
                                        .processInstanceBusinessKey(key)
                                        .processDefinitionKey("integration-case")
                                        .singleResult()
                                        .getId())
                        .replace("{definition}", definition("integration-case"))
                        .replace(
                                "{deployment}",
                                engine.getRepositoryService()
                                        .createDeploymentQuery()
                                        .list()
                                        .get(0)
                                        .getId())
                        .replace(
                                "{filter}",
                                engine.getFilterService()
                                        .createFilterQuery()
                                        .list()
                                        .get(0)
                                        .getId())
                        .replace(
                                "{job}",
                                engine.getManagementService()
                                        .createJobQuery()
                                        .tenantIdIn("249")
                                        .list()
                                        .get(0)
                                        .getId());
    }
}
