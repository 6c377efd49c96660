package fi.kotopolku.imports;

/** The five files of an import, in the order in which they are brought over. */
public enum FileKind {
    CLIENTS("Asiakkaat", "Klienter", "asiakkaat"),
    HOUSEHOLDS("Perheet", "Familjer", "perheet"),
    PLANS("Suunnitelmat", "Planer", "suunnitelmat"),
    SERVICES("Palvelut", "Tjänster", "palvelut"),
    NOTES("Muistiinpanot", "Anteckningar", "muistiinpanot");

    private final String nameFi;
    private final String nameSv;
    private final String fileName;

    FileKind(String nameFi, String nameSv, String fileName) {
        this.nameFi = nameFi;
        this.nameSv = nameSv;
        this.fileName = fileName;
    }

    String nameFi() {
        return nameFi;
    }

    String nameSv() {
        return nameSv;
    }

    /** Without its ending. */
    String fileName() {
        return fileName;
    }
}
