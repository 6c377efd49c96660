package fi.kotopolku.assessment;

/** Level of a language, by the Common European Framework. */
enum SkillLevel {
    NONE("Ei osaa"),
    A1("A1 – alkeet"),
    A2("A2 – perustaito"),
    B1("B1 – selviytyy arjessa"),
    B2("B2 – itsenäinen taito"),
    C1("C1 – taitava tai parempi"),
    NATIVE("Äidinkieli");

    private final String nameFi;

    SkillLevel(String nameFi) {
        this.nameFi = nameFi;
    }

    String nameFi() {
        return nameFi;
    }
}
