package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.api.OnlyAsks;
import fi.kotopolku.identity.SignedIn;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Looks for a client. What is looked for comes in the body: an address stays in histories and logs of servers. */
@RestController
@RequestMapping("/api/v1/clients")
class ClientSearchApi {

    /** @param text a name, a case number, a birth date (17.5.1990 or 1990-05-17) or a whole identity code */
    record Asked(String text) {}

    private final ClientSearch search;
    private final SignedIn signedIn;

    ClientSearchApi(ClientSearch search, SignedIn signedIn) {
        this.search = search;
        this.signedIn = signedIn;
    }

    /** @return at most 50 cases within the person's reach, by name */
    @OnlyAsks
    @PostMapping("/search")
    ClientSearch.Hits search(@RequestBody Asked asked) {
        return search.find(signedIn.personId().orElseThrow(AccessRefused::nothingHere), asked.text());
    }
}
