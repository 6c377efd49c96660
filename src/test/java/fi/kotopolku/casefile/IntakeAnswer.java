package fi.kotopolku.casefile;

import java.time.LocalDate;

/** An intake form filled in correctly for an artificial client, to be spoilt one field at a time. */
final class IntakeAnswer {

    String familyName;
    String givenNames = "Testi Amina";
    LocalDate birthDate = LocalDate.of(1990, 5, 17);
    String identityCode;
    Boolean anotherPerson;
    String citizenship = "SY";
    String nativeLanguage = "ar";
    String contactLanguage = "en";
    Boolean interpreterNeeded = true;
    String interpreterLanguage = "ar";
    String phone = "040 123 4567";
    String email = "testi@esimerkki.invalid";
    String streetAddress = "Testikatu 1";
    String postalCode = "42700";
    String postOffice = "Keuruu";
    PermitKind permitKind = PermitKind.INTERNATIONAL_PROTECTION;
    LocalDate firstPermitOn = LocalDate.of(2025, 11, 3);
    LocalDate arrivedOn = LocalDate.of(2026, 1, 15);
    WayIn wayIn = WayIn.MUNICIPAL_PLACEMENT;
    WindowException windowException;
    String windowExceptionReason;

    Boolean nonDisclosure = false;

    static IntakeAnswer of(String familyName) {
        IntakeAnswer answer = new IntakeAnswer();
        answer.familyName = familyName;
        return answer;
    }

    IntakeAnswer code(String code, LocalDate born) {
        identityCode = code;
        birthDate = born;
        return this;
    }

    ClientIntake build() {
        return new ClientIntake(
                null,
                null,
                familyName,
                givenNames,
                birthDate,
                identityCode,
                anotherPerson,
                citizenship,
                nativeLanguage,
                contactLanguage,
                interpreterNeeded,
                interpreterLanguage,
                phone,
                email,
                streetAddress,
                postalCode,
                postOffice,
                nonDisclosure,
                permitKind,
                firstPermitOn,
                arrivedOn,
                wayIn,
                windowException,
                windowExceptionReason);
    }
}
