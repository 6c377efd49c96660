package fi.kotopolku.transfer;

/**
 * Why a case changes hands. The act's rules on it have not been read: § 14 and § 16 by guides, §§ 78 and 82–83 not at all.
 */
enum TransferGround {
    MOVES("Asiakas muuttaa toiseen kuntaan", "MOVED_AWAY"),
    BECOMES_JOBSEEKER("Asiakkaasta tulee työnhakija", "TO_EMPLOYMENT_AUTHORITY"),
    NO_LONGER_JOBSEEKER("Asiakas ei ole enää työnhakija", "OTHER");

    private final String nameFi;
    private final String closeReason;

    TransferGround(String nameFi, String closeReason) {
        this.nameFi = nameFi;
        this.closeReason = closeReason;
    }

    String nameFi() {
        return nameFi;
    }

    /** Why the sender's case then ends, in the case file's words. */
    String closeReason() {
        return closeReason;
    }
}
