package fi.kotopolku.access;

import fi.kotopolku.identity.Municipality;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import fi.kotopolku.identity.SignedIn;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who the signed-in person is, and in which roles now. */
@RestController
@RequestMapping("/api/v1/me")
class MeApi {

    private final SignedIn signedIn;
    private final People people;
    private final Organisations organisations;
    private final AccessDecisions decisions;

    MeApi(SignedIn signedIn, People people, Organisations organisations, AccessDecisions decisions) {
        this.signedIn = signedIn;
        this.people = people;
        this.organisations = organisations;
        this.decisions = decisions;
    }

    @GetMapping
    Me me() {
        String personId = signedIn.personId().orElseThrow(AccessRefused::nothingHere);
        return new Me(
                personId,
                people.find(personId).map(Person::name).orElseThrow(AccessRefused::nothingHere),
                decisions.inForce(personId).stream()
                        .map(right -> role(right.municipality(), right.role()))
                        .distinct()
                        .toList());
    }

    private MyRole role(String municipality, Role role) {
        return new MyRole(
                municipality,
                organisations
                        .municipality(municipality)
                        .map(Municipality::nameFi)
                        .orElse(municipality),
                role.code(),
                role.nameFi());
    }

    record Me(String personId, String name, List<MyRole> roles) {}

    /** @param municipality three-digit code */
    record MyRole(String municipality, String municipalityName, String role, String roleFi) {}
}
