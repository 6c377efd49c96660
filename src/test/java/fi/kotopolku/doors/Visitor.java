package fi.kotopolku.doors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.kotopolku.demo.DemoAccount;
import fi.kotopolku.identity.Browser;
import java.net.HttpCookie;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * Somebody in front of a browser: signed in at the demo's identity provider like anybody, then calling as Tasklist,
 * Cockpit and our own pages do, each with its token against forgery.
 */
final class Visitor {

    static final String ENGINE = "/camunda/api/engine/engine/default/";

    private static final String NOBODYS_TOKEN = "00000000-0000-4000-8000-000000000000";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Browser browser = new Browser();
    private final String site;
    private boolean withTokens = true;
    private boolean forged;

    private Visitor(String site) {
        this.site = site;
    }

    static Visitor signedIn(int port, String account) {
        Visitor visitor = stranger(port);
        visitor.browser.signIn(visitor.site + "/camunda/app/tasklist/default/", account, DemoAccount.PASSWORD);
        visitor.get("/api/v1/me");
        return visitor;
    }

    static Visitor stranger(int port) {
        return new Visitor("http://localhost:" + port);
    }

    /** From now on calls as a page of somebody else's would make them. */
    Visitor forgetTokens() {
        withTokens = false;
        return this;
    }

    /** From now on calls as a page would that has made up what the server gave. */
    Visitor forgeTokens() {
        forged = true;
        return this;
    }

    /** The session's cookie is one that the server never gave. */
    void tamperWithSession() {
        HttpCookie session = browser.cookie("KOTOPOLKU-SESSION").orElseThrow();
        char last = session.getValue().charAt(session.getValue().length() - 1);
        session.setValue(session.getValue().substring(0, session.getValue().length() - 1) + (last == 'A' ? 'B' : 'A'));
    }

    Answer get(String path, String... headers) {
        return call("GET", path, null, headers);
    }

    HttpResponse<byte[]> file(String path) {
        return browser.file(site + path);
    }

    HttpResponse<String> upload(String path, byte[] body) {
        return browser.upload(site + path, body, tokens());
    }

    Answer post(String path, Object body, String... headers) {
        return call("POST", path, body, headers);
    }

    /** Changes what was read in the version. */
    Answer put(String path, int version, Object body) {
        return call("PUT", path, body, "If-Match", "\"" + version + "\"");
    }

    /**
     * A PUT changes what was never changed before, unless it says otherwise.
     *
     * @param body an object to send as JSON, a text to send as it is, or null to send nothing
     */
    Answer call(String method, String path, Object body) {
        return call(method, path, body, method.equals("PUT") ? new String[] {"If-Match", "\"0\""} : new String[0]);
    }

    /** @param headers names and values by turns */
    Answer call(String method, String path, Object body, String... headers) {
        HttpResponse<String> response = send(method, path, body, headers);
        return new Answer(
                response.statusCode(),
                response.body(),
                response.headers().firstValue("Location").orElse(""));
    }

    /** @return what the answer says in the header; empty when it is not there */
    String header(String method, String path, Object body, String name, String... headers) {
        return send(method, path, body, headers).headers().firstValue(name).orElse("");
    }

    private HttpResponse<String> send(String method, String path, Object body, String... headers) {
        String address = site + (path.startsWith("/") ? path : ENGINE + path);
        List<String> all = new ArrayList<>(List.of(tokens()));
        all.addAll(List.of(headers));
        return browser.call(method, address, text(body), all.toArray(String[]::new));
    }

    /** Sends a form as Tasklist does. */
    Answer submit(String taskId, Map<String, ?> values) {
        return post("task/" + taskId + "/submit-form", Map.of("variables", variables(values)));
    }

    Answer begin(String definitionId, Map<String, ?> values) {
        return post("process-definition/" + definitionId + "/submit-form", Map.of("variables", variables(values)));
    }

    Answer claim(String taskId, String personId) {
        return post("task/" + taskId + "/claim", Map.of("userId", personId));
    }

    /** @return the values of an opened form */
    Map<String, Object> opened(String taskId) {
        JsonNode fields = get("task/" + taskId + "/form-variables?deserializeValues=false")
                .json();
        Map<String, Object> values = new LinkedHashMap<>();
        fields.properties()
                .forEach(field -> values.put(field.getKey(), field.getValue().path("value")));
        return values;
    }

    static Map<String, Object> variables(Map<String, ?> values) {
        Map<String, Object> variables = new LinkedHashMap<>();
        values.forEach((key, value) -> variables.put(key, variable(value)));
        return variables;
    }

    private static Map<String, Object> variable(Object value) {
        if (!(value instanceof List<?>)) {
            return Collections.singletonMap("value", value);
        }
        return Map.of(
                "type",
                "Object",
                "value",
                text(value),
                "valueInfo",
                Map.of("objectTypeName", "java.util.ArrayList", "serializationDataFormat", "application/json"));
    }

    private String[] tokens() {
        List<String> headers = new ArrayList<>();
        if (!withTokens) {
            return new String[0];
        }
        if (forged) {
            return new String[] {"X-XSRF-TOKEN", "0123456789ABCDEF", "X-KOTOPOLKU-XSRF", NOBODYS_TOKEN};
        }
        browser.cookie("XSRF-TOKEN").map(HttpCookie::getValue).ifPresent(token -> {
            headers.add("X-XSRF-TOKEN");
            headers.add(token);
        });
        browser.cookie("KOTOPOLKU-XSRF").map(HttpCookie::getValue).ifPresent(token -> {
            headers.add("X-KOTOPOLKU-XSRF");
            headers.add(token);
        });
        return headers.toArray(String[]::new);
    }

    static String text(Object body) {
        try {
            return body == null || body instanceof String ? (String) body : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    record Answer(int status, String body, String location) {

        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError("Not JSON, but " + status + ": " + body, e);
            }
        }

        /** @return what Tasklist shows when something was refused */
        String message() {
            return json().path("message").asText();
        }

        /** @return the answer as it would be had another thing been asked for */
        Answer with(String asked, String instead) {
            return new Answer(status, body.replace(asked, instead), location.replace(asked, instead));
        }

        /** @return the answer with something in it hidden */
        Answer with(UnaryOperator<String> hiding) {
            return new Answer(status, hiding.apply(body), hiding.apply(location));
        }

        boolean refused() {
            return status >= 400 && status < 500;
        }
    }
}
