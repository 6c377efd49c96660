package fi.kotopolku.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.Material.Column;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What was noted of a client in an old system. It is read, also by whoever the case is handed over to, and nothing is added. */
@Component
@Order(8)
class ImportedNotes implements CaseMaterial {

    /** @param author who wrote it, as the old system says; null when it does not */
    record Note(LocalDate writtenOn, String author, String note) {}

    private static final List<Column> COLUMNS =
            List.of(new Column("notes", "Vanhan järjestelmän muistiinpanot", ImportedNotes::words));

    private final JdbcClient jdbc;
    private final CaseFile caseFile;

    ImportedNotes(JdbcClient jdbc, CaseFile caseFile) {
        this.jdbc = jdbc;
        this.caseFile = caseFile;
    }

    /**
     * The newest first.
     *
     * @throws fi.kotopolku.access.AccessRefused when the person may not read the case's notes
     */
    @Transactional
    public List<Note> read(String personId, String caseNumber) {
        caseFile.reads(personId, caseNumber, DataCategory.NOTES);
        return jdbc.sql("""
                select written_on, author, note from koto.imported_note where case_number = :case
                order by written_on desc, id
                """).param("case", caseNumber).query(Note.class).list();
    }

    @Override
    public List<Material> of(String caseNumber) {
        return JsonRows.of(jdbc.sql("""
                        select jsonb_build_object('notes', jsonb_agg(jsonb_build_object('written_on', written_on,
                            'author', author, 'note', note) order by written_on, id))::text
                        from koto.imported_note where case_number = :case having count(*) > 0
                        """).param("case", caseNumber)).stream()
                .map(row -> Material.of(
                        "importedNotes", DataCategory.NOTES, "Vanhan järjestelmän muistiinpanot", row, COLUMNS))
                .toList();
    }

    @Override
    public void takeOver(String caseNumber, Received received) {
        // is read in what was sent
    }

    private static String words(JsonNode notes) {
        return StreamSupport.stream(notes.spliterator(), false)
                .map(note -> "%s%s: %s"
                        .formatted(
                                MaterialWords.dayOf(note.path("written_on")),
                                note.path("author").isTextual()
                                        ? ", " + note.path("author").asText()
                                        : "",
                                note.path("note").asText()))
                .collect(Collectors.joining("\n"));
    }
}
