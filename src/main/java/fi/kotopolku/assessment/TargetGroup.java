package fi.kotopolku.assessment;

/** For whom the municipality makes an assessment (§ 14; from the authorities' guide, the act's text has not been read). */
enum TargetGroup {
    INTERNATIONAL_PROTECTION(
            "Kansainvälistä suojelua saava tai hänen perheenjäsenensä",
            "Person som får internationellt skydd eller familjemedlem till en sådan"),
    SOCIAL_ASSISTANCE("Saa toimeentulotukea muuten kuin tilapäisesti", "Får utkomststöd annat än tillfälligt"),
    HOME_CARE_ALLOWANCE("Saa lasten kotihoidon tukea", "Får stöd för hemvård av barn"),
    CAME_AS_MINOR_ALONE("Tullut alaikäisenä ilman huoltajaa", "Kommit som minderårig utan vårdnadshavare"),
    TRAFFICKING_VICTIM("Ihmiskaupan uhri", "Offer för människohandel"),
    OTHER_IN_NEED("Muu palvelujen tarpeessa oleva", "Någon annan som behöver tjänsterna");

    private final String nameFi;
    private final String nameSv;

    TargetGroup(String nameFi, String nameSv) {
        this.nameFi = nameFi;
        this.nameSv = nameSv;
    }

    String nameFi() {
        return nameFi;
    }

    String nameSv() {
        return nameSv;
    }
}
