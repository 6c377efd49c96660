package fi.kotopolku.plan;

/** A review cannot be asked for now; says why in words for the person, without anything about the client. */
class ReviewRequestRefused extends RuntimeException {

    enum Code {
        NO_PLAN_IN_FORCE("Asialla ei ole voimassa olevaa kotoutumissuunnitelmaa, joten tarkistamista ei voi pyytää."),
        ALREADY_REQUESTED("Suunnitelman tarkistamista on jo pyydetty tai tarkistaminen on kesken."),
        NOT_CASEWORKER("Tarkistamista voi pyytää vain kunnan kotoutumistyöntekijä."),
        KIND_UNKNOWN("Valitse muutoksen laji luettelosta: pyyntö, työ, opinnot, perhevapaa, sairaus, muutto, työnhaku,"
                + " palvelu päättyi tai palvelu ei alkanut."),
        REASON_MISSING("Kirjoita, miksi suunnitelma pitää tarkistaa."),
        REASON_MALFORMED("Lyhennä perustelu enintään 4000 merkkiin ja poista siitä näkymättömät ohjausmerkit.");

        private final String detailFi;

        Code(String detailFi) {
            this.detailFi = detailFi;
        }

        String detailFi() {
            return detailFi;
        }
    }

    private final Code code;

    ReviewRequestRefused(Code code) {
        super(code.name());
        this.code = code;
    }

    Code code() {
        return code;
    }
}
