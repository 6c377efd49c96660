package fi.kotopolku.casefile;

/** Why a case ends. */
enum CloseReason {
    NO_PLAN_NEEDED,
    GOALS_MET,
    TIME_OUT,
    NOT_AGREED,
    MOVED_AWAY,
    TO_EMPLOYMENT_AUTHORITY,
    LEFT_SCOPE,
    NOT_REACHED,
    DECEASED,
    OTHER
}
