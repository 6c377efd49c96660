package fi.kotopolku.access;

/** On what ground a right may be revoked before its time (§ 81). */
public enum RevocationGround {
    TASK_ENDED("Tehtävä tai palvelussuhde päättyi"),
    NOT_NEEDED("Oikeutta ei enää tarvita"),
    MISUSE_SUSPECTED("Epäily väärinkäytöstä"),
    GRANTED_IN_ERROR("Oikeus myönnettiin erehdyksessä");

    private final String nameFi;

    RevocationGround(String nameFi) {
        this.nameFi = nameFi;
    }

    public String nameFi() {
        return nameFi;
    }
}
