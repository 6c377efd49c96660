package fi.kotopolku.imports;

/** Where the files come from. */
enum SourceSystem {
    TYPPI("TYPPI"),
    OWN_SYSTEM("Kunnan oma asiakastietojärjestelmä"),
    SPREADSHEET("Taulukkolaskenta"),
    OTHER("Muu");

    private final String nameFi;

    SourceSystem(String nameFi) {
        this.nameFi = nameFi;
    }

    String nameFi() {
        return nameFi;
    }
}
