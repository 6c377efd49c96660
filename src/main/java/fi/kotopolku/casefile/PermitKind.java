package fi.kotopolku.casefile;

/** On what the client stays in Finland. The ground or length of a permit does not by itself block an assessment (§ 14). */
enum PermitKind {
    QUOTA_REFUGEE("Kiintiöpakolainen"),
    INTERNATIONAL_PROTECTION("Kansainvälinen suojelu"),
    TEMPORARY_PROTECTION("Tilapäinen suojelu"),
    FAMILY_TIE("Perheside"),
    WORK("Työ"),
    STUDY("Opiskelu"),
    TRAFFICKING_VICTIM("Ihmiskaupan uhri"),
    EU_REGISTRATION("EU-kansalaisen oleskeluoikeuden rekisteröinti"),
    RESIDENCE_CARD("EU-kansalaisen perheenjäsenen oleskelukortti"),
    PERMANENT("Pysyvä oleskelulupa"),
    OTHER("Muu peruste");

    private final String nameFi;

    PermitKind(String nameFi) {
        this.nameFi = nameFi;
    }

    String nameFi() {
        return nameFi;
    }
}
