package fi.kotopolku.access;

/** The answer to "may this person do this to this case's this content, now?", each with one sentence why. */
public sealed interface Decision {

    String reasonFi();

    String reasonEn();

    default boolean allowed() {
        return this instanceof Allowed;
    }

    /** @param rightNumber the right that the answer rests on */
    record Allowed(String rightNumber, String reasonFi, String reasonEn) implements Decision {}

    record Refused(String reasonFi, String reasonEn) implements Decision {}
}
