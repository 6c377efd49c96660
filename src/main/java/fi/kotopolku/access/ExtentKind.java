package fi.kotopolku.access;

/** The choice of extent on a form. */
enum ExtentKind {
    MUNICIPALITY,
    UNIT,
    CASES
}
