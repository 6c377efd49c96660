package fi.kotopolku.api;

import fi.kotopolku.problem.ApiProblem;
import java.util.Locale;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What is said of a header or a parameter that cannot be taken. */
@RestControllerAdvice
@Order(0)
class ApiRefusals {

    @ExceptionHandler
    ProblemDetail unconditional(ChangedFrom.Unconditional change) {
        return change.missing()
                ? ApiProblem.of(
                        HttpStatus.PRECONDITION_REQUIRED,
                        "if-match-required",
                        "Lisää otsake If-Match: tiedon ETag sellaisena kuin se oli, kun luit tiedon.")
                : ApiProblem.of(
                        HttpStatus.BAD_REQUEST, "if-match-malformed", "Anna otsakkeessa If-Match yksi tiedon ETag.");
    }

    @ExceptionHandler
    ProblemDetail unknown(KnownParameters.Unknown parameter) {
        return ApiProblem.of(
                HttpStatus.BAD_REQUEST,
                "unknown-parameter",
                parameter.known().isEmpty()
                        ? "Tällä osoitteella ei ole parametreja. Poista ne."
                        : "Osoitteessa on parametri, jota ei tunneta. Tunnetut: " + String.join(", ", parameter.known())
                                + ".");
    }

    @ExceptionHandler
    ProblemDetail twice(SentTwice twice) {
        HttpStatus status = switch (twice.code()) {
            case KEY_MISSING, KEY_MALFORMED -> HttpStatus.BAD_REQUEST;
            case OTHER_REQUEST -> HttpStatus.UNPROCESSABLE_ENTITY;
            case UNDER_WAY, DONE_ALREADY -> HttpStatus.CONFLICT;
        };
        return ApiProblem.of(
                status,
                "idempotency-" + twice.code().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                twice.code().detailFi());
    }
}
