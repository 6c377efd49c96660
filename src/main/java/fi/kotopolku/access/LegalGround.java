package fi.kotopolku.access;

/** The three grounds on which a municipality grants an access right (source decision, clause 7). */
public enum LegalGround {
    MUNICIPAL_TASK("Kunnan työntekijän tehtävä"),
    MULTI_PROFESSIONAL("Hyvinvointialueen työntekijän osallistuminen arviointiin, suunnitelmaan tai tarkistamiseen"),
    OUTSIDE_ORGANISATION("Muun organisaation työntekijän tehtävä asiakkaan kotoutumisessa");

    private final String nameFi;

    LegalGround(String nameFi) {
        this.nameFi = nameFi;
    }

    public String nameFi() {
        return nameFi;
    }
}
