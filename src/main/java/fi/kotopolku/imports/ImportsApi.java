package fi.kotopolku.imports;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.identity.SignedIn;
import fi.kotopolku.problem.ApiProblem;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The imports of a municipality, for its main users; for everybody else there is nothing here. */
@RestController
@RequestMapping("/api/v1/imports")
class ImportsApi {

    private final ImportViews views;
    private final ImportUndo undo;
    private final SignedIn signedIn;

    ImportsApi(ImportViews views, ImportUndo undo, SignedIn signedIn) {
        this.views = views;
        this.undo = undo;
        this.signedIn = signedIn;
    }

    /** The newest first. */
    @GetMapping
    List<ImportViews.Line> list() {
        return views.list(me());
    }

    @GetMapping("/{number}")
    ImportViews.View view(@PathVariable("number") String number) {
        return views.view(me(), number);
    }

    /** @param reason why everything is taken back; at most 4000 characters */
    record Undo(String reason) {}

    @PostMapping("/{number}/undo")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void undo(@PathVariable("number") String number, @RequestBody Undo asked) {
        undo.take(me(), number, asked.reason());
    }

    @ExceptionHandler
    ProblemDetail refused(NotTakenBack refused) {
        return ApiProblem.of(HttpStatus.CONFLICT, "not-taken-back", refused.getMessage());
    }

    private String me() {
        return signedIn.personId().orElseThrow(AccessRefused::nothingHere);
    }
}
