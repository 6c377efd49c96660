package fi.kotopolku.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/**
 * The description of the API as OpenAPI 3.1, made of the addresses that the application serves, the records that it takes
 * and sends, and one line of words for each operation ({@code api/operations.txt}).
 */
public final class Description {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String PROBLEM = "application/problem+json";
    private static final String STRING = "string";

    private final Map<String, Operation> operations = Operation.all();
    private final Map<String, String> doors = Operation.doors();
    private final Schemas schemas = new Schemas();
    private final Map<String, ObjectNode> paths = new TreeMap<>();
    private final TreeSet<String> described = new TreeSet<>();
    private final TreeSet<Integer> problems = new TreeSet<>();

    public static ObjectNode of(Map<RequestMappingInfo, HandlerMethod> served) {
        Description description = new Description();
        TreeMap<String, Runnable> inOrder = new TreeMap<>();
        served.forEach((mapping, handler) -> mapping.getPatternValues().stream()
                .filter(path -> path.startsWith(ApiSettings.PATH))
                .forEach(path -> mapping.getMethodsCondition()
                        .getMethods()
                        .forEach(method ->
                                inOrder.put(path + " " + method, () -> description.add(method, path, handler)))));
        inOrder.values().forEach(Runnable::run);
        return description.document();
    }

    private void add(RequestMethod method, String path, HandlerMethod handler) {
        String key = method + " " + path;
        Operation words = operations.get(key);
        if (words == null) {
            throw new AssertionError("Say in api/operations.txt what this operation does: " + key);
        }
        described.add(key);
        String word = method.name().toLowerCase(Locale.ROOT);
        paths.computeIfAbsent(path, any -> JSON.objectNode()).set(word, operation(words, method, handler));
    }

    private ObjectNode document() {
        if (!described.equals(new TreeSet<>(operations.keySet()))) {
            throw new AssertionError("api/operations.txt names what is not served: " + operations.keySet());
        }
        ObjectNode document = JSON.objectNode().put("openapi", "3.1.0");
        document.putObject("info")
                .put("title", "Kotopolku")
                .put("version", "1.0.0")
                .put(
                        "summary",
                        "Casework of Koto-AJ: cases, plans, services and deadlines, within the rights of the caller")
                .put("description", """
                        Every answer stays within the caller's rights in force at that moment, and every read and write of a \
                        client's data is logged. What a right does not cover is null; a case beyond reach is answered as one \
                        that does not exist. Days are days in Finland, times are UTC. Errors are problem details (RFC 9457) \
                        with a code; their details are Finnish.""");
        document.putArray("servers")
                .addObject()
                .put("url", "/")
                .put("description", "The municipality's own installation");
        ArrayNode ways = document.putArray("security");
        ways.addObject().putArray("accessToken");
        ways.addObject().putArray("session");
        ObjectNode all = document.putObject("paths");
        paths.forEach(all::set);
        document.set("components", components());
        return document;
    }

    private ObjectNode operation(Operation words, RequestMethod method, HandlerMethod handler) {
        Class<?> controller = handler.getBeanType();
        ObjectNode operation = JSON.objectNode();
        operation.putArray("tags").add(controller.getPackageName().replaceFirst(".*\\.", ""));
        operation.put(
                "operationId",
                controller.getSimpleName().replaceFirst("Api$", "") + "_"
                        + handler.getMethod().getName());
        operation.put("summary", words.summary());
        boolean once = once(method, handler);
        ResolvableType answer = answer(handler);
        boolean tagged = method == RequestMethod.GET && answer.toClass().isRecord();
        parameters(operation, handler, once, tagged);
        body(operation, handler);
        ObjectNode responses = operation.putObject("responses");
        int status = handler.hasMethodAnnotation(ResponseStatus.class)
                ? handler.getMethodAnnotation(ResponseStatus.class).value().value()
                : words.status();
        if (status != words.status()) {
            throw new AssertionError(words.key() + " answers " + status + ", not " + words.status());
        }
        responses.set(String.valueOf(status), success(words, answer, tagged, once));
        if (tagged) {
            responses.putObject("304").put("description", "Not modified; the read was decided and logged all the same");
        }
        refusals(operation, words, handler, method)
                .forEach(code ->
                        responses.putObject(String.valueOf(code)).put("$ref", "#/components/responses/" + code));
        return operation;
    }

