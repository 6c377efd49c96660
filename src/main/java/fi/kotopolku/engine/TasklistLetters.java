package fi.kotopolku.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.kotopolku.identity.SignedIn;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Stands between Tasklist and the engine's interface for the calls that do something. What is sent is put into the one
 * shape that our forms take, so that a wrong value is refused by its form, under its label. What the interface says of
 * its own accord when it refuses is English and repeats what was typed; Tasklist hears it in Finnish and without.
 */
class TasklistLetters extends OncePerRequestFilter {

    private static final String ENGINE = "/camunda/api/engine/engine/default/";
    private static final Pattern ACTS = Pattern.compile(Pattern.quote(ENGINE)
            + "(?:task/(?<task>[^/]+)/(?<act>claim|unclaim|submit-form)|process-definition/[^/]+/submit-form)");

    /** Every field of our longest form filled to its brim stays well under this. */
    private static final int LONGEST = 2_000_000;

    private static final Set<String> OURS = Set.of("FormRefused", "Refused");

    private final SignedIn signedIn;
    private final TaskRule tasks;
    private final ObjectMapper json;

    TasklistLetters(SignedIn signedIn, TaskRule tasks, ObjectMapper json) {
        this.signedIn = signedIn;
        this.tasks = tasks;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !ACTS.matcher(request.getRequestURI()).matches();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] sent = request.getInputStream().readNBytes(LONGEST + 1);
        if (sent.length > LONGEST) {
            say(response, 413, "Lomake on liian suuri. Lyhennä tekstejä ja lähetä lomake uudelleen.");
            return;
        }
        Optional<JsonNode> letter = read(act(request), sent);
        if (letter.isEmpty()) {
            say(response, 400, "Lomakkeen tietoja ei voitu lukea. Avaa lomake uudelleen ja täytä se siinä.");
            return;
        }
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        chain.doFilter(new Tidied(request, json.writeValueAsBytes(letter.get())), answer);
        if (answer.getStatus() >= 400) {
            reword(answer, gone(request));
        }
        answer.copyBodyToResponse();
    }

    private static String act(HttpServletRequest request) {
        Matcher path = ACTS.matcher(request.getRequestURI());
        return path.matches() && path.group("act") != null ? path.group("act") : "submit-form";
    }

    /** Somebody else was quicker: the task was there at the door and is not any more. */
    private boolean gone(HttpServletRequest request) {
        Matcher path = ACTS.matcher(request.getRequestURI());
        return path.matches()
                && path.group("task") != null
                && signedIn.personId()
                        .filter(person -> tasks.sees(person, path.group("task")))
                        .isEmpty();
    }

    private Optional<JsonNode> read(String act, byte[] sent) throws IOException {
        if (act.equals("unclaim")) {
            return Optional.of(json.createObjectNode());
        }
        try {
            JsonNode letter = json.readTree(sent);
            return act.equals("claim") ? claim(letter) : form(letter);
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonNode> claim(JsonNode letter) {
        return Optional.of(letter)
                .filter(claim -> claim.size() == 1 && claim.path("userId").isTextual());
    }

    private Optional<JsonNode> form(JsonNode letter) {
        if (!letter.path("variables").isObject()) {
            return Optional.empty();
        }
        ObjectNode form = json.createObjectNode();
        ObjectNode fields = form.putObject("variables");
        for (Map.Entry<String, JsonNode> field : letter.path("variables").properties()) {
            if (!field.getValue().isObject()) {
                return Optional.empty();
            }
            fields.set(field.getKey(), plain(field.getValue()));
        }
        if (!letter.path("businessKey").asText("").isBlank()) {
            form.put("businessKey", "-");
        }
        return Optional.of(form);
    }

    /** Lists come as JSON in a text and say so; of anything else the value alone counts, not what type it claims. */
    private ObjectNode plain(JsonNode field) {
        ObjectNode plain = json.createObjectNode();
        JsonNode value = field.path("value");
        plain.set("value", value.isMissingNode() ? json.nullNode() : value);
        if (field.path("type").asText().equals("Object") && value.isTextual()) {
            plain.put("type", "Object");
            plain.putObject("valueInfo")
                    .put("objectTypeName", "java.util.ArrayList")
                    .put("serializationDataFormat", "application/json");
        }
        return plain;
    }

    private void reword(ContentCachingResponseWrapper answer, boolean gone) throws IOException {
        String type = type(answer.getContentAsByteArray());
        if (OURS.contains(type)) {
            return;
        }
        int status = answer.getStatus();
        answer.resetBuffer();
        if (gone || type.equals("OptimisticLockingException") || type.equals("TaskAlreadyClaimedException")) {
            say(answer, 409, "Tehtävä on jo otettu tai käsitelty. Päivitä tehtävälista.");
        } else if (type.equals("AuthorizationException")) {
            say(answer, 403, "Tehtävä ei ole sinulla, tai oikeutesi ei riitä tähän. Päivitä tehtävälista.");
        } else {
            say(answer, status, "Tätä ei voitu tehdä. Päivitä tehtävälista ja yritä uudelleen.");
        }
    }

    private String type(byte[] body) throws IOException {
        try {
            return json.readTree(body).path("type").asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private void say(HttpServletResponse response, int status, String message) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write(json.writeValueAsString(Map.of("type", "Refused", "message", message)));
        response.getWriter().flush();
    }

    private static final class Tidied extends HttpServletRequestWrapper {

        private final byte[] body;

        Tidied(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            return new Stream(new ByteArrayInputStream(body));
        }

        @Override
        public BufferedReader getReader() {
            return new BufferedReader(new InputStreamReader(getInputStream(), StandardCharsets.UTF_8));
        }

        @Override
        public int getContentLength() {
            return body.length;
        }

        @Override
        public long getContentLengthLong() {
            return body.length;
        }
    }

    private static final class Stream extends ServletInputStream {

        private final ByteArrayInputStream body;

        Stream(ByteArrayInputStream body) {
            this.body = body;
        }

        @Override
        public int read() {
            return body.read();
        }

        @Override
        public boolean isFinished() {
            return body.available() == 0;
        }

        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setReadListener(ReadListener listener) {
            throw new UnsupportedOperationException("The engine's interface reads at once");
        }
    }
}
