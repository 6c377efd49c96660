package fi.kotopolku.api;

/** A key of idempotency cannot be taken, or has been used for something else. */
class SentTwice extends RuntimeException {

    enum Code {
        KEY_MISSING("Lisää otsake Idempotency-Key: oma tunniste jokaiselle pyynnölle, joka muuttaa jotakin."),
        KEY_MALFORMED("Anna otsakkeessa Idempotency-Key 1–255 merkin tunniste, esimerkiksi UUID."),
        OTHER_REQUEST("Samalla Idempotency-Key-tunnisteella on jo lähetetty toinen pyyntö. Käytä uutta tunnistetta."),
        UNDER_WAY("Samaa pyyntöä käsitellään parhaillaan. Odota hetki ja yritä uudelleen samalla tunnisteella."),
        DONE_ALREADY("Pyyntö on jo suoritettu. Hae tulos erikseen.");

        private final String detailFi;

        Code(String detailFi) {
            this.detailFi = detailFi;
        }

        String detailFi() {
            return detailFi;
        }
    }

    private final Code code;

    SentTwice(Code code) {
        super(code.name(), null, false, false);
        this.code = code;
    }

    Code code() {
        return code;
    }
}
