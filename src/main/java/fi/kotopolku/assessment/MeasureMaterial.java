package fi.kotopolku.assessment;

import static fi.kotopolku.casefile.MaterialWords.day;
import static fi.kotopolku.casefile.MaterialWords.text;
import static fi.kotopolku.casefile.MaterialWords.word;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.kotopolku.casefile.CaseMaterial;
import fi.kotopolku.casefile.JsonRows;
import fi.kotopolku.casefile.Material;
import fi.kotopolku.casefile.Material.Column;
import fi.kotopolku.casefile.Received;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The results of clarifying measures, for a hand-over: each in the category of its kind. They are read where they arrive and
 * not taken over, because nobody there ordered them.
 */
@Component
@Order(2)
class MeasureMaterial implements CaseMaterial {

    private static final List<Column> COLUMNS = List.of(
            word(
                    "kind",
                    "Toimenpide",
                    Arrays.stream(MeasureKind.values()).collect(Collectors.toMap(Enum::name, MeasureKind::nameFi))),
            text("asked", "Pyyntö"),
            day("done_on", "Tehty"),
            text("done_by", "Tekijä"),
            text("result", "Tulos"));

    private final JdbcClient jdbc;

    MeasureMaterial(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Material> of(String caseNumber) {
        List<ObjectNode> done = JsonRows.of(jdbc.sql("""
                        select to_jsonb(m)::text from koto.clarifying_measure m
                        where case_number = :case and state = 'DONE' order by ordered_at, id
                        """).param("case", caseNumber));
        List<Material> material = new ArrayList<>();
        for (int i = 0; i < done.size(); i++) {
            ObjectNode row = done.get(i);
            material.add(Material.of(
                    "measure-" + (i + 1),
                    MeasureKind.valueOf(row.path("kind").asText()).category(),
                    "Tarkentava toimenpide " + (i + 1),
                    row,
                    COLUMNS));
        }
        return material;
    }

    @Override
    public void takeOver(String caseNumber, Received received) {
        // Read in what was sent.
    }
}
