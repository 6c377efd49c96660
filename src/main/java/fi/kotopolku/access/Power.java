package fi.kotopolku.access;

/** What a right lets its holder do with the data that it reaches. */
public enum Power {
    READ("lukea", "read"),
    WRITE("kirjata", "write"),
    DECIDE("päättää", "decide");

    private final String nameFi;
    private final String nameEn;

    Power(String nameFi, String nameEn) {
        this.nameFi = nameFi;
        this.nameEn = nameEn;
    }

    public String nameFi() {
        return nameFi;
    }

    public String nameEn() {
        return nameEn;
    }
}
