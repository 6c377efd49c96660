package fi.kotopolku.access;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** Refusals as problem details (RFC 9457) in Finnish, never with what was typed. */
@RestControllerAdvice
class AccessProblems {

    private static final Logger LOG = LoggerFactory.getLogger(AccessProblems.class);

    @ExceptionHandler
    ProblemDetail refused(AccessRefused refused) {
        if (refused.undecided()) {
            return problem(HttpStatus.SERVICE_UNAVAILABLE, "not-decided", refused.reasonFi());
        }
        return refused.hidden()
                ? problem(HttpStatus.NOT_FOUND, "not-found", refused.reasonFi())
                : problem(HttpStatus.FORBIDDEN, "access-refused", refused.reasonFi());
    }

    /** Whatever the database could not be asked, nothing is shown of what it would have said. */
    @ExceptionHandler({DataAccessException.class, TransactionException.class})
    ProblemDetail unanswered(RuntimeException failure) {
        LOG.error("A request could not be answered", failure);
        return refused(new AccessRefused(Decision.Refused.undecided()));
    }

    @ExceptionHandler
    ProblemDetail over(RightOver over) {
        return problem(HttpStatus.CONFLICT, "right-over", "Käyttöoikeus on jo päättynyt, tai sitä ei ole myönnetty.");
    }

    @ExceptionHandler
    ProblemDetail over(ChangeOver over) {
        return problem(
                HttpStatus.CONFLICT,
                "change-over",
                "Muutos on jo tullut voimaan tai peruttu, eikä sitä voi enää perua.");
    }

    private static ProblemDetail problem(HttpStatusCode status, String code, String detailFi) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detailFi);
        problem.setProperty("code", code);
        return problem;
    }
}
