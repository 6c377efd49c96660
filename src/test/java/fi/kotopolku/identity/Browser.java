package fi.kotopolku.identity;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** As much of a browser as sign-in needs: cookies, forms, and redirects that are followed one by one. */
public class Browser {

    private static final Pattern HIDDEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL) {
        /** This machine is as safe as encryption: real browsers send it the cookies that are for https only, too. */
        @Override
        public void put(URI address, Map<String, List<String>> headers) throws IOException {
            super.put(address, headers);
            if (trustsThisMachine) {
                getCookieStore().getCookies().forEach(cookie -> cookie.setSecure(false));
            }
        }
    };
    private boolean trustsThisMachine;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(cookies).build();
    private final List<URI> visited = new ArrayList<>();

    static Browser trustingThisMachine() {
        Browser browser = new Browser();
        browser.trustsThisMachine = true;
        return browser;
    }

    HttpResponse<String> page(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html,*/*;q=0.8"));
    }

    HttpResponse<String> call(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).header("Accept", "application/json"));
    }

    /** A call as a script of a page makes it. */
    public HttpResponse<String> call(String method, String address, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return send(request);
    }

    /** A file as a page's field sends it. */
    public HttpResponse<String> upload(String address, Path file, String... headers) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "application/json")
                .header("Content-Type", "text/csv")
                .headers(headers)
                .PUT(HttpRequest.BodyPublishers.ofFile(file)));
    }

    /** Bytes as they are. */
    public HttpResponse<String> upload(String address, byte[] body, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "application/json")
                .header("Content-Type", "text/csv")
                .headers(headers)
                .PUT(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    /** A file as a link of a page fetches it. */
    public HttpResponse<byte[]> file(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)), BodyHandlers.ofByteArray());
    }

    HttpResponse<String> post(String address, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).POST(HttpRequest.BodyPublishers.noBody());
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    HttpResponse<String> submit(String address, Map<String, String> fields, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "text/html")
                .POST(HttpRequest.BodyPublishers.ofString(form(fields)));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Follows redirects until a page stands. */
    HttpResponse<String> follow(HttpResponse<String> response) {
        HttpResponse<String> current = response;
        while (current.statusCode() / 100 == 3) {
            current = page(target(current).toString());
        }
        return current;
    }

    /** Opens the page, meets the sign-in page of the provider, signs in and follows the way back. */
    public HttpResponse<String> signIn(String address, String username, String password) {
        HttpResponse<String> loginPage = follow(page(address));
        return follow(submit(
                loginPage.uri().resolve("/login").toString(),
                Map.of("username", username, "password", password, "_csrf", hidden(loginPage))));
    }

    String hidden(HttpResponse<String> page) {
        Matcher field = HIDDEN.matcher(page.body());
        if (!field.find()) {
            throw new AssertionError("No form on " + page.uri() + ": " + page.body());
        }
        return field.group(1);
    }

    public Optional<HttpCookie> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .findFirst();
    }

    List<URI> visited() {
        return visited;
    }

    static URI target(HttpResponse<String> response) {
        return response.uri().resolve(response.headers().firstValue("Location").orElseThrow());
    }

    static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        return send(request, BodyHandlers.ofString());
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> body) {
        try {
            HttpResponse<T> response = client.send(request.build(), body);
            visited.add(response.uri());
            return response;
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
