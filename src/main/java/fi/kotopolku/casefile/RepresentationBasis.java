package fi.kotopolku.casefile;

/**
 * On what somebody acts for the client: custody (361/1983), a representative appointed for a child who came without a
 * custodian (681/2023 ch. 6), guardianship (442/1999), or the client's own authorisation. The sections have not been
 * verified.
 */
enum RepresentationBasis {
    CUSTODIAN("Huoltaja"),
    APPOINTED_REPRESENTATIVE("Edustaja, jonka tuomioistuin on määrännyt ilman huoltajaa tulleelle lapselle"),
    GUARDIAN("Edunvalvoja"),
    AUTHORISED("Asiakkaan valtuuttama");

    private final String nameFi;

    RepresentationBasis(String nameFi) {
        this.nameFi = nameFi;
    }

    String nameFi() {
        return nameFi;
    }
}
