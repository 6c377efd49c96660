package fi.kotopolku.oversight;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Questions that cannot be answered, as problem details (RFC 9457) in Finnish, never with what was typed. */
@RestControllerAdvice(basePackageClasses = OversightProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class OversightProblems {

    @ExceptionHandler
    ProblemDetail notAsked(NotAsked question) {
        return problem(HttpStatus.BAD_REQUEST, "invalid", question.getMessage());
    }

    @ExceptionHandler
    ProblemDetail tooMany(Csv.TooManyRows rows) {
        return problem(
                HttpStatus.UNPROCESSABLE_ENTITY,
                "too-many-rows",
                "Rivejä on yli " + Slice.MOST_IN_A_FILE + ". Rajaa hakua, esimerkiksi aikaväliä, ja tallenna osissa.");
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detailFi) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detailFi);
        problem.setProperty("code", code);
        return problem;
    }
}
