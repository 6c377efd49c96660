package fi.kotopolku.access;

/** The three grounds on which a municipality grants an access right (source decision, clause 7), and the national one. */
public enum LegalGround {
    MUNICIPAL_TASK("Kunnan työntekijän tehtävä", "task of a municipal employee"),
    MULTI_PROFESSIONAL(
            "Hyvinvointialueen työntekijän osallistuminen arviointiin, suunnitelmaan tai tarkistamiseen",
            "wellbeing services county's part in an assessment, a plan or a review"),
    OUTSIDE_ORGANISATION(
            "Muun organisaation työntekijän tehtävä asiakkaan kotoutumisessa",
            "task of another organisation's employee in the client's integration"),
    /** Ours, not the source decision's: for who looks after the adoptions of all municipalities, and never a client. */
    NATIONAL_ADMINISTRATION(
            "Järjestelmän valtakunnallinen ylläpito, ei asiakastietoja",
            "national administration of the system, without client data");

    private final String nameFi;
    private final String nameEn;

    LegalGround(String nameFi, String nameEn) {
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
