package fi.kotopolku.doors;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.repository.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Things of Keuruu's that addresses can name, each with its like that never was.
 *
 * @param clientName part of the name of the client whose case it is
 * @param known what everybody may know, by the word that stands before it in an address
 * @param pairs what is there, and what never was, by the word that stands before it in an address
 */
record Secrets(String clientName, Map<String, String> known, Map<String, Pair> pairs) {

    private static final Pattern PLACEHOLDER = Pattern.compile("([^/]+)/\\{([^}:]+)(?::[^}]*)?}");
    private static final String NEVER = "00000000-0000-11f1-8000-0000000000";

    /** What Tasklist and our pages put behind an address. */
    private static final Map<String, String> QUESTIONS = Map.ofEntries(
            Map.entry(Visitor.ENGINE + "task", "?processInstanceBusinessKey={cases}"),
            Map.entry(Visitor.ENGINE + "task/count", "?processInstanceBusinessKey={cases}"),
            Map.entry(Visitor.ENGINE + "user", "?id={user}"),
            Map.entry(Visitor.ENGINE + "user/count", "?id={user}"),
            Map.entry(Visitor.ENGINE + "identity/groups", "?userId={user}"),
            Map.entry(Visitor.ENGINE + "history/user-operation", "?taskId={task}"),
            Map.entry(Visitor.ENGINE + "history/user-operation/count", "?taskId={task}"),
            Map.entry(
                    Visitor.ENGINE + "authorization/check",
                    "?permissionName=READ&resourceName=task&resourceType=7&resourceId={task}"),
            Map.entry("/api/v1/task-cards", "?taskIds={task}"),
            Map.entry("/api/v1/cases/{number}/documents/assessment.pdf", "?language=fi"),
            Map.entry("/api/v1/cases/{number}/documents/plan.pdf", "?language=fi"),
            Map.entry("/api/v1/audit/people", "?municipality=249"),
            Map.entry("/api/v1/audit/late-reads", "?municipality=249&from=2026-01-01&to=2026-12-31"),
            Map.entry("/api/v1/audit/late-reads.csv", "?municipality=249&from=2026-01-01&to=2026-12-31"),
            Map.entry("/api/v1/statistics", "?municipality=249&from=2026-01-01&to=2026-12-31"),
            Map.entry("/api/v1/statistics.csv", "?municipality=249&from=2026-01-01&to=2026-12-31"));

    private static final Map<String, String> LETTERS = Map.ofEntries(
            Map.entry("/claim", "{\"userId\":\"outsider.keuruu\"}"),
            Map.entry("/submit-form", "{\"variables\":{}}"),
            Map.entry("/revocation", "{\"ground\":\"NOT_NEEDED\",\"reason\":\"Tehtävä päättyi\"}"),
            Map.entry("/postponement", "{\"startsOn\":\"2026-12-31\",\"reason\":\"Myöhemmin\"}"),
            Map.entry("/hand-back", "{\"reason\":\"En tarvitse\"}"),
            Map.entry("/closing", "{\"reason\":\"Palvelu vaihtuu\"}"),
            Map.entry("/cancellation", "{\"reason\":\"Tulos saatiin muualta\"}"),
            Map.entry("/review-requests", "{\"reason\":\"Tilanne muuttui\"}"),
            Map.entry("/contact", "{\"contact\":{},\"nonDisclosure\":false}"),
            Map.entry("/household", "{\"members\":[]}"),
            Map.entry("/clients/search", "{\"text\":\"Ovitesti\"}"),
            Map.entry("{number}/kinships", "{\"kind\":\"RELATIVE\"}"),
            Map.entry("/kinships/{id}/end", "{\"reason\":\"Väärä ilmoitus\"}"),
            Map.entry(
                    "/doings",
                    "{\"municipality\":\"249\",\"personId\":\"lead.keuruu\",\"from\":\"2026-01-01\",\"to\":\"2026-12-31\"}"),
            Map.entry("/evidence", "{\"municipality\":\"249\"}"));

    private record Pair(String there, String never) {}

