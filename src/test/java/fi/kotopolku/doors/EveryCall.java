package fi.kotopolku.doors;

import static fi.kotopolku.doors.DoorsTest.CASEWORKER;
import static fi.kotopolku.doors.DoorsTest.NOBODYS_ID;

import java.util.List;
import java.util.Map;

/**
 * How each route of ours, and each door of the engine's that is open, is called by somebody who may: whoever has to try
 * them all takes them from here, and a route that is new is said here once.
 */
final class EveryCall {

    /** The family name of the client who is looked for. */
    static final String NAME = "Vartijamerkki";

    private static final String OVERSEER = "dpo.keuruu";
    private static final String MANAGER = "manager.keuruu";
    private static final String PERSON_ASKED =
            "{\"municipality\":\"249\",\"personId\":\"caseworker.keuruu\",\"from\":\"2026-01-01\",\"to\":\"2027-12-31\"}";
    private static final String YEAR = "?municipality=249&from=2026-01-01&to=2026-12-31";
    private static final String LATE = "?municipality=249&from=2026-01-01&to=2027-12-31";

    /** How each route of ours is called by somebody who may; {@code {case}}, {@code {task}}, {@code {right}} are put in. */
    static final Map<String, List<Call>> OURS = Map.ofEntries(
            Map.entry("GET /", List.of(get(CASEWORKER, "/"))),
            Map.entry("GET /.well-known/jwks.json", List.of(get(CASEWORKER, "/.well-known/jwks.json"))),
            Map.entry("GET /logout", List.of(get(CASEWORKER, "/logout"))),
            Map.entry("GET /error", List.of(get(CASEWORKER, "/error"))),
            Map.entry("GET /api/v1/openapi.json", List.of(get(CASEWORKER, "/api/v1/openapi.json"))),
            Map.entry("GET /api/v1/me", List.of(get(CASEWORKER, "/api/v1/me"))),
            Map.entry("GET /api/v1/notices", List.of(get(CASEWORKER, "/api/v1/notices"))),
            Map.entry(
                    "POST /api/v1/notices/{id}/read",
                    List.of(post(CASEWORKER, "/api/v1/notices/" + NOBODYS_ID + "/read", "{}"))),
            Map.entry("GET /api/v1/cases", List.of(get(CASEWORKER, "/api/v1/cases?size=100"))),
            Map.entry("GET /api/v1/cases/{number}", List.of(get(CASEWORKER, "/api/v1/cases/{case}"))),
            Map.entry("GET /api/v1/gaps", List.of(get(CASEWORKER, "/api/v1/gaps"), get("lead.keuruu", "/api/v1/gaps"))),
            Map.entry("GET /api/v1/cases/{number}/timeline", List.of(get(CASEWORKER, "/api/v1/cases/{case}/timeline"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/assessment",
                    List.of(get(CASEWORKER, "/api/v1/cases/{case}/assessment"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/no-shows",
                    List.of(post(CASEWORKER, "/api/v1/cases/{case}/no-shows", "{}"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/not-reached",
                    List.of(post(CASEWORKER, "/api/v1/cases/{case}/not-reached", "{}"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/measures/{measure}/cancellation",
                    List.of(post(
                            CASEWORKER,
                            "/api/v1/cases/{case}/measures/" + NOBODYS_ID + "/cancellation",
                            "{\"reason\":\"Turha\"}"))),
            Map.entry("GET /api/v1/cases/{number}/meetings", List.of(get(CASEWORKER, "/api/v1/cases/{case}/meetings"))),
            Map.entry("GET /api/v1/cases/{number}/people", List.of(get(CASEWORKER, "/api/v1/cases/{case}/people"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/cooperation",
                    List.of(get(CASEWORKER, "/api/v1/cases/{case}/cooperation"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/cooperation/messages",
                    List.of(post(CASEWORKER, "/api/v1/cases/{case}/cooperation/messages", "{}"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/cooperation/messages/{id}/read",
                    List.of(post(
                            CASEWORKER, "/api/v1/cases/{case}/cooperation/messages/" + NOBODYS_ID + "/read", "{}"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/cooperation/requests",
                    List.of(post(CASEWORKER, "/api/v1/cases/{case}/cooperation/requests", "{}"))),
            Map.entry("GET /api/v1/cases/{number}/services", List.of(get(CASEWORKER, "/api/v1/cases/{case}/services"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/services/{line}/reports",
                    List.of(get(CASEWORKER, "/api/v1/cases/{case}/services/P1/reports"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/services/{line}/reports",
                    List.of(post(CASEWORKER, "/api/v1/cases/{case}/services/P1/reports", "{}"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/services/{line}/reporter",
                    List.of(post(CASEWORKER, "/api/v1/cases/{case}/services/P1/reporter", "{}"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/deadlines", List.of(get(CASEWORKER, "/api/v1/cases/{case}/deadlines"))),
            Map.entry("POST /api/v1/rules/dry-run", List.of(post(MANAGER, "/api/v1/rules/dry-run", "<definitions/>"))),
            Map.entry(
                    "POST /api/v1/clients/search",
                    List.of(
                            post(CASEWORKER, "/api/v1/clients/search", "{\"text\":\"" + NAME + "\"}"),
                            post(CASEWORKER, "/api/v1/clients/search", "{\"text\":\"9.8.1971\"}"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/household", List.of(get(CASEWORKER, "/api/v1/cases/{case}/household"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/imported-notes",
                    List.of(get(CASEWORKER, "/api/v1/cases/{case}/imported-notes"))),
            Map.entry(
                    "PUT /api/v1/cases/{number}/household",
                    List.of(new Call(CASEWORKER, "PUT", "/api/v1/cases/{case}/household", "{}"))),
            Map.entry("GET /api/v1/cases/{number}/client", List.of(get(CASEWORKER, "/api/v1/cases/{case}/client"))),
            Map.entry(
                    "PUT /api/v1/cases/{number}/contact",
                    List.of(new Call(CASEWORKER, "PUT", "/api/v1/cases/{case}/contact", "{}"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/review-requests",
                    List.of(post(CASEWORKER, "/api/v1/cases/{case}/review-requests", "{\"reason\":\"Pyyntö\"}"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/transfers", List.of(get(CASEWORKER, "/api/v1/cases/{case}/transfers"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/transfers/package",
                    List.of(get(CASEWORKER, "/api/v1/cases/{case}/transfers/package"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/transfers/withdrawal",
                    List.of(post(CASEWORKER, "/api/v1/cases/{case}/transfers/withdrawal", "{\"reason\":\"\"}"))),
            Map.entry("GET /api/v1/cases/{number}/plan", List.of(get(CASEWORKER, "/api/v1/cases/{case}/plan"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/plan-versions",
                    List.of(get(CASEWORKER, "/api/v1/cases/{case}/plan-versions"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/plan-versions/{a}/comparison/{b}",
                    List.of(get(CASEWORKER, "/api/v1/cases/{case}/plan-versions/1/comparison/1"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/documents/plan.pdf",
                    List.of(get(CASEWORKER, "/api/v1/cases/{case}/documents/plan.pdf?language=fi&version=1"))),
            Map.entry(
                    "GET /api/v1/cases/{number}/documents/assessment.pdf",
                    List.of(get(CASEWORKER, "/api/v1/cases/{case}/documents/assessment.pdf?language=fi"))),
            Map.entry("GET /api/v1/task-cards", List.of(get(CASEWORKER, "/api/v1/task-cards?taskIds={task}"))),
            Map.entry(
                    "GET /api/v1/access-rights",
                    List.of(get(CASEWORKER, "/api/v1/access-rights"), get("lead.keuruu", "/api/v1/access-rights"))),
            Map.entry("GET /api/v1/access-rights/{number}", List.of(get(CASEWORKER, "/api/v1/access-rights/{right}"))),
            Map.entry(
                    "POST /api/v1/access-rights/{number}/revocation",
                    List.of(post("lead.keuruu", "/api/v1/access-rights/{right}/revocation", "{\"reason\":\"\"}"))),
            Map.entry(
                    "POST /api/v1/access-rights/{number}/hand-back",
                    List.of(post(CASEWORKER, "/api/v1/access-rights/249-KO-2026-9999/hand-back", "{}"))),
            Map.entry("GET /api/v1/employment-changes", List.of(get("lead.keuruu", "/api/v1/employment-changes"))),
            Map.entry(
                    "POST /api/v1/employment-changes/{number}/withdrawal",
                    List.of(post("lead.keuruu", "/api/v1/employment-changes/249-PM-2026-9999/withdrawal", "{}"))),
            Map.entry("GET /api/v1/kinships", List.of(get("lead.keuruu", "/api/v1/kinships"))),
            Map.entry("GET /api/v1/kinships/people", List.of(get("lead.keuruu", "/api/v1/kinships/people"))),
            Map.entry(
                    "POST /api/v1/cases/{number}/kinships",
                    List.of(post("lead.keuruu", "/api/v1/cases/{case}/kinships", "{}"))),
            Map.entry(
                    "POST /api/v1/kinships/{id}/end",
                    List.of(post("lead.keuruu", "/api/v1/kinships/" + NOBODYS_ID + "/end", "{}"))),
            Map.entry("GET /kotopolku/kirjaudu", List.of(get(CASEWORKER, "/kotopolku/kirjaudu"))),
            Map.entry("GET /kotopolku/ei-oikeutta.html", List.of(get(CASEWORKER, "/kotopolku/ei-oikeutta.html"))),
            Map.entry(
                    "POST /logout/connect/back-channel/{registration}",
                    List.of(post(CASEWORKER, "/logout/connect/back-channel/kotopolku", ""))),
            Map.entry(
                    "POST /api/v1/access-rights/evidence",
                    List.of(post(OVERSEER, "/api/v1/access-rights/evidence", "{\"municipality\":\"249\"}"))),
            Map.entry(
                    "POST /api/v1/access-rights/evidence.csv",
                    List.of(post(OVERSEER, "/api/v1/access-rights/evidence.csv", "{\"municipality\":\"249\"}"))),
            Map.entry(
                    "GET /api/v1/audit/cases/{number}/viewers",
                    List.of(get(OVERSEER, "/api/v1/audit/cases/{case}/viewers?everything=true&size=100"))),
            Map.entry(
                    "GET /api/v1/audit/cases/{number}/viewers.csv",
                    List.of(get(OVERSEER, "/api/v1/audit/cases/{case}/viewers.csv"))),
            Map.entry("GET /api/v1/audit/people", List.of(get(OVERSEER, "/api/v1/audit/people?municipality=249"))),
            Map.entry("POST /api/v1/audit/doings", List.of(post(OVERSEER, "/api/v1/audit/doings", PERSON_ASKED))),
            Map.entry(
                    "POST /api/v1/audit/doings.csv", List.of(post(OVERSEER, "/api/v1/audit/doings.csv", PERSON_ASKED))),
            Map.entry("GET /api/v1/audit/late-reads", List.of(get(OVERSEER, "/api/v1/audit/late-reads" + LATE))),
            Map.entry(
                    "GET /api/v1/audit/late-reads.csv", List.of(get(OVERSEER, "/api/v1/audit/late-reads.csv" + LATE))),
            Map.entry(
                    "GET /api/v1/imports/layout",
                    List.of(new Call("lead.keuruu", "GET", "/api/v1/imports/layout", null))),
            Map.entry(
                    "GET /api/v1/imports/layout/{kind}.csv",
                    List.of(new Call("lead.keuruu", "GET", "/api/v1/imports/layout/CLIENTS.csv", null))),
            Map.entry(
                    "PUT /api/v1/imports/{number}/files/{kind}",
                    List.of(new Call(
                            "lead.keuruu",
                            "PUT",
                            "/api/v1/imports/249-TI-2020-9001/files/CLIENTS",
                            "sukunimi;etunimet"))),
            Map.entry(
                    "DELETE /api/v1/imports/{number}/files/{kind}",
                    List.of(new Call("lead.keuruu", "DELETE", "/api/v1/imports/249-TI-2020-9001/files/CLIENTS", null))),
            Map.entry(
                    "GET /api/v1/imports/{number}/files/{kind}/columns",
                    List.of(new Call(
                            "lead.keuruu", "GET", "/api/v1/imports/249-TI-2020-9001/files/CLIENTS/columns", null))),
            Map.entry(
                    "PUT /api/v1/imports/{number}/files/{kind}/columns",
                    List.of(new Call(
                            "lead.keuruu", "PUT", "/api/v1/imports/249-TI-2020-9001/files/CLIENTS/columns", "{}"))),
            Map.entry(
                    "POST /api/v1/imports/{number}/trial",
                    List.of(new Call("lead.keuruu", "POST", "/api/v1/imports/249-TI-2020-9001/trial", "{}"))),
            Map.entry(
                    "GET /api/v1/imports/{number}/report",
                    List.of(new Call("lead.keuruu", "GET", "/api/v1/imports/249-TI-2020-9001/report", null))),
            Map.entry(
                    "GET /api/v1/imports/{number}/report.csv",
                    List.of(new Call("lead.keuruu", "GET", "/api/v1/imports/249-TI-2020-9001/report.csv", null))),
            Map.entry(
                    "GET /api/v1/imports/{number}/codes",
                    List.of(new Call("lead.keuruu", "GET", "/api/v1/imports/249-TI-2020-9001/codes", null))),
            Map.entry(
                    "PUT /api/v1/imports/{number}/codes",
                    List.of(new Call("lead.keuruu", "PUT", "/api/v1/imports/249-TI-2020-9001/codes", "{}"))),
            Map.entry("GET /api/v1/adoptions", List.of(get("keha.admin", "/api/v1/adoptions"))),
            Map.entry("GET /api/v1/adoptions.csv", List.of(get("keha.admin", "/api/v1/adoptions.csv"))),
            Map.entry(
                    "POST /api/v1/adoptions/{number}/postponement",
                    List.of(post("keha.admin", "/api/v1/adoptions/249-KA-2024-0001/postponement", "{}"))),
            Map.entry(
                    "POST /api/v1/adoptions/{number}/withdrawal",
                    List.of(post("keha.admin", "/api/v1/adoptions/249-KA-2024-0001/withdrawal", "{}"))),
            Map.entry(
                    "POST /api/v1/identity-providers/{municipality}/closing",
                    List.of(post("keha.admin", "/api/v1/identity-providers/249/closing", "{}"))),
            Map.entry("GET /api/v1/imports", List.of(get(CASEWORKER, "/api/v1/imports"))),
            Map.entry("GET /api/v1/imports/{number}", List.of(get(CASEWORKER, "/api/v1/imports/249-TI-2026-0001"))),
            Map.entry(
                    "POST /api/v1/imports/{number}/undo",
                    List.of(post(CASEWORKER, "/api/v1/imports/249-TI-2026-0001/undo", "{}"))),
            Map.entry("GET /api/v1/statistics", List.of(get("lead.keuruu", "/api/v1/statistics" + YEAR))),
            Map.entry("GET /api/v1/statistics.csv", List.of(get("lead.keuruu", "/api/v1/statistics.csv" + YEAR))));

    static final List<Call> ENGINES = List.of(
            get(CASEWORKER, "/camunda/api/engine/engine/"),
            get(CASEWORKER, Visitor.ENGINE + "version"),
            new Call(CASEWORKER, "OPTIONS", Visitor.ENGINE + "task", null),
            get(CASEWORKER, Visitor.ENGINE + "filter"),
            get(CASEWORKER, Visitor.ENGINE + "filter/{filter}/list"),
            post(CASEWORKER, Visitor.ENGINE + "filter/{filter}/list", "{}"),
            post(CASEWORKER, Visitor.ENGINE + "filter/{filter}/count", "{}"),
            get(CASEWORKER, Visitor.ENGINE + "task"),
            get(CASEWORKER, Visitor.ENGINE + "task/{task}"),
            get(CASEWORKER, Visitor.ENGINE + "task/{task}/form"),
            get(CASEWORKER, Visitor.ENGINE + "task/{task}/deployed-form"),
            get(CASEWORKER, Visitor.ENGINE + "task/{task}/form-variables?deserializeValues=false"),
            get(CASEWORKER, Visitor.ENGINE + "task/{task}/form-variables?variableNames=clientName"),
            get(CASEWORKER, Visitor.ENGINE + "task/{task}/rendered-form"),
            get(CASEWORKER, Visitor.ENGINE + "task/{task}/identity-links"),
            post(CASEWORKER, Visitor.ENGINE + "task/{task}/unclaim", "{}"),
            get(CASEWORKER, Visitor.ENGINE + "process-definition"),
            get(CASEWORKER, Visitor.ENGINE + "process-definition/{definition}/form-variables"),
            get(CASEWORKER, Visitor.ENGINE + "process-definition/{definition}/deployed-start-form"),
            post(CASEWORKER, Visitor.ENGINE + "process-definition/{definition}/submit-form", "{\"variables\":{}}"),
            get(CASEWORKER, Visitor.ENGINE + "user/caseworker.keuruu/profile"),
            get(CASEWORKER, Visitor.ENGINE + "user"),
            get(CASEWORKER, Visitor.ENGINE + "group"),
            get(
                    CASEWORKER,
                    Visitor.ENGINE + "authorization/check?permissionName=READ&resourceName=task&resourceType=7"),
            get(CASEWORKER, Visitor.ENGINE + "history/user-operation"),
            get(CASEWORKER, Visitor.ENGINE + "identity/groups?userId=caseworker.keuruu"),
            get(CASEWORKER, "/camunda/api/admin/auth/user/default"),
            post(OVERSEER, "/camunda/api/admin/auth/user/default/logout", "{}"),
            get(CASEWORKER, "/camunda/api/tasklist/plugin/x"),
            new Call(MANAGER, "OPTIONS", Visitor.ENGINE + "process-instance", null),
            get(MANAGER, Visitor.ENGINE + "process-instance"),
            get(MANAGER, Visitor.ENGINE + "process-instance/{instance}/variables"),
            get(MANAGER, Visitor.ENGINE + "process-instance/{instance}/activity-instances"),
            get(MANAGER, Visitor.ENGINE + "variable-instance"),
            get(MANAGER, Visitor.ENGINE + "incident"),
            get(MANAGER, Visitor.ENGINE + "history/task"),
            get(MANAGER, Visitor.ENGINE + "history/variable-instance"),
            get(MANAGER, Visitor.ENGINE + "history/detail"),
            post(MANAGER, Visitor.ENGINE + "process-instance", "{}"),
            post(MANAGER, Visitor.ENGINE + "variable-instance", "{}"),
            post(MANAGER, Visitor.ENGINE + "history/variable-instance", "{}"),
            new Call(MANAGER, "PUT", Visitor.ENGINE + "job/" + NOBODYS_ID + "/retries", "{\"retries\":1}"),
            get(MANAGER, "/camunda/api/cockpit/plugin/base/default/incident"),
            post(MANAGER, "/camunda/api/cockpit/plugin/base/default/process-instance", "{}"));

    private EveryCall() {}

    /** @param body text of JSON, or null */
    record Call(String person, String method, String path, String body) {}

    private static Call get(String person, String path) {
        return new Call(person, "GET", path, null);
    }

    private static Call post(String person, String path, String body) {
        return new Call(person, "POST", path, body);
    }

    /** @return the path with what stands in it for the case, its task and the like */
    static String filled(DoorsTest test, String path, String key, String task) {
        return path.replace("{case}", key)
                .replace("{task}", task)
                .replace("{definition}", test.definition("integration-case"))
                .replace(
                        "{filter}",
                        test.engine
                                .getFilterService()
                                .createFilterQuery()
                                .list()
                                .get(0)
                                .getId())
                .replace(
                        "{instance}",
                        test.engine
                                .getRuntimeService()
                                .createProcessInstanceQuery()
                                .processInstanceBusinessKey(key)
                                .list()
                                .get(0)
                                .getId());
    }
}
