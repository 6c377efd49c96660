package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.demo.SampleRights;
import fi.kotopolku.doors.Visitor.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A case of Keuruu does not exist for Multia: no entry, no count, no form, no name, and the very answer that something
 * gets that was never there.
 */
class OtherMunicipalityTest extends DoorsTest {

    /** No right and no task of the demo is theirs, so their account can be lent. */
    private static final String LENDER = "keha.admin";

    private static String key;
    private static String name;
    private static String contribution;
    private static String assessment;
    private static String ownKey;
    private static Visitor multia;

    @BeforeEach
    void aCaseOfKeuruuAndOneOfMultia() {
        if (key == null) {
            key = caseWithNurse();
            name = clientNameOf(key);
            contribution = taskOf(key, "task_contribute");
            assessment = newCase(CASEWORKER);
            ownKey = newCase(OTHER_MUNICIPALITY);
            multia = visit(OTHER_MUNICIPALITY);
        }
    }

    static Stream<Call> aboutTheTask() {
        return Stream.of(
                new Call("GET", "task/{task}", null),
                new Call("GET", "task/{task}/form", null),
                new Call("GET", "task/{task}/form-variables", null),
                new Call("GET", "task/{task}/form-variables?variableNames=clientName", null),
                new Call("GET", "task/{task}/deployed-form", null),
                new Call("GET", "task/{task}/rendered-form", null),
                new Call("GET", "task/{task}/identity-links", null),
                new Call("POST", "task/{task}/claim", "{\"userId\":\"caseworker.multia\"}"),
                new Call("POST", "task/{task}/unclaim", null),
                new Call("POST", "task/{task}/submit-form", "{\"variables\":{}}"),
                new Call("OPTIONS", "task/{task}", null));
    }

    @ParameterizedTest
    @MethodSource("aboutTheTask")
    void aTaskIsAnsweredAsOneThatDoesNotExist(Call call) {
        String interview = taskOf(assessment, "task_initialInterview");
        for (String task : List.of(contribution, interview)) {
            Map<String, String> before = everythingStored();

            Answer answer = call.of(multia, task);

            assertThat(answer).isEqualTo(call.of(multia, NOBODYS_ID).with(task, NOBODYS_ID));
            assertThat(answer.refused()).isTrue();
            assertThat(everythingStored()).isEqualTo(before);
        }
        if (call.method().equals("GET") && !call.path().contains("rendered")) {
            assertThat(call.of(visit(CASEWORKER), interview).status()).isEqualTo(200);
        }
    }

    record Call(String method, String path, String body) {

        Answer of(Visitor visitor, String task) {
            Answer answer = visitor.call(method, path.replace("{task}", task), body);
            return answer.with(task, NOBODYS_ID);
        }
    }

    @Test
    void noListAndNoCountKnowsOfIt() {
        Visitor keuruu = visit(CASEWORKER);
        List<String> listed = listed(multia);
        int counted = counted(multia);
        String more = newCase(CASEWORKER);
        String interview = taskOf(more, "task_initialInterview");

        assertThat(listed).contains(taskOf(ownKey, "task_initialInterview")).doesNotContain(contribution, interview);
        assertThat(listed(keuruu)).contains(contribution, interview);
        assertThat(listed(multia)).isEqualTo(listed);
        assertThat(counted(multia)).isEqualTo(counted);
        assertThat(multia.get("filter?resourceType=Task&itemCount=true&maxResults=2000")
                        .body())
                .doesNotContain(name);
        for (String filter : filters(multia)) {
            for (String query : List.of(
                    "{\"processInstanceBusinessKey\":\"" + key + "\"}",
                    "{\"tenantIdIn\":[\"249\"]}",
                    "{\"assignee\":\"" + CASEWORKER + "\"}",
                    "{\"orQueries\":[{\"assigneeLike\":\"%\",\"unassigned\":true,\"assigned\":true}],\"tenantIdIn\":[\"249\"]}",
                    "{\"processVariables\":[{\"name\":\"coordinationNeeded\",\"operator\":\"eq\",\"value\":true}]}")) {
                Answer found = multia.post("filter/" + filter + "/list?firstResult=0&maxResults=200", query);
                assertThat(texts(found.json(), "tenantId")).as(query).doesNotContain("249");
                assertThat(multia.post("filter/" + filter + "/count", query)
                                .json()
                                .path("count")
                                .asInt())
                        .as(query)
                        .isEqualTo(found.json().size());
            }
        }
        assertThat(multia.get("task/count?processInstanceBusinessKey=" + key)
                        .json()
                        .path("count")
                        .asInt())
                .isZero();
        assertThat(multia.get("task/count?tenantIdIn=249").json().path("count").asInt())
                .isZero();
        assertThat(keuruu.get("task/count?processInstanceBusinessKey=" + key)
                        .json()
                        .path("count")
                        .asInt())
                .isEqualTo(1);
        assertThat(multia.get("history/user-operation?taskId=" + contribution + "&maxResults=10")
                        .json())
                .isEmpty();
        assertThat(multia.get("history/user-operation/count")
                        .json()
                        .path("count")
                        .asInt())
                .isZero();
    }