    private void parameters(ObjectNode operation, HandlerMethod handler, boolean once, boolean tagged) {
        ArrayNode parameters = JSON.arrayNode();
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(PathVariable.class)) {
                parameters.add(named(parameter, "path", true, null));
            } else if (parameter.hasParameterAnnotation(RequestParam.class)) {
                RequestParam said = parameter.getParameterAnnotation(RequestParam.class);
                boolean defaulted = !ValueConstants.DEFAULT_NONE.equals(said.defaultValue());
                parameters.add(named(
                        parameter, "query", said.required() && !defaulted, defaulted ? said.defaultValue() : null));
            } else if (parameter.getParameterType() == ChangedFrom.class) {
                parameters.add(JSON.objectNode().put("$ref", "#/components/parameters/IfMatch"));
            }
        }
        if (once) {
            parameters.add(JSON.objectNode().put("$ref", "#/components/parameters/IdempotencyKey"));
        }
        if (tagged) {
            parameters.add(JSON.objectNode().put("$ref", "#/components/parameters/IfNoneMatch"));
        }
        if (!parameters.isEmpty()) {
            operation.set("parameters", parameters);
        }
    }

    private ObjectNode named(MethodParameter parameter, String in, boolean required, String otherwise) {
        ObjectNode node = JSON.objectNode().put("name", Names.of(parameter)).put("in", in);
        if (required) {
            node.put("required", true);
        }
        ObjectNode schema = schemas.of(ResolvableType.forMethodParameter(parameter), true);
        if (otherwise != null && !otherwise.isEmpty()) {
            switch (schema.path("type").asText()) {
                case "integer" -> schema.put("default", Integer.parseInt(otherwise));
                case "boolean" -> schema.put("default", Boolean.parseBoolean(otherwise));
                default -> schema.put("default", otherwise);
            }
        }
        node.set("schema", schema);
        return node;
    }

    private void body(ObjectNode operation, HandlerMethod handler) {
        for (MethodParameter parameter : handler.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestBody.class)) {
                operation
                        .putObject("requestBody")
                        .put("required", true)
                        .putObject("content")
                        .putObject("application/json")
                        .set("schema", schemas.of(ResolvableType.forMethodParameter(parameter), true));
            } else if (parameter.getParameterType() == HttpServletRequest.class) {
                operation
                        .putObject("requestBody")
                        .put("required", true)
                        .putObject("content")
                        .putObject("application/xml");
            } else if (parameter.getParameterType() == InputStream.class) {
                operation
                        .putObject("requestBody")
                        .put("required", true)
                        .putObject("content")
                        .putObject("text/csv");
            }
        }
    }

    private ObjectNode success(Operation words, ResolvableType answer, boolean tagged, boolean once) {
        ObjectNode response = JSON.objectNode()
                .put("description", HttpStatus.valueOf(words.status()).getReasonPhrase());
        ObjectNode headers = JSON.objectNode();
        if (tagged) {
            headers.putObject("ETag").put("$ref", "#/components/headers/ETag");
        }
        if (once) {
            headers.putObject("Idempotency-Replayed").put("$ref", "#/components/headers/IdempotencyReplayed");
        }
        if (!headers.isEmpty()) {
            response.set("headers", headers);
        }
        if (!words.mediaType().isEmpty()) {
            ObjectNode content = response.putObject("content").putObject(words.mediaType());
            if (words.mediaType().equals("application/json")) {
                content.set(
                        "schema",
                        document(answer) ? JSON.objectNode().put("type", "object") : schemas.of(answer, false));
            }
        }
        return response;
    }

    private static boolean document(ResolvableType answer) {
        return Resource.class.isAssignableFrom(answer.toClass());
    }

    private TreeSet<Integer> refusals(
            ObjectNode operation, Operation words, HandlerMethod handler, RequestMethod method) {
        TreeSet<Integer> codes = new TreeSet<>(words.more());
        codes.addAll(List.of(400, 401, 503));
        if ("thing".equals(doors.get(words.key()))) {
            codes.addAll(List.of(403, 404));
        }
        if (operation.has("requestBody")) {
            codes.addAll(List.of(413, 415));
        }
        if (method != RequestMethod.GET) {
            codes.add(403);
        }
        if (once(method, handler)) {
            codes.addAll(List.of(409, 422));
        }
        if (Arrays.stream(handler.getMethodParameters()).anyMatch(one -> one.getParameterType() == ChangedFrom.class)) {
            codes.addAll(List.of(412, 428));
        }
        problems.addAll(codes);
        return codes;
    }

    private static boolean once(RequestMethod method, HandlerMethod handler) {
        return method == RequestMethod.POST && !handler.hasMethodAnnotation(OnlyAsks.class);
    }

    private static ResolvableType answer(HandlerMethod handler) {
        ResolvableType type = ResolvableType.forMethodReturnType(handler.getMethod());
        return type.toClass() == ResponseEntity.class ? type.getGeneric(0) : type;
    }

    private ObjectNode components() {
        ObjectNode components = JSON.objectNode();
        ObjectNode all = components.putObject("schemas");
        all.set("Problem", problem());
        schemas.named().forEach(all::set);
        ObjectNode responses = components.putObject("responses");
        problems.forEach(code -> responses.set(String.valueOf(code), refusal(code)));
        ObjectNode parameters = components.putObject("parameters");
        header(
                parameters.putObject("IfMatch"),
                "If-Match",
                true,
                "The ETag of what is changed, as it was when it was read");
        header(parameters.putObject("IfNoneMatch"), "If-None-Match", false, "An ETag that is known already");
        header(
                parameters.putObject("IdempotencyKey"),
                "Idempotency-Key",
                false,
                "One's own name for this request, kept for 24 hours; required with an access token");
        ObjectNode headers = components.putObject("headers");
        headers.putObject("ETag")
                .put("description", "The row's version where it has one, then what tells answers apart")
                .putObject("schema")
                .put("type", STRING);
        headers.putObject("IdempotencyReplayed")
                .put("description", "true when the request had been carried out before, and is answered as then")
                .putObject("schema")
                .put("type", STRING);
        ObjectNode ways = components.putObject("securitySchemes");
        ways.putObject("accessToken")
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put(
                        "description",
                        "An access token of the caller's own organisation's identity provider, made for this API");
        ways.putObject("session")
                .put("type", "apiKey")
                .put("in", "cookie")
                .put("name", "KOTOPOLKU-SESSION")
                .put(
                        "description",
                        "The session of our page; changes also carry the cookie KOTOPOLKU-XSRF in the header"
                                + " X-KOTOPOLKU-XSRF");
        return components;
    }

    private static void header(ObjectNode node, String name, boolean required, String description) {
        node.put("name", name).put("in", "header").put("required", required).put("description", description);
        node.putObject("schema").put("type", STRING);
    }

    private static ObjectNode refusal(int code) {
        HttpStatus status = HttpStatus.valueOf(code);
        ObjectNode refusal = JSON.objectNode().put("description", status.getReasonPhrase());
        if (status == HttpStatus.UNAUTHORIZED) {
            refusal.putObject("headers")
                    .putObject("WWW-Authenticate")
                    .putObject("schema")
                    .put("type", STRING);
        }
        refusal.putObject("content").putObject(PROBLEM).putObject("schema").put("$ref", "#/components/schemas/Problem");
        return refusal;
    }

    private static ObjectNode problem() {
        ObjectNode problem = JSON.objectNode().put("type", "object");
        ObjectNode properties = problem.putObject("properties");
        properties.putObject("type").put("type", STRING).put("format", "uri-reference");
        properties.putObject("title").put("type", STRING);
        properties.putObject("status").put("type", "integer");
        properties.putObject("detail").put("type", STRING).put("description", "Finnish; what to do");
        properties.putObject("code").put("type", STRING).put("description", "For machines");
        ObjectNode error = properties
                .putObject("errors")
                .put("type", "array")
                .putObject("items")
                .put("type", "object");
        ObjectNode fields = error.putObject("properties");
        fields.putObject("field").put("type", STRING);
        fields.putObject("message").put("type", STRING);
        error.putArray("required").add("field").add("message");
        ArrayNode required = problem.putArray("required");
        Arrays.asList("type", "title", "status", "detail", "code").forEach(required::add);
        return problem;
    }
}
