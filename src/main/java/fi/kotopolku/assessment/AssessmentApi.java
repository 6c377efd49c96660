package fi.kotopolku.assessment;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.identity.SignedIn;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The latest assessment of a case beside its forms. Errors are problem details with a code and a Finnish detail; a case beyond
 * the person's reach is answered as one that does not exist.
 */
@RestController
@RequestMapping("/api/v1/cases/{number}")
class AssessmentApi {

    /** @param reason why it is cancelled; at most 4000 characters */
    record Cancellation(String reason) {}

    /** @param missedOn the day in Finland on which the client did not come */
    record Missed(LocalDate missedOn, NoShow.InvitedBy invitedBy) {}

    /** @param reason how the client was looked for and why the assessment ends; at most 4000 characters */
    record GivenUp(String reason) {}

    private final AssessmentViews views;
    private final NoShows noShows;
    private final SignedIn signedIn;

    AssessmentApi(AssessmentViews views, NoShows noShows, SignedIn signedIn) {
        this.views = views;
        this.noShows = noShows;
        this.signedIn = signedIn;
    }

    /** @return 204 when the case has no assessment */
    @GetMapping("/assessment")
    ResponseEntity<AssessmentView> assessment(@PathVariable("number") String number) {
        Optional<AssessmentView> view = views.of(me(), number);
        return view.map(ResponseEntity::ok)
                .orElseGet(() -> ResponseEntity.noContent().build());
    }

    @PostMapping("/measures/{measure}/cancellation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(
            @PathVariable("number") String number,
            @PathVariable("measure") String measure,
            @RequestBody Cancellation cancellation) {
        views.cancel(me(), number, measure, cancellation.reason());
    }

    @PostMapping("/no-shows")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void missed(@PathVariable("number") String number, @RequestBody Missed missed) {
        noShows.record(me(), number, missed.missedOn(), missed.invitedBy());
    }

    /** Ends the assessment of a client who did not come twice. */
    @PostMapping("/not-reached")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveUp(@PathVariable("number") String number, @RequestBody GivenUp givenUp) {
        noShows.giveUp(me(), number, givenUp.reason());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(MeasureRefused refused) {
        HttpStatus status = switch (refused.code()) {
            case NOT_AWAITED -> HttpStatus.CONFLICT;
            case NOT_CASEWORKER -> HttpStatus.FORBIDDEN;
            case REASON_MISSING, REASON_MALFORMED -> HttpStatus.BAD_REQUEST;
        };
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status, refused.code().detailFi());
        problem.setProperty("code", refused.code().name());
        return ResponseEntity.status(status).body(problem);
    }

    private String me() {
        return signedIn.personId().orElseThrow(AccessRefused::nothingHere);
    }
}
