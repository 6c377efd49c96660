package fi.kotopolku.access;

/** The right is not one that can still be ended: it has ended, or was never granted. */
class RightOver extends RuntimeException {

    RightOver(String number) {
        super("access right " + number + " is not in force and cannot be ended");
    }
}
