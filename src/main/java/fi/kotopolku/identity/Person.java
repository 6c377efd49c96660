package fi.kotopolku.identity;

/**
 * Somebody who works with the system; never a client.
 *
 * @param id the engine's user id; letters, digits, dot, hyphen and underscore
 * @param employed false from the moment the employment ended
 */
public record Person(
        String id, String givenName, String familyName, String email, Organisation employer, boolean employed) {

    public String name() {
        return givenName + " " + familyName;
    }
}
