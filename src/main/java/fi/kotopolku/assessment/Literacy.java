package fi.kotopolku.assessment;

/** How the client reads and writes. */
enum Literacy {
    FLUENT_LATIN("Lukee ja kirjoittaa sujuvasti latinalaisin kirjaimin"),
    FLUENT_OTHER_SCRIPT("Lukee ja kirjoittaa sujuvasti muulla kirjaimistolla"),
    WEAK("Luku- ja kirjoitustaito on heikko"),
    NONE("Ei lue eikä kirjoita");

    private final String nameFi;

    Literacy(String nameFi) {
        this.nameFi = nameFi;
    }

    String nameFi() {
        return nameFi;
    }
}
