package fi.kotopolku.casefile;

import fi.kotopolku.form.FormRefused;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** What a change over the API cannot take, as a problem detail (RFC 9457) in Finnish that never repeats what was sent. */
@RestControllerAdvice(basePackageClasses = CaseFileProblems.class)
@Order(Ordered.HIGHEST_PRECEDENCE)
class CaseFileProblems {

    @ExceptionHandler
    ProblemDetail refused(FormRefused refused) {
        boolean stale =
                refused.problems().stream().anyMatch(problem -> problem.field().equals("version"));
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                stale ? HttpStatus.PRECONDITION_FAILED : HttpStatus.BAD_REQUEST, refused.getMessage());
        problem.setProperty("code", stale ? "stale" : "invalid");
        problem.setProperty("errors", refused.problems());
        return problem;
    }
}
