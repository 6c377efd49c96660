package fi.kotopolku.access;

/** What a right lets its holder do with the data that it reaches. */
public enum Power {
    READ("lukea"),
    WRITE("kirjata"),
    DECIDE("päättää");

    private final String nameFi;

    Power(String nameFi) {
        this.nameFi = nameFi;
    }

    public String nameFi() {
        return nameFi;
    }
}