    static Secrets of(DoorsTest test, String key) {
        JdbcClient jdbc = test.jdbc;
        String task = test.taskOf(key, "task_initialInterview");
        Map<String, Pair> pairs = new LinkedHashMap<>();
        pairs.put("task", new Pair(task, NEVER + "01"));
        pairs.put(
                "process-instance",
                new Pair(id(jdbc, "select proc_inst_id_ from engine.act_ru_task", task), NEVER + "02"));
        pairs.put("execution", new Pair(id(jdbc, "select execution_id_ from engine.act_ru_task", task), NEVER + "03"));
        pairs.put("job", new Pair(id(jdbc, """
                select min(j.id_) from engine.act_ru_job j
                join engine.act_ru_task t on t.proc_inst_id_ = j.process_instance_id_
                """, task), NEVER + "04"));
        pairs.put("activity-instance", new Pair(id(jdbc, """
                select min(a.id_) from engine.act_hi_actinst a join engine.act_ru_task t on t.proc_inst_id_ = a.proc_inst_id_
                """, task), NEVER + "05"));
        pairs.put("cases", new Pair(key, "249-2026-999999"));
        pairs.put("access-rights", new Pair(jdbc.sql("""
                select number from koto.right_in_force where person_id = 'caseworker.keuruu' and municipality = '249' limit 1
                """).query(String.class).single(), "249-KO-2026-999999"));
        pairs.put(
                "notices",
                new Pair(jdbc.sql("""
                insert into koto.notice (person_id, kind, subject_key) values ('lead.keuruu', 'ACCESS_ENDING', :key)
                returning id::text
                """).param("key", key).query(String.class).single(), NEVER + "06"));
        pairs.put("adoptions", new Pair("249-KA-2024-0001", "249-KA-2024-999999"));
        pairs.put("imports", new Pair(anImport(jdbc), "249-TI-2020-999999"));
        pairs.put("user", new Pair("lead.keuruu", "nobody.keuruu"));
        return new Secrets(test.clientNameOf(key), known(test), pairs);
    }

    private static String anImport(JdbcClient jdbc) {
        jdbc.sql("""
                insert into koto.data_import (number, municipality, source_system, state, opened_by, opened_at)
                values ('249-TI-2020-9001', '249', 'TYPPI', 'GIVEN_UP', 'lead.keuruu', now()) on conflict do nothing
                """).update();
        return "249-TI-2020-9001";
    }

    private static Map<String, String> known(DoorsTest test) {
        Map<String, String> known = new HashMap<>();
        List.of("engine", "base", "adminPlugins", "setup").forEach(word -> known.put(word, "default"));
        known.put("static", "none.js");
        known.put("plan-versions", "1");
        known.put("comparison", "1");
        known.put("files", "CLIENTS");
        known.put("layout", "NOTES");
        known.put("measures", DoorsTest.NOBODYS_ID);
        known.put("key", "integration-case");
        known.put("identity-providers", "249");
        known.put("tenant-id", "249");
        known.put("tenant", "249");
        known.put("process-definition", test.definition("integration-case"));
        known.put(
                "filter",
                test.engine.getFilterService().createFilterQuery().list().get(0).getId());
        Resource model = test.engine
                .getRepositoryService()
                .getDeploymentResources(test.engine
                        .getRepositoryService()
                        .getProcessDefinition(known.get("process-definition"))
                        .getDeploymentId())
                .get(0);
        known.put("deployment", model.getDeploymentId());
        known.put("resources", model.getId());
        return known;
    }

    String real(String path) {
        return address(path, true);
    }

    String never(String path) {
        return address(path, false);
    }

    /** The answer as it would be for what never was. */
    String hidden(String text) {
        String hidden = text;
        for (Pair pair : pairs.values()) {
            hidden = hidden.replace(pair.there(), pair.never());
        }
        return hidden;
    }

    /** @return what a text that has been through {@link #hidden} gives away all the same; empty when nothing */
    String told(String text) {
        return List.of(clientName, "Keuruu-Esihenkilö", "Keuruu-Prosessivastaava").stream()
                .filter(text::contains)
                .findFirst()
                .orElse("");
    }

    /** Something to send that is not refused for its form alone. */
    static String letter(String path) {
        return LETTERS.entrySet().stream()
                .filter(letter -> path.contains(letter.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("{}");
    }

    private String address(String path, boolean there) {
        Matcher place = PLACEHOLDER.matcher(path);
        StringBuilder address = new StringBuilder();
        while (place.find()) {
            String value = filled(place.group(1), place.group(2), there);
            place.appendReplacement(address, Matcher.quoteReplacement(place.group(1) + "/" + value));
        }
        place.appendTail(address);
        String filled = address.toString().replace("/**", "/default/none.js");
        String question = QUESTIONS.getOrDefault(filled, QUESTIONS.getOrDefault(path, ""));
        for (Map.Entry<String, Pair> pair : pairs.entrySet()) {
            question = question.replace("{" + pair.getKey() + "}", side(pair.getValue(), there));
        }
        return filled + question;
    }

    private String filled(String before, String name, boolean there) {
        if (name.equals("processEngineName")) {
            return "default";
        }
        return Optional.ofNullable(pairs.get(before))
                .map(pair -> side(pair, there))
                .or(() -> Optional.ofNullable(known.get(before)))
                .orElseGet(() -> name.equals("id") ? side(pairs.get("process-instance"), there) : "planNeeded");
    }

    private static String side(Pair pair, boolean there) {
        return there ? pair.there() : pair.never();
    }

    private static String id(JdbcClient jdbc, String select, String task) {
        String where = select.contains(" t on ") ? " where t.id_ = :task" : " where id_ = :task";
        return jdbc.sql(select + where).param("task", task).query(String.class).single();
    }
}
