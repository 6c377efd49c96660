package fi.kotopolku.casefile;

/** What somebody is to the client. */
public enum FamilyRole {
    SPOUSE("Aviopuoliso"),
    PARTNER("Avopuoliso"),
    CHILD("Lapsi"),
    PARENT("Vanhempi"),
    SIBLING("Sisarus"),
    OTHER("Muu");

    private final String nameFi;

    FamilyRole(String nameFi) {
        this.nameFi = nameFi;
    }

    String nameFi() {
        return nameFi;
    }

    /** What the client is to them. */
    FamilyRole seenFromTheOther() {
        return switch (this) {
            case CHILD -> PARENT;
            case PARENT -> CHILD;
            case SPOUSE, PARTNER, SIBLING, OTHER -> this;
        };
    }
}
