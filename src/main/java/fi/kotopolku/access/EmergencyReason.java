package fi.kotopolku.access;

/** Why somebody may not wait for an ordinary right. */
enum EmergencyReason {
    SAFETY("Asiakkaan tai toisen ihmisen turvallisuus on vaarassa"),
    CANNOT_WAIT("Asiakkaan asia ei voi odottaa käyttöoikeuden hakemista"),
    RESPONSIBLE_AWAY("Vastuuhenkilö on poissa, eikä kukaan muu voi hoitaa asiaa"),
    OTHER("Muu syy");

    private final String nameFi;

    EmergencyReason(String nameFi) {
        this.nameFi = nameFi;
    }

    String nameFi() {
        return nameFi;
    }
}