    /** Whoever has had a right to Keuruu would be told that it has ended; this one never had any. */
    @Test
    void ourOwnInterfaceAnswersAsForWhatNeverWas() {
        String rightOfKeuruu = jdbc.sql("""
                select number from koto.right_in_force where person_id = 'caseworker.keuruu' limit 1
                """).query(String.class).single();
        Grants grants = new Grants(jdbc);
        grants.lendAccount(LENDER, "never.multia", "Testi", "Multia-Naapuri", "multia");
        String right = grants.give("never.multia", "495", "caseworker", "IDENTITY_AND_CONTACT", "PLAN");
        try {
            Visitor never = visit(LENDER);
            same(never, "GET", "/api/v1/cases/%s", null, key, "249-2026-9999");
            same(never, "GET", "/api/v1/cases/%s/plan-versions", null, key, "249-2026-9999");
            same(never, "GET", "/api/v1/cases/%s/plan-versions/1/comparison/2", null, key, "249-2026-9999");
            same(never, "GET", "/api/v1/cases/%s/documents/plan.pdf?language=fi", null, key, "249-2026-9999");
            same(never, "GET", "/api/v1/cases/%s/documents/assessment.pdf?language=ar", null, key, "249-2026-9999");
            same(never, "GET", "/api/v1/cases/%s/deadlines", null, key, "249-2026-9999");
            same(never, "GET", "/api/v1/cases/%s/household", null, key, "249-2026-9999");
            same(never, "GET", "/api/v1/cases/%s/imported-notes", null, key, "249-2026-9999");
            same(never, "GET", "/api/v1/cases/%s/client", null, key, "249-2026-9999");
            same(never, "GET", "/api/v1/cases/%s/timeline", null, key, "249-2026-9999");
            same(never, "GET", "/api/v1/cases/%s/assessment", null, key, "249-2026-9999");
            same(
                    never,
                    "POST",
                    "/api/v1/cases/%s/measures/" + NOBODYS_ID + "/cancellation",
                    "{\"reason\":\"Kiire\"}",
                    key,
                    "249-2026-9999");
            same(never, "POST", "/api/v1/cases/%s/no-shows", "{}", key, "249-2026-9999");
            same(never, "POST", "/api/v1/cases/%s/not-reached", "{}", key, "249-2026-9999");
            same(never, "GET", "/api/v1/cases/%s/meetings", null, key, "249-2026-9999");
            same(never, "GET", "/api/v1/cases/%s/services", null, key, "249-2026-9999");
            same(never, "GET", "/api/v1/cases/%s/services/P1/reports", null, key, "249-2026-9999");
            same(never, "POST", "/api/v1/cases/%s/services/P1/reports", "{}", key, "249-2026-9999");
            same(never, "POST", "/api/v1/cases/%s/services/P1/reporter", "{}", key, "249-2026-9999");
            same(never, "GET", "/api/v1/cases/%s/cooperation", null, key, "249-2026-9999");
            same(
                    never,
                    "POST",
                    "/api/v1/cases/%s/cooperation/messages",
                    "{\"category\":\"PLAN\",\"recipients\":[\"caseworker.keuruu\"],\"text\":\"Kiire\"}",
                    key,
                    "249-2026-9999");
            same(never, "POST", "/api/v1/cases/%s/cooperation/requests", "{}", key, "249-2026-9999");
            same(never, "GET", "/api/v1/cases/%s/people", null, key, "249-2026-9999");
            same(never, "GET", "/api/v1/cases/%s/transfers", null, key, "249-2026-9999");
            same(never, "GET", "/api/v1/cases/%s/transfers/package", null, key, "249-2026-9999");
            same(
                    never,
                    "POST",
                    "/api/v1/cases/%s/transfers/withdrawal",
                    "{\"reason\":\"Kiire\"}",
                    key,
                    "249-2026-9999");
            same(never, "POST", "/api/v1/cases/%s/review-requests", "{\"reason\":\"Kiire\"}", key, "249-2026-9999");
            imports(never);
            same(never, "GET", "/api/v1/access-rights/%s", null, rightOfKeuruu, "249-KO-2026-9999");
            same(
                    never,
                    "POST",
                    "/api/v1/access-rights/%s/revocation",
                    "{\"ground\":\"NOT_NEEDED\",\"reason\":\"Kiire\"}",
                    rightOfKeuruu,
                    "249-KO-2026-9999");
            assertThat(never.get("/api/v1/access-rights").body()).doesNotContainPattern("\\b249-");
            assertThat(never.get("/api/v1/notices").body())
                    .doesNotContainPattern("\\b249-")
                    .doesNotContain(name);
        } finally {
            grants.end(right);
            grants.takeAccountBack(LENDER, "never.multia");
        }
    }

