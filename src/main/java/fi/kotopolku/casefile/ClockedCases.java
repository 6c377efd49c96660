package fi.kotopolku.casefile;

import fi.kotopolku.rules.StatutoryClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Cases with all that runs in them. Who may see it is asked elsewhere, before. */
@Repository
class ClockedCases {

    private static final String CASE = """
            select k.number, k.municipality, k.opened_at, k.clock_from, k.closed_at, c.first_permit_on
            from koto.integration_case k join koto.client c on c.id = k.client_id
            """;

    private final JdbcClient jdbc;
    private final ObjectProvider<CaseClocks> modules;
    private final Clock clock;

    ClockedCases(JdbcClient jdbc, ObjectProvider<CaseClocks> modules, Clock clock) {
        this.jdbc = jdbc;
        this.modules = modules;
        this.clock = clock;
    }

    Optional<ClockedCase> find(String number) {
        return jdbc.sql(CASE + "where k.number = :number")
                .param("number", number)
                .query(this::read)
                .optional();
    }

    List<ClockedCase> numbered(Collection<String> numbers) {
        return jdbc.sql(CASE + "where k.number = any (:numbers)")
                .param("numbers", numbers.toArray(String[]::new))
                .query(this::read)
                .list();
    }

    List<ClockedCase> open(String municipality) {
        return jdbc.sql(CASE + "where k.municipality = :municipality and k.state <> 'CLOSED' order by k.number")
                .param("municipality", municipality)
                .query(this::read)
                .list();
    }

    /** Every clock that has begun in the cases. What still ran when a case was closed stopped on that day. */
    List<CaseClock> clocks(Collection<ClockedCase> cases) {
        Map<String, ClockedCase> known = new HashMap<>();
        cases.forEach(one -> known.put(one.number(), one));
        Set<String> withCounty = new HashSet<>();
        modules.forEach(module -> withCounty.addAll(module.withCounty(cases)));
        return modules.stream()
                .flatMap(module -> module.of(cases).stream())
                .map(one -> inItsCase(one, known.get(one.caseNumber()).closedOn(), withCounty))
                .toList();
    }

    private static CaseClock inItsCase(CaseClock one, LocalDate closedOn, Set<String> withCounty) {
        StatutoryClock running = one.clock().stoppedOn() == null ? one.clock().stopped(closedOn) : one.clock();
        return new CaseClock(
                one.caseNumber(), one.holds(), withCounty.contains(one.caseNumber()) ? running.together() : running);
    }

    private ClockedCase read(ResultSet row, int n) throws SQLException {
        return new ClockedCase(
                row.getString("number"),
                row.getString("municipality"),
                Optional.ofNullable(row.getObject("clock_from", LocalDate.class))
                        .orElse(day(row, "opened_at")),
                row.getObject("first_permit_on", LocalDate.class),
                day(row, "closed_at"));
    }

    private LocalDate day(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : LocalDate.ofInstant(at.toInstant(), clock.getZone());
    }
}
