package fi.kotopolku.identity;

import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The signed-in person's own notices. Somebody else's are as good as not there. */
@RestController
@RequestMapping("/api/v1/notices")
class NoticesApi {

    private final Notices notices;
    private final SignedIn signedIn;

    NoticesApi(Notices notices, SignedIn signedIn) {
        this.notices = notices;
        this.signedIn = signedIn;
    }

    @GetMapping
    List<Notice> mine() {
        return notices.of(me());
    }

    @PostMapping("/{id}/read")
    ResponseEntity<?> read(@PathVariable UUID id) {
        return notices.markRead(me(), id)
                ? ResponseEntity.noContent().build()
                : ResponseEntity.of(notFound()).build();
    }

    private String me() {
        return signedIn.personId().orElseThrow();
    }

    private static ProblemDetail notFound() {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.NOT_FOUND, "Ilmoitusta ei ole.");
        problem.setProperty("code", "notice-not-found");
        return problem;
    }
}
