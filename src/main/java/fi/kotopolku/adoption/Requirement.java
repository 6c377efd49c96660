package fi.kotopolku.adoption;

/** What an adoption takes besides the notice (source decision, clauses 2, 3, 6, 7, 9 and 10). */
enum Requirement {
    BOARD_DECISION("Toimielimen päätös"),
    SIGN_IN("Kirjautumisen yhdistäminen"),
    ACCESS_OFFICER("Käyttöoikeuksien myöntäjä"),
    ELIGIBLE_PERSON("Käyttöoikeuteen oikeutettu työntekijä"),
    READINESS("Valmius toimia rekisterinpitäjänä");

    private final String nameFi;

    Requirement(String nameFi) {
        this.nameFi = nameFi;
    }

    String nameFi() {
        return nameFi;
    }

    /** The row of the statutory rules that counts its target back from the start. */
    String rule() {
        return "ADOPTION_" + name();
    }
}
