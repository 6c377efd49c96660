package fi.kotopolku.meeting;

/** Whoever takes part in a meeting without a right to the case: told by what they do, never by name. */
enum Outsider {
    SCHOOL("Koulu tai oppilaitos"),
    EARLY_CHILDHOOD("Varhaiskasvatus"),
    SOCIAL_SERVICES("Sosiaalipalvelut"),
    HEALTH_SERVICES("Terveyspalvelut"),
    EMPLOYMENT_SERVICES("Työvoimapalvelut"),
    ORGANISATION("Järjestö tai seurakunta"),
    REPRESENTATIVE("Edustaja tai edunvalvoja"),
    RELATIVE("Asiakkaan läheinen"),
    OTHER("Muu");

    private final String nameFi;

    Outsider(String nameFi) {
        this.nameFi = nameFi;
    }

    String nameFi() {
        return nameFi;
    }
}
