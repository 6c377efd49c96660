package fi.kotopolku.assessment;

/** What was decided on the need of an assessment. */
enum Need {
    NEEDED("Arviointi tarvitaan"),
    NOT_NEEDED("Arviointia ei tarvita"),
    /** The time within which an assessment is begun had run out, and no exception holds. */
    LAPSED("Raukeaa: aika on päättynyt");

    private final String nameFi;

    Need(String nameFi) {
        this.nameFi = nameFi;
    }

    String nameFi() {
        return nameFi;
    }
}
