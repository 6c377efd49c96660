package fi.kotopolku.access;

import fi.kotopolku.identity.SignedIn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Access rights of the municipalities where the signed-in person may see them, and always one's own. */
@RestController
@RequestMapping("/api/v1/access-rights")
class AccessRightsApi {

    private final SignedIn signedIn;
    private final RightsOnView view;
    private final AccessRights accessRights;

    AccessRightsApi(SignedIn signedIn, RightsOnView view, AccessRights accessRights) {
        this.signedIn = signedIn;
        this.view = view;
        this.accessRights = accessRights;
    }

    @GetMapping
    List<Line> list() {
        return view.list(me());
    }

    @GetMapping("/{number}")
    Detail one(@PathVariable String number) {
        return view.one(me(), number);
    }

    @PostMapping("/{number}/revocation")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String number, @Valid @RequestBody Revocation revocation) {
        accessRights.revoke(
                number, me(), revocation.ground(), revocation.reason().strip());
    }

    @PostMapping("/{number}/hand-back")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handBack(@PathVariable String number) {
        accessRights.handBack(number, me());
    }

    private String me() {
        return signedIn.personId().orElseThrow(AccessRefused::nothingHere);
    }

    /**
     * @param until the first instant at which the right is void
     * @param state REQUESTED, NOT_YET, IN_FORCE, SUSPENDED, ENDED, ENDED_EARLY, REFUSED or WITHDRAWN
     */
    record Line(
            String number,
            String personName,
            String employer,
            String municipality,
            String role,
            String roleFi,
            String groundFi,
            List<String> content,
            String extent,
            List<String> powers,
            Instant from,
            Instant until,
            String state,
            String stateFi,
            boolean mayRevoke,
            boolean mayHandBack) {}

    /**
     * @param replaces number of the right that this one goes on with or has taken the place of; null for none
     * @param endedFi why it is over; null while it is not
     */
    record Detail(
            Line right,
            String justification,
            String decisionReason,
            String replaces,
            String endedFi,
            List<Step> history) {}

    /** @param by a name, or "Järjestelmä" */
    record Step(Instant at, String kind, String kindFi, String by) {}

    record Revocation(
            @NotNull(message = "Valitse, millä perusteella oikeus päätetään.")
            RevocationGround ground,

            @NotBlank(message = "Kirjoita, miksi oikeus päätetään.")
            @Size(max = 4000, message = "Lyhennä teksti enintään 4000 merkkiin.")
            String reason) {}
}
