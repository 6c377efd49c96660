package fi.kotopolku.access;

/** What the data protection officer found of an emergency right. */
enum EmergencyOutcome {
    JUSTIFIED,
    NOT_JUSTIFIED
}
