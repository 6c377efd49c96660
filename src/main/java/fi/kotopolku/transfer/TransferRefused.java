package fi.kotopolku.transfer;

/** A hand-over cannot be taken back, for a reason that the person hears. */
public class TransferRefused extends RuntimeException {

    /** What is wrong, with words for the person that say what to do. */
    public enum Code {
        NOTHING_WAITS("Siirtoon on jo vastattu tai se on peruttu, eikä sitä voi enää perua. Päivitä sivu."),
        REASON_MISSING("Kirjoita, miksi siirto perutaan."),
        REASON_MALFORMED("Lyhennä syy enintään 4000 merkkiin ja poista siitä näkymättömät merkit.");

        private final String detailFi;

        Code(String detailFi) {
            this.detailFi = detailFi;
        }

        String detailFi() {
            return detailFi;
        }
    }

    private final Code code;

    TransferRefused(Code code) {
        super(code.name());
        this.code = code;
    }

    public Code code() {
        return code;
    }
}
