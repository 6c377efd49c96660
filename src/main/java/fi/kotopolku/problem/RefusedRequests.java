package fi.kotopolku.problem;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import fi.kotopolku.problem.ApiProblem.FieldError;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** What no controller has to see: a request that cannot be read, in words that never repeat what was sent. */
@RestControllerAdvice
class RefusedRequests extends ResponseEntityExceptionHandler {

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        List<FieldError> errors = invalid.getBindingResult().getFieldErrors().stream()
                .map(error -> new FieldError(error.getField(), error.getDefaultMessage()))
                .toList();
        String detail = errors.stream()
                .map(error -> error.field() + ": " + error.message())
                .collect(Collectors.joining(" "));
        return answer(ApiProblem.of(status, "invalid", detail, errors), headers);
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException missing,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(wrongField(status, "missing-parameter", missing.getParameterName(), "Anna tämä tieto."), headers);
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException mismatch, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return mismatch instanceof MethodArgumentTypeMismatchException argument
                ? answer(
                        wrongField(
                                status, "invalid-parameter", argument.getName(), expected(argument.getRequiredType())),
                        headers)
                : super.handleTypeMismatch(mismatch, headers, status, request);
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        ProblemDetail problem = unreadable.getCause() instanceof MismatchedInputException mismatch && named(mismatch)
                ? wrongField(status, "request-refused", field(mismatch), expected(mismatch.getTargetType()))
                : ApiProblem.of(
                        status, "request-refused", "Pyyntöä ei voitu lukea. Lähetä se kuvauksen mukaisena JSONina.");
        return answer(problem, headers);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception failure, Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(
                switch (status.value()) {
                    case 404 ->
                        ApiProblem.of(status, "not-found", "Tällaista ei ole, tai sinulla ei ole siihen oikeutta.");
                    case 405 ->
                        ApiProblem.of(
                                status,
                                "method-not-allowed",
                                "Tällä osoitteella ei ole tätä toimintoa. Katso sallitut otsakkeesta Allow.");
                    case 406 ->
                        ApiProblem.of(
                                status, "not-acceptable", "Tietoa ei ole pyydetyssä muodossa. Pyydä application/json.");
                    case 415 ->
                        ApiProblem.of(status, "media-type-not-supported", "Lähetä pyyntö muodossa application/json.");
                    case 413 -> ApiProblem.of(status, "too-large", "Pyyntö on liian suuri. Lähetä se osissa.");
                    default ->
                        ApiProblem.of(status, "request-refused", "Pyyntöä ei voitu käsitellä. Tarkista, mitä lähetit.");
                },
                headers);
    }

    private static ProblemDetail wrongField(HttpStatusCode status, String code, String field, String message) {
        return ApiProblem.of(status, code, field + ": " + message, List.of(new FieldError(field, message)));
    }

    /** Names of fields are ours: what somebody calls a field that we do not know is passed over when it is read. */
    private static boolean named(JsonMappingException mismatch) {
        return !mismatch.getPath().isEmpty()
                && mismatch.getPath().stream().allMatch(step -> step.getFieldName() != null || step.getIndex() >= 0);
    }

    private static String field(JsonMappingException mismatch) {
        return mismatch.getPath().stream()
                .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static String expected(Class<?> type) {
        if (type == null) {
            return "Tarkista arvo.";
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer", "long", "Long" -> "Anna kokonaisluku.";
            case "boolean", "Boolean" -> "Anna true tai false.";
            case "LocalDate" -> "Anna päivä muodossa 2026-05-17.";
            case "Instant" -> "Anna hetki muodossa 2026-05-17T09:00:00Z.";
            case "UUID" -> "Anna tunniste sellaisena kuin sait sen.";
            default -> type.isEnum() ? "Valitse jokin kuvauksen arvoista." : "Tarkista arvon muoto kuvauksesta.";
        };
    }

    private static ResponseEntity<Object> answer(ProblemDetail problem, HttpHeaders headers) {
        return new ResponseEntity<>(problem, headers, HttpStatus.valueOf(problem.getStatus()));
    }
}
