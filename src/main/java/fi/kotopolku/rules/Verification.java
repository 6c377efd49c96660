package fi.kotopolku.rules;

/** How far what a row says has been checked against the law. */
public enum Verification {
    /** Read in the text of the act. */
    VERIFIED,
    /** Read in an authority's guide, not in the act. */
    GUIDE,
    /** Nobody has seen the source. */
    UNVERIFIED,
    /** The project's own choice; no act says it. */
    OWN;

    /** True when the row claims to be law but the act's text has not been read. */
    public boolean awaitsStatuteText() {
        return this == GUIDE || this == UNVERIFIED;
    }
}
