package fi.kotopolku.oversight;

import fi.kotopolku.access.ReviewedRights;
import fi.kotopolku.access.ReviewedRights.Reviewed;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Rights as evidence for the controller: those that are granted and have not ended, and those that ended in the last
 * twelve months. The words of the decision are shown; what the applicant wrote is not, as it may speak of clients.
 */
@Repository
class Evidence {

    private static final String FIND = """
            select r.number, r.basis, r.municipality, r.person_id, r.ground, r.role, r.content, r.extent, r.unit, r.powers,
                   r.valid_from, r.ends_at, r.decided_at, r.requested_at, r.decision_reason, r.ended_at,
                   array (select k.case_number from koto.access_right_case k
                          where k.right_number = r.number order by 1) as cases,
                   case when r.ended_at < r.valid_until and r.ends_at <= koto.instant() then 'ENDED_EARLY'
                        when r.ends_at <= koto.instant() then 'ENDED'
                        when r.valid_from > koto.instant() then 'NOT_YET'
                        when exists (select from koto.right_in_force f where f.number = r.number) then 'IN_FORCE'
                        else 'SUSPENDED' end as phase,
                   p.given_name || ' ' || p.family_name as person_name, o.name_fi as employer,
                   a.given_name || ' ' || a.family_name as requested_by,
                   d.given_name || ' ' || d.family_name as decided_by,
                   x.given_name || ' ' || x.family_name as ended_by
            from koto.access_right r
            join koto.person p on p.id = r.person_id
            join koto.organisation o on o.id = r.employer
            left join koto.person a on a.id = r.requested_by
            left join koto.person d on d.id = r.decided_by
            left join koto.person x on x.id = r.ended_by
            where r.municipality = :municipality and r.state = 'GRANTED'
              and case when :ended then r.ends_at <= koto.instant() and r.ends_at > koto.instant() - interval '12 months'
                       else r.ends_at > koto.instant() end
              and (:role::text is null or r.role = :role)
              and (:name::text is null or position(lower(:name) in lower(p.given_name || ' ' || p.family_name)) > 0)
              and (:days::int is null or r.ends_at < koto.instant() + make_interval(days => :days))
            order by p.family_name, p.given_name, p.id, r.ends_at desc, r.number
            limit :limit offset :offset
            """;

    private final JdbcClient jdbc;
    private final ObjectProvider<ReviewedRights> reviews;

    Evidence(JdbcClient jdbc, ObjectProvider<ReviewedRights> reviews) {
        this.jdbc = jdbc;
        this.reviews = reviews;
    }

    /**
     * What is looked for; a null bounds nothing.
     *
     * @param name part of the holder's name
     * @param endsWithinDays only rights that end before so many days have passed
     * @param ended those that ended in the last twelve months, instead of those that have not ended
     */
    record Sought(String municipality, String name, String role, Integer endsWithinDays, boolean ended) {}

    /**
     * One right.
     *
     * @param decidedBy null when a caseworker's invitation to a step opened the right
     * @param reviewed null when it has not been gone through yet
     */
    record Held(
            String number,
            boolean byStep,
            String personName,
            String employer,
            String role,
            String ground,
            String decisionReason,
            List<String> content,
            String extent,
            List<String> powers,
            Instant from,
            Instant until,
            String phase,
            String requestedBy,
            Instant requestedAt,
            String decidedBy,
            Instant decidedAt,
            Instant endedAt,
            String endedBy,
            Reviewed reviewed) {

        private Held with(Reviewed last) {
            return new Held(
                    number,
                    byStep,
                    personName,
                    employer,
                    role,
                    ground,
                    decisionReason,
                    content,
                    extent,
                    powers,
                    from,
                    until,
                    phase,
                    requestedBy,
                    requestedAt,
                    decidedBy,
                    decidedAt,
                    endedAt,
                    endedBy,
                    last);
        }
    }

    List<Held> find(Sought sought, Slice slice) {
        List<Held> found = jdbc.sql(FIND)
                .param("municipality", sought.municipality())
                .param("name", sought.name())
                .param("role", sought.role())
                .param("days", sought.endsWithinDays())
                .param("ended", sought.ended())
                .param("limit", slice.limit())
                .param("offset", slice.offset())
                .query((row, index) -> held(row))
                .list();
        Map<String, Reviewed> last =
                lastReviews(found.stream().map(Held::number).toList());
        return found.stream().map(held -> held.with(last.get(held.number()))).toList();
    }

    private Map<String, Reviewed> lastReviews(List<String> numbers) {
        ReviewedRights known = reviews.getIfAvailable();
        return known == null || numbers.isEmpty() ? Map.of() : known.lastOf(numbers);
    }

    private static Held held(ResultSet row) throws SQLException {
        return new Held(
                row.getString("number"),
                "STEP".equals(row.getString("basis")),
                row.getString("person_name"),
                row.getString("employer"),
                row.getString("role"),
                row.getString("ground"),
                row.getString("decision_reason"),
                words(row.getArray("content")),
                extent(row),
                words(row.getArray("powers")),
                instant(row, "valid_from"),
                instant(row, "ends_at"),
                row.getString("phase"),
                row.getString("requested_by"),
                instant(row, "requested_at"),
                row.getString("decided_by"),
                instant(row, "decided_at"),
                instant(row, "ended_at"),
                row.getString("ended_by"),
                null);
    }

    private static String extent(ResultSet row) throws SQLException {
        return switch (row.getString("extent")) {
            case "MUNICIPALITY" -> "Koko kunta";
            case "UNIT" -> "Yksikkö: " + row.getString("unit");
            default -> "Nimetyt asiat: " + String.join(", ", words(row.getArray("cases")));
        };
    }

    private static List<String> words(Array array) throws SQLException {
        return Arrays.asList((String[]) array.getArray());
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
