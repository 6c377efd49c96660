package fi.kotopolku.rules;

/** A change in the client's life that people ask about: what would it do to the date? */
public enum LifeChange {
    PERMIT_ENDS("ifPermitEnds", "oleskelulupa päättyy"),
    LEAVE_BEGINS("ifLeave", "perhevapaa alkaa"),
    CHILD_IS_BORN("ifBirth", "lapsi syntyy");

    private final String column;
    private final String nameFi;

    LifeChange(String column, String nameFi) {
        this.column = column;
        this.nameFi = nameFi;
    }

    String column() {
        return column;
    }

    String nameFi() {
        return nameFi;
    }
}
