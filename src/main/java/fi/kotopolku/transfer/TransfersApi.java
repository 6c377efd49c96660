package fi.kotopolku.transfer;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.casefile.Material;
import fi.kotopolku.identity.SignedIn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The hand-overs of a case: what was sent, when and on what ground, who accepted it, and taking one back. A case beyond the
 * person's reach is answered as one that does not exist. Errors are problem details with a code.
 */
@RestController
@RequestMapping("/api/v1/cases/{number}/transfers")
class TransfersApi {

    /**
     * @param incoming the case came by it
     * @param otherParty whom it went to, or came from
     * @param reason of a refusal or a withdrawal; null outside the reader's content bound
     */
    record Line(
            String number,
            boolean incoming,
            String otherParty,
            String groundFi,
            LocalDate changeOn,
            String state,
            String stateFi,
            boolean waits,
            boolean outside,
            Instant sentAt,
            String sentBy,
            Instant settledAt,
            String settledBy,
            String reason,
            Acknowledged acknowledged,
            String sha256,
            List<Item> items,
            List<Material.Line> leftOut,
            List<Asked> questions) {}

    /** @param lines null outside the reader's content bound */
    record Item(String title, String categoryFi, String legalGround, List<Material.Line> lines) {}

    record Acknowledged(String by, LocalDate on, String howFi) {}

    record Asked(String question, Instant askedAt, String answer, Instant answeredAt) {}

    /** @param reason why the hand-over is taken back; at most 4000 characters */
    record Withdrawal(String reason) {}

    private final TransferViews views;
    private final Transfers transfers;
    private final SignedIn signedIn;

    TransfersApi(TransferViews views, Transfers transfers, SignedIn signedIn) {
        this.views = views;
        this.transfers = transfers;
        this.signedIn = signedIn;
    }

    /** Newest first; empty for a case that has stayed where it was. */
    @GetMapping
    List<Line> list(@PathVariable("number") String number) {
        return views.of(me(), number);
    }

    @PostMapping("/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable("number") String number, @RequestBody Withdrawal withdrawal) {
        transfers.withdraw(me(), number, withdrawal.reason());
    }

    /** The signed package of the latest hand-over to an authority outside the system, as a ZIP. */
    @GetMapping("/package")
    ResponseEntity<byte[]> signedPackage(@PathVariable("number") String number) {
        byte[] zip = views.packageFor(me(), number);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("application/zip"))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("siirtopaketti.zip")
                                .build()
                                .toString())
                .body(zip);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(TransferRefused refused) {
        HttpStatus status =
                refused.code() == TransferRefused.Code.NOTHING_WAITS ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST;
        ProblemDetail problem =
                ProblemDetail.forStatusAndDetail(status, refused.code().detailFi());
        problem.setProperty("code", refused.code().name());
        return ResponseEntity.status(status).body(problem);
    }

    private String me() {
        return signedIn.personId().orElseThrow(AccessRefused::nothingHere);
    }
}
