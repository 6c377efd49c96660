package fi.kotopolku.assessment;

import fi.kotopolku.access.DataCategory;

/** A clarifying measure (tarkentava toimenpide, § 14), and which part of the case file its result belongs to. */
enum MeasureKind {
    LANGUAGE_TEST("Kielitaidon testi", "språktest", DataCategory.LANGUAGE),
    LITERACY_TEST("Luku- ja kirjoitustaidon testi", "test av läs- och skrivkunnighet", DataCategory.LANGUAGE),
    COMPETENCE("Asiantuntijan arvio osaamisesta", "sakkunnigbedömning av kompetens", DataCategory.EDUCATION_AND_WORK),
    WORK_AND_FUNCTION(
            "Työ- ja toimintakyvyn arvio",
            "bedömning av arbets- och funktionsförmåga",
            DataCategory.HEALTH_AND_FUNCTIONING),
    OTHER_EXPERT("Muu asiantuntija-arvio", "annan sakkunnigbedömning", DataCategory.EDUCATION_AND_WORK);

    private final String nameFi;
    private final String nameSv;
    private final DataCategory category;

    MeasureKind(String nameFi, String nameSv, DataCategory category) {
        this.nameFi = nameFi;
        this.nameSv = nameSv;
        this.category = category;
    }

    String nameFi() {
        return nameFi;
    }

    String nameSv() {
        return nameSv;
    }

    DataCategory category() {
        return category;
    }
}
