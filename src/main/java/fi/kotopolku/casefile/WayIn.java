package fi.kotopolku.casefile;

/** How the client came to the municipality's integration services (§§ 9 and 14). */
enum WayIn {
    AUTHORITY_DUTY,
    OWN_REQUEST,
    CONTACT_SECTION_9,
    MUNICIPAL_PLACEMENT,
    /** Handed over by another municipality; chosen by nobody on a form. */
    HAND_OVER
}
