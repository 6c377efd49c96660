package fi.kotopolku.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.AbstractJackson2HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Gives the answer about one thing an entity tag (RFC 9110, section 8.8.3): the row's version where it has one, and a
 * fingerprint of the answer, since what a person sees of a row follows their rights as well. A question with
 * {@code If-None-Match} has been decided, read and logged by the time it meets this; only the sending is spared.
 */
@RestControllerAdvice
class EntityTags implements ResponseBodyAdvice<Object> {

    private static final int FINGERPRINT = 16;

    private final ObjectMapper json;

    EntityTags(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return AbstractJackson2HttpMessageConverter.class.isAssignableFrom(converter);
    }

    @Override
    public Object beforeBodyWrite(
            Object body,
            MethodParameter answer,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!HttpMethod.GET.equals(request.getMethod()) || !oneThing(body) || !ours(request)) {
            return body;
        }
        String tag = tag(body);
        response.getHeaders().setETag(tag);
        if (known(request.getHeaders().get(HttpHeaders.IF_NONE_MATCH), tag)) {
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
            return null;
        }
        return body;
    }

    private static boolean oneThing(Object body) {
        return body instanceof Record && !(body instanceof ProblemDetail);
    }

    private static boolean ours(ServerHttpRequest request) {
        return request.getURI().getPath().startsWith(ApiSettings.PATH);
    }

    private String tag(Object body) {
        try {
            String fingerprint = Fingerprint.of(json.writeValueAsBytes(body)).substring(0, FINGERPRINT);
            return "\"" + (body instanceof Versioned row ? row.version() + "-" : "") + fingerprint + "\"";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Weak comparison, as section 13.1.2 says. */
    private static boolean known(List<String> tags, String tag) {
        return tags != null
                && tags.stream()
                        .flatMap(line -> Arrays.stream(line.split(",")))
                        .map(one -> one.strip().replaceFirst("^W/", ""))
                        .anyMatch(one -> one.equals(tag) || one.equals("*"));
    }
}
