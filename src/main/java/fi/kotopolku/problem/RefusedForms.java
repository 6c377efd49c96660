package fi.kotopolku.problem;

import fi.kotopolku.form.FormRefused;
import fi.kotopolku.problem.ApiProblem.FieldError;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * What a change over the API cannot take, by its fields: an answer to a version that is no longer the newest, or one that
 * is not right.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
public class RefusedForms {

    @ExceptionHandler
    ProblemDetail refused(FormRefused refused) {
        boolean stale =
                refused.problems().stream().anyMatch(problem -> problem.field().equals("version"));
        return ApiProblem.of(
                stale ? HttpStatus.PRECONDITION_FAILED : HttpStatus.BAD_REQUEST,
                stale ? "stale" : "invalid",
                refused.getMessage(),
                refused.problems().stream()
                        .map(problem -> new FieldError(problem.field(), problem.message()))
                        .toList());
    }
}
