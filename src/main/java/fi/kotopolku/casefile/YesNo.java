package fi.kotopolku.casefile;

/** An answer that has to be given: an unticked box would not tell "no" from "not asked". */
public enum YesNo {
    YES("Kyllä"),
    NO("Ei");

    private final String nameFi;

    YesNo(String nameFi) {
        this.nameFi = nameFi;
    }

    public String nameFi() {
        return nameFi;
    }

    public boolean yes() {
        return this == YES;
    }

    public static YesNo of(Boolean value) {
        if (value == null) {
            return null;
        }
        return value ? YES : NO;
    }
}
