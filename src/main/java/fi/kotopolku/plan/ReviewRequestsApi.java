package fi.kotopolku.plan;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.identity.SignedIn;
import fi.kotopolku.plan.ReviewRequestRefused.Code;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Asking for a review before its time (§ 22). Errors are problem details with a code and a Finnish detail, and never
 * repeat what was sent. A case beyond the person's reach is answered as one that does not exist.
 */
@RestController
class ReviewRequestsApi {

    private static final int LONGEST_REASON = 4000;

    /**
     * @param kind a name of {@link ReviewKind}; {@code REQUEST} when it is left out
     * @param reason why the plan has to be reviewed now; at most 4000 characters
     */
    record ReviewRequest(String kind, String reason) {}

    record ReviewRequestTaken(String caseNumber) {}

    private final Reviews reviews;
    private final SignedIn signedIn;

    ReviewRequestsApi(Reviews reviews, SignedIn signedIn) {
        this.reviews = reviews;
        this.signedIn = signedIn;
    }

    /** @return 202: the review begins in this case's process, and its first task appears in the task list */
    @PostMapping("/api/v1/cases/{number}/review-requests")
    ResponseEntity<ReviewRequestTaken> request(
            @PathVariable("number") String number, @RequestBody ReviewRequest request) {
        String person = signedIn.personId().orElseThrow(AccessRefused::nothingHere);
        reviews.request(person, number, kind(request), reason(request));
        return ResponseEntity.accepted().body(new ReviewRequestTaken(number));
    }

    private static ReviewKind kind(ReviewRequest request) {
        return request.kind() == null
                ? ReviewKind.REQUEST
                : ReviewKind.of(request.kind()).orElseThrow(() -> new ReviewRequestRefused(Code.KIND_UNKNOWN));
    }

    private static String reason(ReviewRequest request) {
        if (Written.nothing(request.reason())) {
            throw new ReviewRequestRefused(Code.REASON_MISSING);
        }
        if (request.reason().length() > LONGEST_REASON || !Text.visible(request.reason())) {
            throw new ReviewRequestRefused(Code.REASON_MALFORMED);
        }
        return request.reason().strip();
    }

    @ExceptionHandler
    ResponseEntity<?> refused(ReviewRequestRefused refused) {
        HttpStatus status = switch (refused.code()) {
            case NO_PLAN_IN_FORCE, ALREADY_REQUESTED -> HttpStatus.CONFLICT;
            case NOT_CASEWORKER -> HttpStatus.FORBIDDEN;
            case KIND_UNKNOWN, REASON_MISSING, REASON_MALFORMED -> HttpStatus.BAD_REQUEST;
        };
        return problem(status, refused.code().name(), refused.code().detailFi());
    }

    @ExceptionHandler
    ResponseEntity<?> refused(AccessRefused refused) {
        if (refused.undecided()) {
            return problem(HttpStatus.SERVICE_UNAVAILABLE, "NOT_DECIDED", refused.reasonFi());
        }
        return refused.hidden()
                ? problem(HttpStatus.NOT_FOUND, "NOTHING_HERE", refused.reasonFi())
                : problem(HttpStatus.FORBIDDEN, "NO_RIGHT", refused.reasonFi());
    }

    @ExceptionHandler
    ResponseEntity<?> unreadable(HttpMessageNotReadableException unreadable) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "UNREADABLE",
                "Lähetä pyyntö muodossa {\"kind\": \"WORK\", \"reason\": \"miksi tarkistetaan\"}.");
    }

    private static ResponseEntity<?> problem(HttpStatus status, String code, String detailFi) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detailFi);
        problem.setProperty("code", code);
        return ResponseEntity.status(status).body(problem);
    }
}
