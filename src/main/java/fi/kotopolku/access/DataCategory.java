package fi.kotopolku.access;

/** The content bound of a right: which part of the case file it reaches. */
public enum DataCategory {
    IDENTITY_AND_CONTACT("Henkilö- ja yhteystiedot"),
    RESIDENCE("Oleskelutiedot"),
    HOUSEHOLD("Perhe ja edustajat"),
    EDUCATION_AND_WORK("Koulutus ja työ"),
    LANGUAGE("Kielitaito"),
    HEALTH_AND_FUNCTIONING("Terveys ja toimintakyky"),
    PLAN("Kotoutumissuunnitelma"),
    SERVICES("Palvelut"),
    NOTES("Muistiinpanot");

    private final String nameFi;

    DataCategory(String nameFi) {
        this.nameFi = nameFi;
    }

    public String nameFi() {
        return nameFi;
    }
}
