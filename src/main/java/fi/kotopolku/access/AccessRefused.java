package fi.kotopolku.access;

/**
 * Access is refused. Carries words that may be shown to the person and never anything about a client.
 *
 * <p>What lies beyond a person's reach is refused with the words for something that does not exist, so that the answer
 * tells nothing: {@link #hidden()} is then true, and over HTTP the answer is 404. Where nobody could decide,
 * {@link #undecided()} is true and the answer is 503. Otherwise it is 403.
 */
public class AccessRefused extends RuntimeException {

    private final boolean hidden;
    private final boolean undecided;
    private final String reasonFi;

    public AccessRefused(Decision.Refused decision) {
        super(decision.reasonEn());
        this.hidden = decision.hidden();
        this.undecided = decision.failed();
        this.reasonFi = decision.reasonFi();
    }

    /** The person may know that the thing exists, but not do this to it. */
    public static AccessRefused because(String reasonFi, String reasonEn) {
        return new AccessRefused(new Decision.Refused(reasonFi, reasonEn));
    }

    /** Beyond the person's reach, or not there at all. */
    public static AccessRefused nothingHere() {
        return new AccessRefused(Decision.Refused.nothingHere());
    }

    public boolean hidden() {
        return hidden;
    }

    public boolean undecided() {
        return undecided;
    }

    /** One Finnish sentence for the person. */
    public String reasonFi() {
        return reasonFi;
    }
}
