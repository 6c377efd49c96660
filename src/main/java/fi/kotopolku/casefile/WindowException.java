package fi.kotopolku.casefile;

/** Why an assessment is begun although the time counted from the first permit has run out. */
enum WindowException {
    TRAFFICKING_VICTIM,
    OTHER
}
