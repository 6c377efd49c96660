package fi.kotopolku.access;

import fi.kotopolku.form.Choice;
import fi.kotopolku.identity.SignedIn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Declared kinship: one's own, and for team leads and access officers that of their municipalities. */
@RestController
@RequestMapping("/api/v1")
class KinshipsApi {

    private final SignedIn signedIn;
    private final Kinships kinships;

    KinshipsApi(SignedIn signedIn, Kinships kinships) {
        this.signedIn = signedIn;
        this.kinships = kinships;
    }

    @GetMapping("/kinships")
    List<Line> list() {
        return kinships.list(me());
    }

    /** Whom a team lead may declare. */
    @GetMapping("/kinships/people")
    List<Choice> people() {
        return kinships.choices(me());
    }

    @PostMapping("/cases/{number}/kinships")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void declare(@PathVariable("number") String number, @Valid @RequestBody Declaration declaration) {
        if (declaration.person() == null || declaration.person().equals(me())) {
            kinships.declare(me(), number, declaration.kind());
        } else {
            kinships.declareFor(me(), declaration.person(), number, declaration.kind());
        }
    }

    @PostMapping("/kinships/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable("id") UUID id, @Valid @RequestBody Ending ending) {
        kinships.end(id, me(), ending.reason().strip());
    }

    private String me() {
        return signedIn.personId().orElseThrow(AccessRefused::nothingHere);
    }

    /** @param mayEnd whether the signed-in person may end it */
    record Line(
            UUID id,
            String caseNumber,
            String personName,
            String kind,
            String kindFi,
            Instant declaredAt,
            String declaredBy,
            Instant endedAt,
            boolean mayEnd) {}

    /** @param person null for oneself */
    record Declaration(
            @NotNull(message = "Valitse, onko asia oma vai läheisen.")
            Kinship.Kind kind,

            String person) {}

    record Ending(
            @NotBlank(message = "Kirjoita, miksi ilmoitus oli väärä.")
            @Size(max = 4000, message = "Lyhennä teksti enintään 4000 merkkiin.")
            String reason) {}
}
