package fi.kotopolku.access;

import fi.kotopolku.form.FormRefused;

/** A form that was opened before somebody else changed or decided the request is not taken. */
final class RequestVersion {

    private RequestVersion() {}

    /** @throws FormRefused when the request has changed since the form was opened, or is decided already */
    static void same(Right right, String version) {
        if (right.state() != Right.State.REQUESTED
                || !Integer.toString(right.version()).equals(version)) {
            throw new FormRefused(
                    "version",
                    "Tiedot ovat muuttuneet sen jälkeen, kun avasit lomakkeen. Avaa tehtävä uudelleen ja tarkista tiedot.");
        }
    }
}
