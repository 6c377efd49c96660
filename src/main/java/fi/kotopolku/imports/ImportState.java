package fi.kotopolku.imports;

/** How far an import has come. */
enum ImportState {
    PREPARING("valmistelussa"),
    ORDERED("tilattu, odottaa kunnan aloituspäivää tai vuoroaan"),
    RUNNING("asioiden polut käynnistyvät"),
    BROUGHT("tuotu, odottaa hyväksyntää"),
    SIGNED_OFF("hyväksytty"),
    TAKING_BACK("perutaan"),
    TAKEN_BACK("peruttu"),
    GIVEN_UP("luovuttu");

    private final String nameFi;

    ImportState(String nameFi) {
        this.nameFi = nameFi;
    }

    String nameFi() {
        return nameFi;
    }
}
