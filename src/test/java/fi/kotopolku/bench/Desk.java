package fi.kotopolku.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fi.kotopolku.demo.DemoAccount;
import fi.kotopolku.identity.Browser;
import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody signed in to Tasklist, who asks for lists and counts as Tasklist does: the same addresses in every arm. */
abstract class Desk {

    static final ObjectMapper JSON = new ObjectMapper();
    static final String ENGINE = "/camunda/api/engine/engine/default/";
    private static final String PAGE = "{\"sorting\":[{\"sortBy\":\"dueDate\",\"sortOrder\":\"asc\"}]}";

    private final String site;
    private int gaveUp;

    private Desk(int port) {
        this.site = "http://localhost:" + port;
    }

    /** The application: signed in at the demo's identity provider. */
    static Desk ours(int port, String account) {
        Browser browser = new Browser();
        Desk desk = new Desk(port) {
            @Override
            HttpResponse<String> send(String method, String address, String body) {
                return browser.call(method, address, body, tokens());
            }

            @Override
            HttpResponse<String> send(String address, Path file) throws IOException {
                return browser.upload(address, file, tokens());
            }

            private String[] tokens() {
                List<String> tokens = new ArrayList<>();
                for (String name : List.of("XSRF-TOKEN", "KOTOPOLKU-XSRF")) {
                    browser.cookie(name).map(HttpCookie::getValue).ifPresent(token -> {
                        tokens.add("X-" + name);
                        tokens.add(token);
                    });
                }
                return tokens.toArray(String[]::new);
            }
        };
        browser.signIn(desk.site + "/camunda/app/tasklist/default/", account, DemoAccount.PASSWORD);
        desk.send("GET", desk.site + "/api/v1/me", null);
        return desk;
    }

    /** The stock web application with its own sign-in. */
    static Desk ordinary(int port, String user) {
        CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
        HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
        Desk desk = new Desk(port) {
            @Override
            HttpResponse<String> send(String method, String address, String body) {
                boolean form = body != null && body.startsWith("username=");
                HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                        .header("Accept", "application/json")
                        .header("Content-Type", form ? "application/x-www-form-urlencoded" : "application/json")
                        .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
                cookies.getCookieStore().getCookies().stream()
                        .filter(cookie -> cookie.getName().equals("XSRF-TOKEN"))
                        .forEach(cookie -> request.header("X-XSRF-TOKEN", cookie.getValue()));
                try {
                    return client.send(request.build(), BodyHandlers.ofString());
                } catch (IOException e) {
                    throw new IllegalStateException(address, e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException(e);
                }
            }
        };
        desk.send("GET", desk.site + "/camunda/app/tasklist/default/", null);
        desk.ok(desk.send(
                "POST",
                desk.site + "/camunda/api/admin/auth/user/default/login/tasklist",
                "username=" + user + "&password=" + user));
        return desk;
    }

    abstract HttpResponse<String> send(String method, String address, String body);

    HttpResponse<String> send(String address, Path file) throws IOException {
        throw new UnsupportedOperationException(address + ", " + file);
    }

    JsonNode get(String path) {
        return ok("GET", path, null);
    }

    JsonNode ok(String method, String path, String body) {
        return json(send(method, site + path, body));
    }

    void put(String path, Path file) throws IOException {
        ok(send(site + path, file));
    }

    /** @return the id of the filter of this name */
    String filter(String name) {
        for (JsonNode filter : json(send("GET", site + ENGINE + "filter?resourceType=Task&maxResults=50", null))) {
            if (filter.path("name").asText().equals(name)) {
                return filter.path("id").asText();
            }
        }
        throw new IllegalStateException("No filter " + name);
    }

    /** The first fifteen tasks, as Tasklist shows them. */
    int page(String filter) {
        return json(send("POST", site + ENGINE + "filter/" + filter + "/list?firstResult=0&maxResults=15", PAGE))
                .size();
    }

    long count(String filter) {
        return json(send("POST", site + ENGINE + "filter/" + filter + "/count", "{}"))
                .path("count")
                .asLong();
    }

    /** How often the database gave up on a statement; such a time is the limit, and the true one is longer. */
    int gaveUp() {
        return gaveUp;
    }

    private JsonNode json(HttpResponse<String> answer) {
        if (answer.statusCode() == 500 && answer.body().contains("ProcessEnginePersistenceException")) {
            gaveUp++;
            return JSON.createObjectNode();
        }
        try {
            return JSON.readTree(ok(answer).body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> ok(HttpResponse<String> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(answer.uri() + " answered " + answer.statusCode() + ": " + answer.body());
        }
        return answer;
    }
}
