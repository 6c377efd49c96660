package fi.kotopolku.access;

/** The change has taken effect or was withdrawn, and cannot be withdrawn any more. */
class ChangeOver extends RuntimeException {

    ChangeOver(String number) {
        super("Employment change " + number + " is not planned any more");
    }
}
