package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.api.ChangedFrom;
import fi.kotopolku.api.Versioned;
import fi.kotopolku.identity.SignedIn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The client of a case. One that the signed-in person does not reach is answered as one that does not exist. */
@RestController
@RequestMapping("/api/v1/cases/{number}")
class ClientApi {

    /**
     * @param version what the ETag begins with, which a change of the contact data goes back with as If-Match
     * @param contact null when the person may not see it
     * @param residence null when the person may not see it
     * @param background null when the person may not see it, and before the interview
     */
    record Detail(
            String caseNumber,
            int version,
            String familyName,
            String givenNames,
            LocalDate birthDate,
            String identityCode,
            String citizenshipFi,
            String nativeLanguageFi,
            String contactLanguageFi,
            String interpreterLanguageFi,
            boolean nonDisclosure,
            Contact contact,
            boolean mayWriteContact,
            Residence residence,
            ClientBackground.Background background)
            implements Versioned {

        static Detail of(
                String caseNumber,
                ClientStore.Stored stored,
                Contact contact,
                boolean mayWriteContact,
                boolean withResidence,
                ClientBackground.Background background) {
            Client client = stored.client();
            return new Detail(
                    caseNumber,
                    stored.version(),
                    client.familyName(),
                    client.givenNames(),
                    client.birthDate(),
                    client.identityCode(),
                    Languages.citizenshipFi(client.citizenship()),
                    Languages.nameFi(client.nativeLanguage()),
                    Languages.nameFi(client.contactLanguage()),
                    client.interpreterLanguage() == null ? null : Languages.nameFi(client.interpreterLanguage()),
                    client.nonDisclosure(),
                    contact,
                    mayWriteContact,
                    withResidence ? Residence.of(client) : null,
                    background);
        }
    }

    /** Days in Finland. */
    record Residence(String groundFi, LocalDate firstPermitOn, LocalDate arrivedOn) {
        static Residence of(Client client) {
            return new Residence(client.permitKind().nameFi(), client.firstPermitOn(), client.arrivedOn());
        }
    }

    record ContactChange(
            @NotNull(message = "Lähetä yhteystiedot; kentät voivat olla tyhjiä.") @Valid
            Contact contact,

            boolean nonDisclosure) {}

    private final ClientViews clients;
    private final SignedIn signedIn;

    ClientApi(ClientViews clients, SignedIn signedIn) {
        this.clients = clients;
        this.signedIn = signedIn;
    }

    @GetMapping("/client")
    Detail client(@PathVariable("number") String number) {
        return clients.detail(person(), number);
    }

    @PutMapping("/contact")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void changeContact(
            @PathVariable("number") String number, ChangedFrom from, @Valid @RequestBody ContactChange change) {
        clients.changeContact(person(), number, from, change);
    }

    private String person() {
        return signedIn.personId().orElseThrow(AccessRefused::nothingHere);
    }
}
