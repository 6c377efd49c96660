package fi.kotopolku.documents;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.identity.SignedIn;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Documents as PDF. Errors are problem details with a code and a Finnish detail. A case beyond the person's reach is
 * answered as one that does not exist. The file's name is the case's number; nothing keeps a copy on the way.
 */
@RestController
@RequestMapping("/api/v1/cases/{number}/documents")
class DocumentsApi {

    private final PlanPaper plans;
    private final ConclusionPaper conclusions;
    private final Papers papers;
    private final SignedIn signedIn;

    DocumentsApi(PlanPaper plans, ConclusionPaper conclusions, Papers papers, SignedIn signedIn) {
        this.plans = plans;
        this.conclusions = conclusions;
        this.papers = papers;
        this.signedIn = signedIn;
    }

    /**
     * @param language fi, sv, or for Finnish beside another language en, uk, ru, ar, so
     * @param version the version's number; left out for the version in force
     */
    @GetMapping("/plan.pdf")
    ResponseEntity<?> plan(
            @PathVariable("number") String number,
            @RequestParam(name = "language", defaultValue = "") String language,
            @RequestParam(name = "version", required = false) String version) {
        Optional<PaperLanguage> chosen = PaperLanguage.of(language);
        if (chosen.isEmpty()) {
            return unknownLanguage();
        }
        if (version != null && !version.matches("[1-9][0-9]{0,4}")) {
            return problem(
                    HttpStatus.BAD_REQUEST,
                    "unknown-version",
                    "Anna suunnitelman version numero, esimerkiksi 2, tai jätä se pois.");
        }
        Integer no = version == null ? null : Integer.valueOf(version);
        return pdf(number + "-suunnitelma.pdf", plans.of(person(), number, chosen.get(), no));
    }

    /** @param language as for the plan */
    @GetMapping("/assessment.pdf")
    ResponseEntity<?> assessment(
            @PathVariable("number") String number,
            @RequestParam(name = "language", defaultValue = "") String language) {
        return PaperLanguage.of(language)
                .<ResponseEntity<?>>map(
                        chosen -> pdf(number + "-arviointi.pdf", conclusions.of(person(), number, chosen)))
                .orElseGet(DocumentsApi::unknownLanguage);
    }

    @ExceptionHandler
    ResponseEntity<?> nothing(NoSuchPaper nothing) {
        return problem(HttpStatus.NOT_FOUND, nothing.code(), nothing.detailFi());
    }

    /** Laid out when the transaction that read and logged is over. */
    private ResponseEntity<byte[]> pdf(String name, Paper paper) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .body(papers.pdf(paper));
    }

    private String person() {
        return signedIn.personId().orElseThrow(AccessRefused::nothingHere);
    }

    private static ResponseEntity<?> unknownLanguage() {
        return problem(
                HttpStatus.BAD_REQUEST, "unknown-language", "Valitse asiakirjan kieli: fi, sv, en, uk, ru, ar tai so.");
    }

    private static ResponseEntity<?> problem(HttpStatus status, String code, String detailFi) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detailFi);
        problem.setProperty("code", code);
        return ResponseEntity.status(status).body(problem);
    }
}
