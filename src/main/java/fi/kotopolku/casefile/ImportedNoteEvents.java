package fi.kotopolku.casefile;

import fi.kotopolku.access.DataCategory;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** That an old system had notes of a day. What they say stands among the {@link ImportedNotes}. */
@Component
@Order(5)
class ImportedNoteEvents implements CaseEvents {

    private static final Set<DataCategory> CONTENT = Set.of(DataCategory.NOTES);

    private record Row(LocalDate writtenOn, int notes) {}

    private final JdbcClient jdbc;

    ImportedNoteEvents(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<CaseEvent> of(String caseNumber) {
        return jdbc.sql("""
                select written_on, count(*)::int as notes from koto.imported_note where case_number = :case
                group by written_on order by written_on
                """).param("case", caseNumber).query(Row.class).stream()
                .map(ImportedNoteEvents::event)
                .toList();
    }

    private static CaseEvent event(Row row) {
        String fi = row.notes() == 1 ? "muistiinpano." : row.notes() + " muistiinpanoa.";
        String sv = row.notes() == 1 ? "en anteckning." : row.notes() + " anteckningar.";
        return new CaseEvent(
                row.writtenOn(),
                "IMPORTED_NOTE",
                "Vanhassa järjestelmässä on " + fi,
                "I det äldre systemet finns " + sv,
                CONTENT,
                null);
    }
}
