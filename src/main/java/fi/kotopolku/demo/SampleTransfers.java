package fi.kotopolku.demo;

import static fi.kotopolku.demo.SampleAnswers.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Filled-in forms of a hand-over on both its sides, by the forms' own keys; a case goes to a municipality or out of the
 * system.
 */
public final class SampleTransfers {

    private SampleTransfers() {}

    /** @param receiver code of a municipality, to which the client moves */
    public static Map<String, Object> transferTo(String receiver, String caseNumber, LocalDate changeOn) {
        return with(
                Map.of(),
                "caseNumber",
                caseNumber,
                "receiver",
                receiver,
                "ground",
                "MOVES",
                "changeOn",
                changeOn.toString());
    }

    /** To an employment authority that does not use the system. */
    public static Map<String, Object> transferOutside(String authority, String caseNumber, LocalDate changeOn) {
        return with(
                transferTo("OUTSIDE", caseNumber, changeOn), "authorityName", authority, "ground", "BECOMES_JOBSEEKER");
    }

    /** Everything that the sender may send. */
    public static Map<String, Object> sendTransfer() {
        return with(Map.of(), "decision", "SEND", "leftOut", List.of());
    }

    /** @param reply ACCEPTED, ASKED or REFUSED */
    public static Map<String, Object> transferReply(String reply) {
        return with(
                Map.of(),
                "reply",
                reply,
                "question",
                reply.equals("ASKED") ? "Onko asiakkaalla jo asunto meillä?" : null,
                "refusalReason",
                reply.equals("REFUSED") ? "Asiakas ei ole muuttanut kuntaan" : null);
    }

    /** @param outcome ACCEPTED or REFUSED */
    public static Map<String, Object> outsideReply(String outcome, LocalDate on) {
        return with(
                Map.of(),
                "outcome",
                outcome,
                "acknowledgedBy",
                "Testi Työllisyysneuvoja",
                "acknowledgedOn",
                on.toString(),
                "acknowledgedHow",
                "SECURE_MAIL",
                "refusalReason",
                outcome.equals("REFUSED") ? "Asiakas ei ole ilmoittautunut työnhakijaksi" : null);
    }
}
