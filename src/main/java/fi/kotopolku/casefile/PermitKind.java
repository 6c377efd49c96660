package fi.kotopolku.casefile;

/** On what the client stays in Finland. The ground or length of a permit does not by itself block an assessment (§ 14). */
enum PermitKind {
    QUOTA_REFUGEE,
    INTERNATIONAL_PROTECTION,
    TEMPORARY_PROTECTION,
    FAMILY_TIE,
    WORK,
    STUDY,
    TRAFFICKING_VICTIM,
    EU_REGISTRATION,
    RESIDENCE_CARD,
    PERMANENT,
    OTHER
}
