package fi.kotopolku.access;

import fi.kotopolku.form.FormRefused;

/** A form that was opened before somebody else changed or decided the request, or ended the right, is not taken. */
final class RequestVersion {

    private RequestVersion() {}

    /** @throws FormRefused when the granted right has changed since the form was opened, or is over */
    static void sameGranted(Right right, String version) {
        same(right.revocable(), right, version);
    }

    /** @throws FormRefused when the request has changed since the form was opened, or is decided already */
    static void same(Right right, String version) {
        same(right.state() == Right.State.REQUESTED, right, version);
    }

    private static void same(boolean open, Right right, String version) {
        if (!open || !Integer.toString(right.version()).equals(version)) {
            throw new FormRefused(
                    "version",
                    "Tiedot ovat muuttuneet sen jälkeen, kun avasit lomakkeen. Avaa tehtävä uudelleen ja tarkista tiedot.");
        }
    }
}
