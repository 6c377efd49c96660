package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.api.ChangedFrom;
import fi.kotopolku.api.Versioned;
import fi.kotopolku.identity.SignedIn;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who belongs to a client's household, and who acts for the client. Days are Finland's. */
@RestController
@RequestMapping("/api/v1/cases/{number}/household")
class HouseholdApi {

    /**
     * @param version what the ETag begins with, which a change goes back with as If-Match
     * @param minor whether the client is under 18 today
     * @param representatives null when the client is under a non-disclosure order and the right does not name what it
     *     covers: a custodian's telephone leads to the child's home
     */
    record View(
            String caseNumber,
            int version,
            boolean mayWrite,
            boolean minor,
            List<MemberLine> members,
            List<RepresentativeLine> representatives)
            implements Versioned {}

    /**
     * @param hidden the member is a client whose part is closed to the person: everything else is null
     * @param mayChange sending the household anew replaces the line; one that may not be changed stays
     * @param age in full years today; null without a birth date
     * @param caseNumber null for somebody who is no client
     */
    record MemberLine(
            boolean hidden,
            boolean mayChange,
            String name,
            LocalDate birthDate,
            Integer age,
            FamilyRole role,
            String roleFi,
            String caseNumber,
            LocalDate since,
            LocalDate until) {

        static final MemberLine CLOSED = new MemberLine(true, false, null, null, null, null, null, null, null, null);
    }

    record RepresentativeLine(
            String name,
            String phone,
            String email,
            RepresentationBasis basis,
            String basisFi,
            LocalDate validFrom,
            LocalDate validUntil) {}

    /**
     * The lines that the person may change, as they shall be; the others stay.
     *
     * @param representatives null leaves them as they are
     */
    record Change(
            @NotNull(message = "Lähetä perheenjäsenet; luettelo voi olla tyhjä.")
            @Size(max = 30, message = "Kirjaa enintään 30 perheenjäsentä.")
            List<@Valid @NotNull MemberEntry> members,

            @Size(max = 10, message = "Kirjaa enintään 10 edustajaa.")
            List<@Valid @NotNull RepresentativeEntry> representatives) {}

    /** @param caseNumber of a member who is a client; then there is neither name nor birth date */
    record MemberEntry(
            @Pattern(regexp = "|\\d{3}-\\d{4}-\\d{4,12}", message = "Kirjoita asian numero muodossa 249-2026-0001.")
            String caseNumber,

            @Size(max = 200, message = "Lyhennä nimi enintään 200 merkkiin.") @PersonName
            String name,

            LocalDate birthDate,

            @NotNull(message = "Valitse, mikä perheenjäsen on asiakkaalle.")
            FamilyRole role,

            LocalDate since,
            LocalDate until) {

        boolean client() {
            return !Written.nothing(caseNumber);
        }
    }

    record RepresentativeEntry(
            @NotBlank(message = "Kirjoita edustajan nimi.")
            @Size(max = 200, message = "Lyhennä nimi enintään 200 merkkiin.")
            @PersonName
            String name,

            @Pattern(regexp = Contact.PHONE, message = Contact.PHONE_WORDS)
            String phone,

            @ShortText @Email(regexp = Contact.EMAIL, message = Contact.EMAIL_WORDS)
            String email,

            @NotNull(message = "Valitse, millä perusteella edustaja toimii.")
            RepresentationBasis basis,

            @NotNull(message = "Anna päivä, josta alkaen edustaja toimii.")
            LocalDate validFrom,

            LocalDate validUntil) {}

    private final Households households;
    private final SignedIn signedIn;

    HouseholdApi(Households households, SignedIn signedIn) {
        this.households = households;
        this.signedIn = signedIn;
    }

    @GetMapping
    View household(@PathVariable("number") String number) {
        return households.view(person(), number);
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void change(@PathVariable("number") String number, ChangedFrom from, @Valid @RequestBody Change change) {
        households.change(person(), number, from, change);
    }

    private String person() {
        return signedIn.personId().orElseThrow(AccessRefused::nothingHere);
    }
}
