package fi.kotopolku.assessment;

/** Why a clarifying measure is not cancelled; in Finnish, never repeating what was sent. */
final class MeasureRefused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    enum Code {
        REASON_MISSING("Kirjoita, miksi toimenpide perutaan."),
        REASON_MALFORMED("Lyhennä syy enintään 4000 merkkiin ja poista siitä näkymättömät merkit."),
        NOT_CASEWORKER("Toimenpiteen voi perua vain kotoutumistyöntekijä."),
        NOT_AWAITED("Toimenpiteen tulosta ei enää odoteta, joten sitä ei voi perua.");

        private final String detailFi;

        Code(String detailFi) {
            this.detailFi = detailFi;
        }

        String detailFi() {
            return detailFi;
        }
    }

    private final Code code;

    MeasureRefused(Code code) {
        super(code.name());
        this.code = code;
    }

    Code code() {
        return code;
    }
}
