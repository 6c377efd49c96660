package fi.kotopolku.access;

/** The content bound of a right: which part of the case file it reaches. */
public enum DataCategory {
    IDENTITY_AND_CONTACT("Henkilö- ja yhteystiedot", "identity and contact"),
    /** Contact data of a client under a non-disclosure order; of no other client, and implied by no other category. */
    PROTECTED_CONTACT("Turvakiellon alaiset yhteystiedot", "contact under a non-disclosure order"),
    RESIDENCE("Oleskelutiedot", "residence"),
    HOUSEHOLD("Perhe ja edustajat", "household"),
    EDUCATION_AND_WORK("Koulutus ja työ", "education and work"),
    LANGUAGE("Kielitaito", "language"),
    HEALTH_AND_FUNCTIONING("Terveys ja toimintakyky", "health and functioning"),
    PLAN("Kotoutumissuunnitelma", "plan"),
    SERVICES("Palvelut", "services"),
    NOTES("Muistiinpanot", "notes"),
    /** No client data at all: the content of those who look after rights and processes. */
    ADMINISTRATION("Käyttöoikeudet ja prosessien kulku, ei asiakastietoja", "access rights and flow, no client data");

    private final String nameFi;
    private final String nameEn;

    DataCategory(String nameFi, String nameEn) {
        this.nameFi = nameFi;
        this.nameEn = nameEn;
    }

    public String nameFi() {
        return nameFi;
    }

    public String nameEn() {
        return nameEn;
    }
}
