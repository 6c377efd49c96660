package fi.kotopolku.casefile;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.audit.Audit;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was noted of the clients in the old system, to be read and no more. */
@Component
@Order(5)
class BroughtNotes implements BroughtMaterial {

    private final JdbcClient jdbc;
    private final Audit audit;

    BroughtNotes(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Override
    public Map<String, Integer> bring(Brought order) {
        int notes = jdbc.sql("""
                insert into koto.imported_note (case_number, municipality, written_on, author, note)
                select i.case_number, i.municipality, cast(r.content ->> 'written_on' as date), r.content ->> 'author',
                    r.content ->> 'note'
                from koto.import_row r join koto.import_case i on i.import = r.import and i.client_ref = r.client_ref
                where r.import = :import and r.kind = 'NOTES'
                """).param("import", order.number()).update();
        audit.writeEach(order.personId(), order.rightNumber(), DataCategory.NOTES.name(), """
                select i.case_number from koto.import_case i where i.import = :key and exists (
                    select 1 from koto.imported_note n where n.case_number = i.case_number)
                """, order.number());
        return Map.of("NOTES", notes);
    }
}
