package fi.kotopolku.meeting;

import static fi.kotopolku.casefile.MaterialWords.day;
import static fi.kotopolku.casefile.MaterialWords.text;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseMaterial;
import fi.kotopolku.casefile.JsonRows;
import fi.kotopolku.casefile.Material;
import fi.kotopolku.casefile.Material.Column;
import fi.kotopolku.casefile.Received;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Meetings that were held, for a hand-over: read where they arrive. Who was invited stays here. */
@Component
@Order(5)
class MeetingMaterial implements CaseMaterial {

    private static final List<Column> COLUMNS = List.of(
            day("held_on", "Pidetty"), text("agenda", "Aihe"), text("present", "Läsnä"), text("agreed", "Sovittu"));

    private final JdbcClient jdbc;

    MeetingMaterial(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Material> of(String caseNumber) {
        List<ObjectNode> held = JsonRows.of(jdbc.sql("""
                        select (to_jsonb(m) || jsonb_build_object('agreed', (
                            select string_agg(concat_ws(', ', i.agreed, i.responsible, i.due_on::text), '; ' order by i.no)
                            from koto.meeting_item i where i.meeting_id = m.id)))::text
                        from koto.meeting m where m.case_number = :case and m.state = 'HELD' order by m.held_on, m.id
                        """).param("case", caseNumber));
        List<Material> material = new ArrayList<>();
        for (int i = 0; i < held.size(); i++) {
            material.add(Material.of(
                    "meeting-" + (i + 1), DataCategory.SERVICES, "Yhteispalaveri " + (i + 1), held.get(i), COLUMNS));
        }
        return material;
    }

    @Override
    public void takeOver(String caseNumber, Received received) {
        // Read in what was sent.
    }
}
