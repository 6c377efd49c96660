package fi.kotopolku.imports;

/** What a cell came to. */
sealed interface Understood {

    Understood NOTHING = new Value(null);

    /** @param value a text, a day, a truth or null for nothing */
    record Value(Object value) implements Understood {}

    record Wrong(Fault fault) implements Understood {}

    /** @param code as it stands in the file */
    record Unknown(String code) implements Understood {}
}
