package fi.kotopolku.assessment;

/** Where the client is directed to; also without a plan (§ 14). */
enum Referral {
    INTEGRATION_TRAINING("Kotoutumiskoulutus"),
    CIVIC_ORIENTATION("Monikielinen yhteiskuntaorientaatio"),
    EMPLOYMENT_SERVICES("Työvoimapalvelut"),
    EDUCATION("Muu koulutus"),
    LITERACY_TRAINING("Luku- ja kirjoitustaidon koulutus"),
    EARLY_CHILDHOOD("Varhaiskasvatus tai koulu"),
    SOCIAL_SERVICES("Sosiaalipalvelut"),
    HEALTH_SERVICES("Terveyspalvelut"),
    HOUSING("Asumisen neuvonta"),
    GUIDANCE("Ohjaus ja neuvonta"),
    ORGANISATIONS("Järjestöjen toiminta");

    private final String nameFi;

    Referral(String nameFi) {
        this.nameFi = nameFi;
    }

    String nameFi() {
        return nameFi;
    }
}
