package fi.kotopolku.documents;

/** There is nothing to print. Carries words for the person, and nothing about a client. */
class NoSuchPaper extends RuntimeException {

    private final String code;
    private final String detailFi;

    NoSuchPaper(String code, String detailFi) {
        super(code);
        this.code = code;
        this.detailFi = detailFi;
    }

    String code() {
        return code;
    }

    String detailFi() {
        return detailFi;
    }
}
