package fi.kotopolku.browser;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import fi.kotopolku.demo.SampleAnswers;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A server that answers the import page as said, for what a real one seldom does on demand. */
final class ImportStub {

    static final String NUMBER = "249-TI-2026-0001";
    private static final String PATH = "/api/v1/imports/" + NUMBER;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> KINDS = new LinkedHashMap<>();

    static {
        KINDS.put("CLIENTS", "Asiakkaat");
        KINDS.put("HOUSEHOLDS", "Perheet");
        KINDS.put("PLANS", "Suunnitelmat");
        KINDS.put("SERVICES", "Palvelut");
        KINDS.put("NOTES", "Muistiinpanot");
    }

    private final Map<String, Object> one = new LinkedHashMap<>();
    private final Map<String, Object> answers = new LinkedHashMap<>();
    private final List<String> sent = new ArrayList<>();
    private boolean silent;

    ImportStub() {
        one.put("number", NUMBER);
        one.put("sourceSystemFi", "TYPPI");
        one.put("files", KINDS.keySet().stream().map(kind -> file(kind, false)).toList());
        one.put("counts", List.of());
        state("PREPARING", "valmistelussa");
        answers.put("GET " + PATH, one);
        answers.put("GET /api/v1/imports", List.of(one));
        answers.put("GET /api/v1/imports/layout", List.of(layout()));
        answers.put("PUT " + PATH + "/files/CLIENTS", file("CLIENTS", true));
        answers.put(
                "GET " + PATH + "/files/CLIENTS/columns",
                Map.of(
                        "columns",
                        List.of(
                                Map.of("header", "SNIMI", "field", "family_name", "said", true),
                                Map.of("header", "ENIMI", "field", "given_names", "said", false),
                                Map.of("header", "XKENTTA", "said", false)),
                        "fields",
                        List.of(
                                field("family_name", "Sukunimi", true),
                                field("given_names", "Etunimet", true),
                                field("birth_date", "Syntymäaika", true),
                                field("phone", "Puhelin", false))));
    }

    static Map<String, Object> file(String kind, boolean put) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("kind", kind);
        file.put("kindFi", KINDS.get(kind));
        file.put("put", put);
        file.put("rows", put ? 12 : null);
        file.put("charset", put ? "WINDOWS-1252" : null);
        file.put("separator", put ? ";" : null);
        file.put("putAt", put ? "2026-11-28T10:00:00Z" : null);
        return file;
    }

    private static Map<String, Object> layout() {
        Map<String, Object> name = Map.of(
                "header",
                "sukunimi",
                "fi",
                "Sukunimi",
                "required",
                true,
                "about",
                "Kuten passissa.",
                "codes",
                List.of());
        return Map.of("kind", "CLIENTS", "kindFi", "Asiakkaat", "fileName", "asiakkaat.csv", "fields", List.of(name));
    }

    private static Map<String, Object> field(String field, String fi, boolean required) {
        return Map.of("field", field, "fi", fi, "required", required);
    }

    ImportStub state(String state, String stateFi) {
        one.put("state", state);
        one.put("stateFi", stateFi);
        return this;
    }

    ImportStub with(String key, Object value) {
        one.put(key, value);
        return this;
    }

    /** The file of clients is there. */
    ImportStub clientsArePut() {
        return with(
                "files",
                KINDS.keySet().stream()
                        .map(kind -> file(kind, kind.equals("CLIENTS")))
                        .toList());
    }

    /** With faults and a code that is not known; and with what is told of it once it is brought. */
    ImportStub tried() {
        return with("triedAt", "2026-11-28T10:05:00Z")
                .with("trialUpToDate", true)
                .with("progress", Map.of("cases", 500, "begun", 100))
                .with("undoUntil", "2126-12-12T10:00:00Z")
                .with("workedOn", 0)
                .answer("GET /report", report(0))
                .answer("GET /codes", List.of(code("permit_kind", "TS", false)));
    }

    /** A code that nobody knows on 45 rows. */
    static Map<String, Object> code(String field, String code, boolean mayBeEmpty) {
        return Map.of(
                "kind",
                "CLIENTS",
                "kindFi",
                "Asiakkaat",
                "field",
                field,
                "fieldFi",
                "Oleskelun peruste",
                "code",
                code,
                "rows",
                45,
                "meanings",
                List.of(Map.of("code", "TEMPORARY_PROTECTION", "fi", "Tilapäinen suojelu")),
                "mayBeEmpty",
                mayBeEmpty);
    }

    /** @param operation method and what comes after the import's number */
    ImportStub answer(String operation, Object answer) {
        String[] parts = operation.split(" ", 2);
        answers.put(parts[0] + " " + PATH + parts[1], answer);
        return this;
    }

    /** Files that are sent from now on are never answered. */
    ImportStub silent() {
        silent = true;
        return this;
    }

    /** What was sent, method, path and body, in order. */
    List<String> sent() {
        return List.copyOf(sent);
    }

    void standsBefore(Page page) {
        page.route("**/api/v1/imports**", this::answer);
        page.route("**/api/v1/imports/**", this::answer);
    }

    private void answer(Route route) {
        String method = route.request().method();
        String path = URI.create(route.request().url()).getPath();
        if (!method.equals("GET")) {
            sent.add(method + " " + path + " " + route.request().postData());
        }
        if (silent && method.equals("PUT")) {
            return;
        }
        Object answer = answers.get(method + " " + path);
        int status = answer instanceof Refusal refusal ? refusal.status() : answer == null ? 204 : 200;
        route.fulfill(new Route.FulfillOptions()
                .setStatus(status)
                .setContentType("application/json")
                .setBody(answer == null ? "" : json(answer)));
    }

    static Map<String, Object> report(int page) {
        Map<String, Object> fault = Map.of(
                "kind",
                "CLIENTS",
                "kindFi",
                "Asiakkaat",
                "field",
                "identity_code",
                "fieldFi",
                "Henkilötunnus",
                "fault",
                "IDENTITY_CODE_CENTURY",
                "faultFi",
                "Henkilötunnus ja syntymäaika ovat eri vuosisadalta. Tarkista, kumpi on oikein.",
                "severity",
                "ERROR",
                "lines",
                120,
                "firstLine",
                17);
        return Map.of(
                "triedAt",
                "2026-11-28T10:05:00Z",
                "upToDate",
                true,
                "files",
                List.of(Map.of(
                        "kind",
                        "CLIENTS",
                        "kindFi",
                        "Asiakkaat",
                        "read",
                        500,
                        "good",
                        380,
                        "errors",
                        120,
                        "remarks",
                        0)),
                "wouldCreate",
                Map.of(
                        "newClients",
                        380,
                        "knownClients",
                        0,
                        "nonDisclosure",
                        2,
                        "stages",
                        List.of(),
                        "households",
                        0,
                        "plans",
                        0,
                        "services",
                        0,
                        "notes",
                        0),
                "summary",
                List.of(fault),
                "faults",
                Map.of(
                        "page",
                        page,
                        "pages",
                        3,
                        "total",
                        120,
                        "rows",
                        IntStream.range(0, 3)
                                .mapToObj(line -> SampleAnswers.with(fault, "line", 17 + page * 50 + line))
                                .toList()));
    }

    /** A problem detail. */
    record Refusal(int status, String detail) {}

    private static String json(Object answer) {
        try {
            return JSON.writeValueAsString(answer);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
