package fi.kotopolku.plan;

/** Whose plan it is (§ 16 and what the guides say of minors and families). */
enum PlanKind {
    PERSONAL("Oma kotoutumissuunnitelma"),
    MINOR("Alaikäisen kotoutumissuunnitelma"),
    FAMILY("Perheen kotoutumissuunnitelma");

    private final String nameFi;

    PlanKind(String nameFi) {
        this.nameFi = nameFi;
    }

    String nameFi() {
        return nameFi;
    }
}
