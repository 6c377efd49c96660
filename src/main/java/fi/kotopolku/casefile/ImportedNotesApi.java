package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.identity.SignedIn;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an old client system had noted of a client, for whoever may read the case's notes. */
@RestController
@RequestMapping("/api/v1/cases/{number}/imported-notes")
class ImportedNotesApi {

    private final ImportedNotes notes;
    private final SignedIn signedIn;

    ImportedNotesApi(ImportedNotes notes, SignedIn signedIn) {
        this.notes = notes;
        this.signedIn = signedIn;
    }

    /** The newest first. */
    @GetMapping
    List<ImportedNotes.Note> read(@PathVariable("number") String number) {
        return notes.read(signedIn.personId().orElseThrow(AccessRefused::nothingHere), number);
    }
}
