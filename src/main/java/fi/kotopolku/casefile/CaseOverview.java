package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of cases, filtered in the statement by the rule that guards each single case. */
@Repository
class CaseOverview {

    private static final String REACHED =
            """
            select k.number, k.municipality, k.unit, k.state, k.responsible_person, k.opened_at,
                   c.given_names || ' ' || c.family_name as client_name, c.non_disclosure
            from koto.integration_case k
            join koto.client c on c.id = k.client_id
            where %s
            """.formatted(AccessDecisions.reachOf("k", Power.READ, DataCategory.IDENTITY_AND_CONTACT));

    /** The same rule, asked for everybody with a right in the municipality instead of for one person. */
    private static final String HOLDERS =
            """
            select p.id
            from koto.integration_case k
            join koto.person p on p.id in (
                select f.person_id from koto.right_in_force f where f.municipality = k.municipality)
            where k.number = :number and %s
            order by p.family_name, p.given_name, p.id
            """.formatted(AccessDecisions.reachOf("k").replace(":personId", "p.id"));

    record Row(
            String number,
            String municipality,
            String unit,
            CaseState state,
            String responsiblePerson,
            Instant openedAt,
            String clientName,
            boolean nonDisclosure) {}

    private final JdbcClient jdbc;

    CaseOverview(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    List<Row> page(String personId, int size, int offset) {
        return jdbc.sql(REACHED + " order by k.opened_at desc, k.number desc limit :size offset :offset")
                .param("personId", personId)
                .param("size", size)
                .param("offset", offset)
                .query(CaseOverview::row)
                .list();
    }

    List<Row> reached(String personId, Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        return jdbc.sql(REACHED + " and k.number in (:numbers) order by k.number")
                .param("personId", personId)
                .param("numbers", numbers)
                .query(CaseOverview::row)
                .list();
    }

    Optional<Row> one(String personId, String number) {
        return reached(personId, List.of(number)).stream().findFirst();
    }

    /** @return ids of the persons who have a right in force that reaches the case */
    List<String> holders(String number) {
        return jdbc.sql(HOLDERS).param("number", number).query(String.class).list();
    }

    private static Row row(ResultSet row, int n) throws SQLException {
        return new Row(
                row.getString("number"),
                row.getString("municipality"),
                row.getString("unit"),
                CaseState.valueOf(row.getString("state")),
                row.getString("responsible_person"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getString("client_name"),
                row.getBoolean("non_disclosure"));
    }
}
