package fi.kotopolku.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.Material.Column;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The client's representatives, and the members of the household who are no clients themselves: those have cases of their
 * own, which go by themselves or stay. It is read where it arrives and not taken over, because who lives together has to be
 * asked again after a move.
 */
@Component
@Order(4)
class HouseholdMaterial implements CaseMaterial {

    private static final List<Column> COLUMNS = List.of(
            new Column("representatives", "Edustajat", lines(HouseholdMaterial::representative)),
            new Column("members", "Perheenjäsenet", lines(HouseholdMaterial::member)));

    private final JdbcClient jdbc;

    HouseholdMaterial(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Material> of(String caseNumber) {
        return JsonRows.of(jdbc.sql("""
                        select jsonb_build_object(
                            'members', (select jsonb_agg(jsonb_build_object('role', m.role, 'name', m.name,
                                            'birth_date', m.birth_date, 'since', m.since, 'until', m.until) order by m.id)
                                        from koto.household_member m
                                        where m.client_id = k.client_id and m.member_client_id is null),
                            'representatives', (select jsonb_agg(jsonb_build_object('name', r.name, 'phone', r.phone,
                                            'email', r.email, 'basis', r.basis, 'valid_from', r.valid_from,
                                            'valid_until', r.valid_until) order by r.valid_from, r.id)
                                        from koto.representative r where r.client_id = k.client_id))::text
                        from koto.integration_case k where k.number = :case
                        """).param("case", caseNumber)).stream()
                .map(row -> Material.of("household", DataCategory.HOUSEHOLD, "Perhe ja edustajat", row, COLUMNS))
                .toList();
    }

    @Override
    public void takeOver(String caseNumber, Received received) {
        // read in what was sent
    }

    private static Function<JsonNode, String> lines(Function<JsonNode, String> line) {
        return list -> StreamSupport.stream(list.spliterator(), false).map(line).collect(Collectors.joining("; "));
    }

    private static String member(JsonNode member) {
        return FamilyRole.valueOf(member.path("role").asText()).nameFi() + ": "
                + member.path("name").asText();
    }

    private static String representative(JsonNode representative) {
        return "%s, %s (alkaen %s)"
                .formatted(
                        representative.path("name").asText(),
                        RepresentationBasis.valueOf(representative.path("basis").asText())
                                .nameFi(),
                        MaterialWords.dayOf(representative.path("valid_from")));
    }
}
