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
        Contact contact,
        boolean nonDisclosure,
        PermitKind permitKind,
        LocalDate firstPermitOn,
        LocalDate arrivedOn,
        WindowException windowException,
        String windowExceptionReason) {

    /** The same client with the contact data and the order of somebody who knows them. */
    Client reached(Contact known, boolean order) {
        return new Client(
                familyName,
                givenNames,
                birthDate,
                identityCode,
                citizenship,
                nativeLanguage,
                contactLanguage,
                interpreterNeeded,
                interpreterLanguage,
                known,
                order,
                permitKind,
                firstPermitOn,
                arrivedOn,
                windowException,
                windowExceptionReason);
    }
}
