package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.identity.SignedIn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The past of one case and the people who may see it, for a person whose rights reach it. */
@RestController
@RequestMapping("/api/v1/cases/{number}")
class CaseTimelineApi {

    /** @param person the name of who did it; null when nobody did */
    record Event(LocalDate on, String kind, String textFi, String textSv, String person) {}

    /** One right of one person. @param until when it ends at the latest */
    record Holder(String name, String employer, String role, String why, Instant until) {}

    private final CaseTimeline timeline;
    private final SignedIn signedIn;

    CaseTimelineApi(CaseTimeline timeline, SignedIn signedIn) {
        this.timeline = timeline;
        this.signedIn = signedIn;
    }

    @GetMapping("/timeline")
    List<Event> timeline(@PathVariable("number") String number) {
        return timeline.events(person(), number);
    }

    @GetMapping("/people")
    List<Holder> people(@PathVariable("number") String number) {
        return timeline.people(person(), number);
    }

    private String person() {
        return signedIn.personId().orElseThrow(AccessRefused::nothingHere);
    }
}
