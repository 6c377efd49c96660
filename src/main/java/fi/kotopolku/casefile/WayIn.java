package fi.kotopolku.casefile;

/** How the client came to the municipality's integration services (§§ 9 and 14). */
public enum WayIn {
    AUTHORITY_DUTY("Viranomaisen oma tehtävä", "Myndighetens egen uppgift"),
    OWN_REQUEST("Asiakkaan oma pyyntö", "Klientens egen begäran"),
    CONTACT_SECTION_9("Toisen tahon yhteydenotto (9 §)", "Kontakt av någon annan (9 §)"),
    MUNICIPAL_PLACEMENT("Kuntaan osoittaminen", "Anvisande till kommun"),
    /** Handed over by another municipality; chosen by nobody on a form. */
    HAND_OVER("Siirto toisesta kunnasta", "Överföring från en annan kommun"),
    /** Brought over from an old client system that did not say; chosen by nobody on a form. */
    OLD_SYSTEM("Tuotu vanhasta järjestelmästä", "Hämtad ur ett äldre system");

    private final String nameFi;
    private final String nameSv;

    WayIn(String nameFi, String nameSv) {
        this.nameFi = nameFi;
        this.nameSv = nameSv;
    }

    public String nameFi() {
        return nameFi;
    }

    public String nameSv() {
        return nameSv;
    }

    /** A person says it when registering a client; the others are what has happened to the case. */
    public boolean chosen() {
        return this != HAND_OVER && this != OLD_SYSTEM;
    }

    /** The municipality began by itself, because the client belongs to those whom it has to assess (§ 14). */
    public boolean ownDuty() {
        return this == AUTHORITY_DUTY || this == MUNICIPAL_PLACEMENT;
    }
}
