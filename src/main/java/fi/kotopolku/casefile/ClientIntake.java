package fi.kotopolku.casefile;

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
        @Shown List<Choice> citizenshipChoices,
        @Shown List<Choice> languageChoices,

        @NotBlank(message = "Kirjoita sukunimi.")
        @Size(max = 200, message = "Lyhennä sukunimi enintään 200 merkkiin.")
        @PersonName
        String familyName,

        @NotBlank(message = "Kirjoita etunimet.")
        @Size(max = 200, message = "Lyhennä etunimet enintään 200 merkkiin.")
        @PersonName
        String givenNames,

        @NotNull(message = "Anna syntymäaika.") LocalDate birthDate,

        @Size(max = 40, message = "Kirjoita henkilötunnus, jossa on 11 merkkiä, tai jätä kenttä tyhjäksi.")
        String identityCode,

        Boolean anotherPerson,

        @NotBlank(message = "Valitse kansalaisuus luettelosta.") @ShortText
        String citizenship,

        @NotBlank(message = "Valitse äidinkieli luettelosta.") @ShortText
        String nativeLanguage,

        @NotBlank(message = "Valitse asiointikieli luettelosta.") @ShortText
        String contactLanguage,

        Boolean interpreterNeeded,
        @ShortText String interpreterLanguage,

        @Pattern(
                regexp = "|\\s*\\+?[0-9][0-9 ()-]{3,38}\\s*",
                message = "Kirjoita puhelinnumero numeroin, esimerkiksi 040 123 4567 tai +358 40 123 4567.")
        String phone,

        @ShortText
        @Email(
                regexp = "|[^\\s@]+@[^\\s@]+\\.[^\\s@.]+",
                message = "Kirjoita sähköpostiosoite muodossa nimi@esimerkki.fi tai jätä kenttä tyhjäksi.")
        String email,

        @ShortText String streetAddress,

        @Pattern(regexp = "|\\s*[0-9]{5}\\s*", message = "Kirjoita postinumero viidellä numerolla, esimerkiksi 42700.")
        String postalCode,

        @ShortText String postOffice,
        Boolean nonDisclosure,

        @NotNull(message = "Valitse, millä perusteella asiakas oleskelee Suomessa.")
        PermitKind permitKind,

        @NotNull(message = "Anna päivä, jona asiakas sai ensimmäisen oleskeluluvan, oleskelukortin tai rekisteröinnin.")
        LocalDate firstPermitOn,

        LocalDate arrivedOn,

        @NotNull(message = "Valitse, miten asia tuli vireille.")
        WayIn wayIn,

        WindowException windowException,
        @LongText String windowExceptionReason) {

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
                Written.orNull(phone),
                Written.orNull(email),
                Written.orNull(streetAddress),
                Written.orNull(postalCode),
                Written.orNull(postOffice),
                Boolean.TRUE.equals(nonDisclosure),
                permitKind,
                firstPermitOn,
                arrivedOn,
                windowException,
                Written.orNull(windowExceptionReason));
    }
}
