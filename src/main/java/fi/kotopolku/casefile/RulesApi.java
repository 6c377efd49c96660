package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.api.OnlyAsks;
import fi.kotopolku.identity.SignedIn;
import fi.kotopolku.rules.ProposedTables;
import fi.kotopolku.rules.RuleTablesRefused;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** A proposed table of rules, tried before it is taken into use. */
@RestController
class RulesApi {

    private static final int SKIPPED = 8_192;
    private static final int LISTENED_TO = 64_000_000;
    private static final int PROBLEMS_SHOWN = 50;
    private static final int LONGEST_PROBLEM = 300;

    private final RulesDryRun dryRun;
    private final SignedIn signedIn;

    RulesApi(RulesDryRun dryRun, SignedIn signedIn) {
        this.dryRun = dryRun;
        this.signedIn = signedIn;
    }

    /** The body is the file itself, {@code statutory-rules.dmn}; not a byte of it is read for somebody who may not. */
    @OnlyAsks
    @PostMapping("/api/v1/rules/dry-run")
    List<DryRun> dryRun(HttpServletRequest request) throws IOException {
        String person = signedIn.personId().orElseThrow(AccessRefused::nothingHere);
        dryRun.municipalities(person);
        return dryRun.compare(person, file(request.getInputStream()));
    }

    /** A file that is too large is listened to for a while, or its sender would hear a broken connection and no reason. */
    private static byte[] file(InputStream in) throws IOException {
        byte[] file = in.readNBytes(ProposedTables.LARGEST + 1);
        long heard = file.length;
        while (heard < LISTENED_TO && in.skip(SKIPPED) > 0) {
            heard += SKIPPED;
        }
        return file;
    }

    /** What is wrong with the table: each problem with its row and reason, as at the application's start. */
    @ExceptionHandler
    ProblemDetail refused(RuleTablesRefused refused) {
        List<String> problems = refused.problems().stream()
                .limit(PROBLEMS_SHOWN)
                .map(problem ->
                        problem.length() > LONGEST_PROBLEM ? problem.substring(0, LONGEST_PROBLEM) + "…" : problem)
                .toList();
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                "Taulua ei voi käyttää. Korjaa tiedosto ja yritä uudelleen: " + problems.get(0));
        problem.setProperty("code", "rule-table-refused");
        problem.setProperty("problems", problems);
        return problem;
    }
}
