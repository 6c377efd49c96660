package fi.kotopolku.casefile;

import java.time.LocalDate;

/** Everything that is registered of a client. Languages and citizenship are ISO codes; empty texts are null. */
record Client(
        String familyName,
        String givenNames,
        LocalDate birthDate,
        String identityCode,
        String citizenship,
        String nativeLanguage,
        String contactLanguage,
        boolean interpreterNeeded,
        String interpreterLanguage,
        String phone,
        String email,
        String streetAddress,
        String postalCode,
        String postOffice,
        boolean nonDisclosure,
        PermitKind permitKind,
        LocalDate firstPermitOn,
        LocalDate arrivedOn,
        WindowException windowException,
        String windowExceptionReason) {}
