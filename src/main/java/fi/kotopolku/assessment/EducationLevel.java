package fi.kotopolku.assessment;

/** Highest education completed, in any country. */
enum EducationLevel {
    NONE("Ei koulutusta"),
    INCOMPLETE_BASIC("Peruskoulu kesken"),
    BASIC("Peruskoulu tai vastaava"),
    UPPER_SECONDARY("Lukio tai vastaava"),
    VOCATIONAL("Ammatillinen tutkinto"),
    HIGHER("Korkeakoulututkinto");

    private final String nameFi;

    EducationLevel(String nameFi) {
        this.nameFi = nameFi;
    }

    String nameFi() {
        return nameFi;
    }
}
