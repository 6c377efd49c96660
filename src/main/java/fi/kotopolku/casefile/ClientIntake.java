package fi.kotopolku.casefile;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;

/** The keys of the form {@code start_clientIntake}. */
record ClientIntake(
        @Holds({}) @Shown List<Choice> citizenshipChoices,
        @Holds({}) @Shown List<Choice> languageChoices,

        @Holds(DataCategory.IDENTITY_AND_CONTACT)
        @NotBlank(message = "Kirjoita sukunimi.")
        @Size(max = 200, message = "Lyhennä sukunimi enintään 200 merkkiin.")
        @PersonName
        String familyName,

        @Holds(DataCategory.IDENTITY_AND_CONTACT)
        @NotBlank(message = "Kirjoita etunimet.")
        @Size(max = 200, message = "Lyhennä etunimet enintään 200 merkkiin.")
        @PersonName
        String givenNames,

        @Holds(DataCategory.IDENTITY_AND_CONTACT) @NotNull(message = "Anna syntymäaika.")
        LocalDate birthDate,

        @Holds(DataCategory.IDENTITY_AND_CONTACT)
        @Size(max = 40, message = "Kirjoita henkilötunnus, jossa on 11 merkkiä, tai jätä kenttä tyhjäksi.")
        String identityCode,

        @Holds(DataCategory.IDENTITY_AND_CONTACT) Boolean anotherPerson,

        @Holds(DataCategory.IDENTITY_AND_CONTACT) @NotBlank(message = "Valitse kansalaisuus luettelosta.") @ShortText
        String citizenship,

        @Holds(DataCategory.IDENTITY_AND_CONTACT) @NotBlank(message = "Valitse äidinkieli luettelosta.") @ShortText
        String nativeLanguage,

        @Holds(DataCategory.IDENTITY_AND_CONTACT) @NotBlank(message = "Valitse asiointikieli luettelosta.") @ShortText
        String contactLanguage,

        @Holds(DataCategory.IDENTITY_AND_CONTACT) Boolean interpreterNeeded,
        @Holds(DataCategory.IDENTITY_AND_CONTACT) @ShortText String interpreterLanguage,

        @Holds(DataCategory.IDENTITY_AND_CONTACT) @Pattern(regexp = Contact.PHONE, message = Contact.PHONE_WORDS)
        String phone,

        @Holds(DataCategory.IDENTITY_AND_CONTACT)
        @ShortText
        @Email(regexp = Contact.EMAIL, message = Contact.EMAIL_WORDS)
        String email,

        @Holds(DataCategory.IDENTITY_AND_CONTACT) @ShortText String streetAddress,

        @Holds(DataCategory.IDENTITY_AND_CONTACT)
        @Pattern(regexp = Contact.POSTAL_CODE, message = Contact.POSTAL_CODE_WORDS)
        String postalCode,

        @Holds(DataCategory.IDENTITY_AND_CONTACT) @ShortText String postOffice,
        @Holds(DataCategory.IDENTITY_AND_CONTACT) Boolean nonDisclosure,

        @Holds(DataCategory.RESIDENCE) @NotNull(message = "Valitse, millä perusteella asiakas oleskelee Suomessa.")
        PermitKind permitKind,

        @Holds(DataCategory.RESIDENCE)
        @NotNull(message = "Anna päivä, jona asiakas sai ensimmäisen oleskeluluvan, oleskelukortin tai rekisteröinnin.")
        LocalDate firstPermitOn,

        @Holds(DataCategory.RESIDENCE) LocalDate arrivedOn,

        @Holds(DataCategory.IDENTITY_AND_CONTACT) @NotNull(message = "Valitse, miten asia tuli vireille.")
        WayIn wayIn,

        @Holds(DataCategory.RESIDENCE) WindowException windowException,
        @Holds(DataCategory.RESIDENCE) @LongText String windowExceptionReason) {

    static ClientIntake empty() {
        return new ClientIntake(
                Languages.citizenshipChoices(),
                Languages.choices(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    Contact contact() {
        return new Contact(phone, email, streetAddress, postalCode, postOffice);
    }

    /** @param code the identity code in its tidy form, or null */
    Client client(String code) {
        boolean interpreter = Boolean.TRUE.equals(interpreterNeeded);
        return new Client(
                PersonName.Check.tidy(familyName),
                PersonName.Check.tidy(givenNames),
                birthDate,
                code,
                citizenship,
                nativeLanguage,
                contactLanguage,
                interpreter,
                interpreter ? interpreterLanguage : null,
                contact().tidy(),
                Boolean.TRUE.equals(nonDisclosure),
                permitKind,
                firstPermitOn,
                arrivedOn,
                windowException,
                Written.orNull(windowExceptionReason));
    }
}
