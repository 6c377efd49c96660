package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.identity.SignedIn;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is missing in the signed-in person's own cases; for a team lead also how much is missing in the team's. */
@RestController
@RequestMapping("/api/v1/gaps")
class GapsApi {

    record Gaps(List<Gap> own, List<Count> team) {}

    /** @param inTask it is put right in an open task of the case */
    record Gap(String caseNumber, String clientName, String kind, String textFi, String textSv, boolean inTask) {}

    /** @param cases null for fewer than {@link MyGaps#FEWEST_TOLD}, but not none */
    record Count(String kind, String textFi, String textSv, Integer cases) {}

    private final MyGaps gaps;
    private final SignedIn signedIn;

    GapsApi(MyGaps gaps, SignedIn signedIn) {
        this.gaps = gaps;
        this.signedIn = signedIn;
    }

    @GetMapping
    Gaps gaps() {
        String person = signedIn.personId().orElseThrow(AccessRefused::nothingHere);
        return new Gaps(gaps.own(person), gaps.ofTeams(person));
    }
}
