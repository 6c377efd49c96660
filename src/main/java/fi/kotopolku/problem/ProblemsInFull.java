package fi.kotopolku.problem;

import java.net.URI;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Gives every problem detail its type and its title, whichever module said it. The address is not repeated in it. */
@RestControllerAdvice
class ProblemsInFull implements ResponseBodyAdvice<Object> {

    private static final String CODE = "code";
    private static final String ERRORS = "errors";
    private static final Pattern OF_A_FIELD = Pattern.compile("([A-Za-z][A-Za-z0-9.\\[\\]]*): (.+)", Pattern.DOTALL);
    private static final URI NOT_SAID = URI.create("about:blank");

    @Override
    public boolean supports(MethodParameter answer, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public Object beforeBodyWrite(
            Object body,
            MethodParameter answer,
            MediaType type,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof ProblemDetail problem) {
            complete(problem, request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
        }
        return body;
    }

    private static void complete(ProblemDetail problem, String language) {
        if (more(problem, CODE) == null) {
            problem.setProperty(CODE, "refused");
        }
        if (problem.getType() == null || problem.getType().equals(NOT_SAID)) {
            problem.setType(ApiProblem.type(more(problem, CODE).toString()));
        }
        Matcher field = OF_A_FIELD.matcher(problem.getDetail() == null ? "" : problem.getDetail());
        if (problem.getStatus() == HttpStatus.BAD_REQUEST.value() && more(problem, ERRORS) == null && field.matches()) {
            problem.setProperty(ERRORS, List.of(new ApiProblem.FieldError(field.group(1), field.group(2))));
        }
        problem.setTitle(ApiProblem.title(HttpStatus.valueOf(problem.getStatus()), language));
        problem.setInstance(null);
    }

    private static Object more(ProblemDetail problem, String property) {
        return problem.getProperties() == null ? null : problem.getProperties().get(property);
    }
}
