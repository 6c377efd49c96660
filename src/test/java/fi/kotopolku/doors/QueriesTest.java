package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.doors.Visitor.Answer;
import jakarta.ws.rs.WebApplicationException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An expression that comes with a query is code (CVE-2026-109432). The expression here would close a case if it ran:
 * its facade is one that models may call, so nothing but the guard of queries stands in its way.
 */
class QueriesTest extends DoorsTest {

    private static String key;
    private static Visitor caseworker;
    private static Visitor manager;

    private Map<String, String> before;

    @BeforeEach
    void aCaseThatMustNotClose() {
        if (key == null) {
            key = newCase(CASEWORKER);
            caseworker = visit(CASEWORKER);
            manager = visit("manager.keuruu");
        }
        before = everythingStored();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'assigneeExpression':'%s'}",
                "{'dueBeforeExpression':'%s'}",
                "{'candidateGroupsExpression':'%s'}",
                "{'processInstanceBusinessKeyLikeExpression':'%s'}",
                "{'orQueries':[{'assigneeExpression':'%s'}]}",
                "{'orQueries':[{'candidateGroupExpression':'%s'}]}",
                "{'orQueries':[{'dueBeforeExpression':'%s'},{'ownerExpression':'%s'}]}"
            })
    void noExpressionThatIsSentRuns(String query) {
        String sent = query.replace('\'', '"').replace("%s", "${cases.close(\\\"" + key + "\\\")}");

        for (String filter : filters(caseworker)) {
            refused(caseworker.post("filter/" + filter + "/list", sent));
            refused(caseworker.post("filter/" + filter + "/list?firstResult=0&maxResults=15", sent));
            refused(caseworker.post("filter/" + filter + "/count", sent));
            refused(manager.post("filter/" + filter + "/list", sent));
        }
        refused(caseworker.post("task", sent));
        refused(caseworker.post("task/count", sent));
        refused(manager.post("task", sent));
        refused(manager.post("task/count", sent));
        refused(manager.post("task?maxResults=5", sent));
    }

    /** The engine's interface looks one or-query deep and overlooks what is further in. */
    @Test
    void noExpressionFurtherInRuns() {
        for (String filter : filters(caseworker)) {
            caseworker.post("filter/" + filter + "/list?firstResult=0&maxResults=5", """
                    {"orQueries":[{"orQueries":[{"assigneeExpression":"${cases.close('%s')}"}]}]}""".formatted(key));
        }
        nothingRan();
    }

    @ParameterizedTest
    @ValueSource(strings = {"assigneeExpression", "dueBeforeExpression", "candidateGroupExpression"})
    void noExpressionInAnAddressRuns(String parameter) {
        String query = "?" + parameter + "=%24%7Bcases.close%28%22" + key + "%22%29%7D";

        refused(caseworker.get("task/count" + query));
        refused(manager.get("task" + query));
        refused(manager.get("task/count" + query));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void noExpressionRunsPastTheDoors(Consumer<TaskQuery> expressions) {
        for (String person : List.of(CASEWORKER, "manager.keuruu")) {
            as(person, () -> {
                assertThatThrownBy(() -> query(expressions).listPage(0, 5)).satisfies(QueriesTest::isARefusal);
                assertThatThrownBy(() -> query(expressions).count()).satisfies(QueriesTest::isARefusal);
                String filter = engine.getFilterService()
                        .createFilterQuery()
                        .listPage(0, 1)
                        .get(0)
                        .getId();
                assertThatThrownBy(() -> engine.getFilterService().listPage(filter, query(expressions), 0, 5))
                        .satisfies(QueriesTest::isARefusal);
                assertThatThrownBy(() -> engine.getFilterService().count(filter, query(expressions)))
                        .satisfies(QueriesTest::isARefusal);
            });
        }
        nothingRan();
    }

    static Stream<Named<Consumer<TaskQuery>>> queries() {
        String expression = "${cases.close(\"%s\")}";
        return Stream.of(
                Named.of("on top", query -> query.taskAssigneeExpression(expression.formatted(key))),
                Named.of(
                        "inside or",
                        query -> query.or()
                                .taskAssigneeExpression(expression.formatted(key))
                                .endOr()),
                Named.of(
                        "inside the second or",
                        query -> query.or()
                                .taskName("x")
                                .endOr()
                                .or()
                                .dueBeforeExpression(expression.formatted(key))
                                .endOr()),
                Named.of(
                        "other syntax",
                        query -> query.or()
                                .taskAssigneeExpression("#{cases.close('" + key + "')}")
                                .endOr()),
                Named.of(
                        "the application's context",
                        query -> query.or()
                                .taskOwnerExpression("${''.getClass().forName('java.lang.Runtime')}")
                                .endOr()));
    }

    @Test
    void noStoredExpressionRuns() {
        for (String query : List.of(
                "{\"assigneeExpression\":\"${cases.close('%s')}\"}",
                "{\"orQueries\":[{\"assigneeExpression\":\"${cases.close('%s')}\"}]}")) {
            jdbc.sql("""
                    insert into engine.act_ru_filter (id_, rev_, resource_type_, name_, owner_, query_, properties_)
                    values ('malicious', 1, 'Task', 'Omat', null, :query, '{}')
                    """).param("query", query.formatted(key)).update();
            try {
                assertThat(caseworker
                                .get("filter/malicious/list?firstResult=0&maxResults=5")
                                .status())
                        .isEqualTo(400);
                assertThat(caseworker
                                .post("filter/malicious/list?firstResult=0&maxResults=5", "{}")
                                .status())
                        .isEqualTo(400);
                assertThat(caseworker.get("filter/malicious/count").status()).isEqualTo(400);
                assertThat(caseworker.get("filter/malicious/singleResult").status())
                        .isEqualTo(400);
                as(
                        CASEWORKER,
                        () -> assertThatThrownBy(() -> engine.getFilterService().listPage("malicious", null, 0, 5))
                                .satisfies(QueriesTest::isARefusal));
            } finally {
                jdbc.sql("delete from engine.act_ru_filter where id_ = 'malicious'")
                        .update();
            }
            nothingRan();
        }
    }

    @Test
    void thePlainFiltersWork() {
        String interview = taskOf(key, "task_initialInterview");
        List<String> names = texts(
                caseworker
                        .get("filter?resourceType=Task&itemCount=true&firstResult=0&maxResults=2000")
                        .json(),
                "name");
        String mine = filters(caseworker).get(names.indexOf("Omat tehtäväni"));

        assertThat(names)
                .containsExactlyInAnyOrder(
                        "Omat tehtäväni", "Ryhmäni tehtävät", "Erääntyy viikon sisällä", "Myöhässä", "Odotan muita");
        assertThat(ids(caseworker.post("filter/" + mine + "/list?firstResult=0&maxResults=200", Map.of())))
                .contains(interview);
        assertThat(ids(caseworker.post(
                        "filter/" + mine + "/list?firstResult=0&maxResults=200", Map.of("nameLike", "%haastattelu%"))))
                .contains(interview);
        for (String filter : filters(caseworker)) {
            assertThat(caseworker.get("filter/" + filter + "/count").status()).isEqualTo(200);
            assertThat(caseworker
                            .post(
                                    "filter/" + filter + "/list?firstResult=0&maxResults=15",
                                    Map.of("sorting", List.of(Map.of("sortBy", "created", "sortOrder", "desc"))))
                            .status())
                    .isEqualTo(200);
        }
        assertThat(caseworker
                        .post(
                                "filter/" + mine + "/list?firstResult=0&maxResults=200",
                                Map.of("orQueries", List.of(Map.of("nameLike", "%x%"))))
                        .status())
                .isEqualTo(200);
    }

    /** CVE-2026-77226: the page that makes a first administrator while there is none. */
    @Test
    void nobodyIsMadeAdministrator() {
        String first = """
                {"profile":{"id":"matti","firstName":"a","lastName":"b","email":"c"},"credentials":{"password":"d"}}""";

        for (Visitor visitor : List.of(caseworker, manager, Visitor.stranger(port))) {
            refused(visitor.call("POST", "/camunda/api/admin/setup/default/user/create", first));
        }

        assertThat(engine.getIdentityService().isReadOnly()).isTrue();
        assertThat(engine.getIdentityService()
                        .createUserQuery()
                        .memberOfGroup("camunda-admin")
                        .count())
                .isZero();
        assertThatThrownBy(() -> engine.getIdentityService().newUser("matti"))
                .isInstanceOf(UnsupportedOperationException.class);
        nothingRan();
    }

    /** The engine's own refusal of expressions on top of a query, or ours of those that it overlooks. */
    private static void isARefusal(Throwable thrown) {
        assertThat(thrown).isInstanceOfAny(BadUserRequestException.class, WebApplicationException.class);
        assertThat(thrown.getMessage()).doesNotContain("unbound", "cases.close");
    }

    private TaskQuery query(Consumer<TaskQuery> expressions) {
        TaskQuery query = engine.getTaskService().createTaskQuery();
        expressions.accept(query);
        return query;
    }

    private void refused(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        assertThat(answer.body()).doesNotContain("cases.close");
        nothingRan();
    }

    private void nothingRan() {
        assertThat(jdbc.sql("select state from koto.integration_case where number = :key")
                        .param("key", key)
                        .query(String.class)
                        .single())
                .isNotEqualTo("CLOSED");
        assertThat(everythingStored()).isEqualTo(before);
    }
}