    @Test
    void ourOwnInterfaceKnowsNothingOfIt() {
        assertThat(multia.get("/api/v1/cases?size=100").body())
                .contains(ownKey)
                .doesNotContain(key, name)
                .doesNotContainPattern("\\b249-");
        assertThat(multia.get("/api/v1/me").body()).doesNotContain("249");
        assertThat(multia.get("/api/v1/task-cards?taskIds=" + contribution + "," + NOBODYS_ID)
                        .json())
                .isEmpty();
        assertThat(multia.get("/api/v1/task-cards?taskIds=" + taskOf(ownKey, "task_initialInterview"))
                        .body())
                .contains(clientNameOf(ownKey));
        assertThat(visit(CASEWORKER).get("/api/v1/cases/" + key).body()).contains(name);
    }

    private void same(Visitor stranger, String method, String path, String body, String real, String imagined) {
        Map<String, String> before = everythingStored();

        Answer hidden = stranger.call(method, path.formatted(real), body);

        assertThat(hidden.status()).isEqualTo(404);
        assertThat(hidden.body()).contains("\"code\"").doesNotContain(name);
        assertThat(hidden.with(real, imagined)).isEqualTo(stranger.call(method, path.formatted(imagined), body));
        assertThat(everythingStored()).isEqualTo(before);
    }

    /** What those see who have an office in Keuruu, but no client work. */
    @Test
    void officesSeeTheirOwnAndNoClient() {
        String asked = casework.begin(
                "lead.keuruu",
                "access-right",
                SampleRights.accessRequest("officer2.keuruu", today(), today().plusDays(7)));
        String decision = taskOf(asked, "task_decideAccessRight");
        String interview = taskOf(assessment, "task_initialInterview");

        assertThat(listed(visit("officer.keuruu"))).contains(decision).doesNotContain(contribution, interview);
        assertThat(listed(visit("officer2.keuruu"))).doesNotContain(decision, contribution, interview);
        assertThat(listed(visit("officer.multia"))).doesNotContain(decision);
        assertThat(listed(visit("dpo.keuruu"))).isEmpty();
        assertThat(listed(visit("keha.admin"))).doesNotContain(decision, contribution, interview);
        assertThat(listed(visit("lead.keuruu"))).contains(contribution).doesNotContain(decision);
        for (String office :
                List.of("officer.keuruu", "officer2.keuruu", "dpo.keuruu", "manager.keuruu", "keha.admin")) {
            Visitor visitor = visit(office);
            assertThat(visitor.get("/api/v1/cases?size=100").body()).as(office).doesNotContain(name, key);
            assertThat(visitor.get("/api/v1/cases/" + key).status()).as(office).isIn(403, 404);
            assertThat(visitor.get("/api/v1/cases/" + key).body()).as(office).doesNotContain(name);
            assertThat(visitor.get("/api/v1/task-cards?taskIds=" + contribution).body())
                    .as(office)
                    .doesNotContain(name);
            for (String part : List.of("form-variables", "rendered-form")) {
                Answer form = visitor.get("task/" + contribution + "/" + part);
                assertThat(form.refused())
                        .as(office + part + form.status() + form.body())
                        .isTrue();
                assertThat(form.body()).doesNotContain(name);
            }
        }
        assertThat(visit("officer.keuruu").get("/api/v1/access-rights/" + asked).status())
                .isEqualTo(200);
        assertThat(visit("dpo.keuruu").get("/api/v1/access-rights/" + asked).status())
                .isEqualTo(200);
        assertThat(visit("manager.keuruu").get("/api/v1/access-rights/" + asked).status())
                .isEqualTo(404);
    }

    /** Not even a main user's, when it is another municipality's. */
    private void imports(Visitor never) {
        String there = "249-TI-2020-9002";
        jdbc.sql("""
                insert into koto.data_import (number, municipality, source_system, state, opened_by, opened_at)
                values (:number, '249', 'TYPPI', 'GIVEN_UP', 'lead.keuruu', now()) on conflict do nothing
                """).param("number", there).update();
        Grants grants = new Grants(jdbc);
        String right = grants.give("never.multia", "495", "main-user", "ADMINISTRATION");
        for (String look : List.of("/report", "/report.csv", "/codes", "/files/CLIENTS/columns")) {
            same(never, "GET", "/api/v1/imports/%s" + look, null, there, "249-TI-2020-9999");
        }
        same(never, "PUT", "/api/v1/imports/%s/files/CLIENTS", "sukunimi;etunimet\nA;B\n", there, "249-TI-2020-9999");
        same(never, "DELETE", "/api/v1/imports/%s/files/CLIENTS", null, there, "249-TI-2020-9999");
        same(never, "PUT", "/api/v1/imports/%s/files/CLIENTS/columns", "{}", there, "249-TI-2020-9999");
        same(never, "PUT", "/api/v1/imports/%s/codes", "{}", there, "249-TI-2020-9999");
        same(never, "POST", "/api/v1/imports/%s/trial", "{}", there, "249-TI-2020-9999");
        grants.end(right);
    }
}
