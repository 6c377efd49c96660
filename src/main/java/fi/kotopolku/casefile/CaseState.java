package fi.kotopolku.casefile;

/** How far a case has come on its path. */
public enum CaseState {
    OPEN("Rekisteröity"),
    ASSESSMENT("Arviointi"),
    PLANNING("Suunnitelmaa laaditaan"),
    IN_FORCE("Suunnitelma voimassa"),
    REVIEW("Suunnitelmaa tarkistetaan"),
    CLOSED("Päätetty");

    private final String nameFi;

    CaseState(String nameFi) {
        this.nameFi = nameFi;
    }

    public String nameFi() {
        return nameFi;
    }
}
