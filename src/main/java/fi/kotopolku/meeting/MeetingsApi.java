package fi.kotopolku.meeting;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.identity.SignedIn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The coming and the held meetings of a case, for whoever may read of its services. */
@RestController
class MeetingsApi {

    /**
     * @param state a name of {@link Meeting.State}
     * @param place null when everybody takes part from afar
     * @param interpreterFi the language; null when no interpreter is needed
     * @param invited names with employers, and what the others do
     */
    record Line(
            String state,
            String stateFi,
            Instant startsAt,
            String place,
            String interpreterFi,
            List<String> invited,
            String agenda,
            LocalDate heldOn,
            String present,
            Boolean interpreterPresent,
            List<Agreed> agreed,
            String reason) {}

    private final MeetingViews views;
    private final SignedIn signedIn;

    MeetingsApi(MeetingViews views, SignedIn signedIn) {
        this.views = views;
        this.signedIn = signedIn;
    }

    /** @return an empty list for whoever reaches the case without its services */
    @GetMapping("/api/v1/cases/{number}/meetings")
    List<Line> meetings(@PathVariable("number") String number) {
        return views.of(signedIn.personId().orElseThrow(AccessRefused::nothingHere), number);
    }
}
