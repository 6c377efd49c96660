package fi.kotopolku.assessment;

/** On what the act applies to the client (§ 2). The ground or length of a permit is nothing that it asks for. */
enum Scope {
    RESIDENCE_PERMIT("Voimassa oleva oleskelulupa", "Gällande uppehållstillstånd"),
    RIGHT_OF_RESIDENCE("Rekisteröity oleskeluoikeus", "Registrerad uppehållsrätt"),
    RESIDENCE_CARD("Oleskelukortti", "Uppehållskort"),
    NORDIC_REGISTRATION("Pohjoismaan kansalainen, oleskelu rekisteröity", "Nordisk medborgare, vistelsen registrerad"),
    OUTSIDE("Ei mikään näistä: laki ei koske asiakasta", "Inget av dessa: lagen gäller inte klienten");

    private final String nameFi;
    private final String nameSv;

    Scope(String nameFi, String nameSv) {
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
