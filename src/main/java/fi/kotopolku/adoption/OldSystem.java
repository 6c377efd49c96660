package fi.kotopolku.adoption;

/** Where a municipality's clients were before. */
public enum OldSystem {
    TYPPI("TYPPI"),
    OWN_SYSTEM("Kunnan oma asiakastietojärjestelmä"),
    SPREADSHEET("Taulukot"),
    OTHER("Muu järjestelmä");

    private final String nameFi;

    OldSystem(String nameFi) {
        this.nameFi = nameFi;
    }

    public String nameFi() {
        return nameFi;
    }
}
