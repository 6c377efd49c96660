package fi.kotopolku.casefile;

/** Why an assessment is begun although the time counted from the first permit has run out. */
public enum WindowException {
    TRAFFICKING_VICTIM("Ihmiskaupan uhri, joka tavoitettiin vasta nyt", "Offer för människohandel som nåddes först nu"),
    OTHER("Muu peruste", "Annan grund");

    private final String nameFi;
    private final String nameSv;

    WindowException(String nameFi, String nameSv) {
        this.nameFi = nameFi;
        this.nameSv = nameSv;
    }

    public String nameFi() {
        return nameFi;
    }

    public String nameSv() {
        return nameSv;
    }
}
