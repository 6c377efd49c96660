package fi.kotopolku.assessment;

/** The part of a client's path that a county professional is invited to. */
public enum Step {
    ASSESSMENT("osaamisen ja kotoutumisen palvelutarpeen arviointi"),
    PLAN("kotoutumissuunnitelman laatiminen"),
    REVIEW("kotoutumissuunnitelman tarkistaminen");

    private final String nameFi;

    Step(String nameFi) {
        this.nameFi = nameFi;
    }

    public String nameFi() {
        return nameFi;
    }
}
