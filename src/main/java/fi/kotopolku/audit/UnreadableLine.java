package fi.kotopolku.audit;

/** A line of an export that does not have the form of one. */
final class UnreadableLine extends Exception {

    private static final long serialVersionUID = 1L;

    UnreadableLine() {
        super(null, null, false, false);
    }
}
