package fi.kotopolku.imports;

/** Asks once more, in the caller's transaction, what a trial asked of the clients who are here already. */
interface Recheck {

    /** What is found takes the place of what the trial found, in {@code koto.import_fault}. */
    void check(String importNumber);
}
