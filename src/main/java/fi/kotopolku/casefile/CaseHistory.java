package fi.kotopolku.casefile;

import fi.kotopolku.access.DataCategory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How a case began and ended. Why it ended is told by its plan, and not here. */
@Repository
class CaseHistory {

    private static final Set<DataCategory> CONTENT = Set.of(DataCategory.IDENTITY_AND_CONTACT);

    private final JdbcClient jdbc;
    private final Clock clock;

    CaseHistory(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    Optional<CaseEvent> opened(String caseNumber) {
        return jdbc.sql("select opened_at as at, opened_by as person from koto.integration_case where number = :number")
                .param("number", caseNumber)
                .query((row, n) -> new CaseEvent(
                        day(row),
                        "CASE_OPENED",
                        "Asia avattiin.",
                        "Ärendet öppnades.",
                        CONTENT,
                        row.getString("person")))
                .optional();
    }

    Optional<CaseEvent> closed(String caseNumber) {
        return jdbc.sql("""
                select closed_at as at from koto.integration_case where number = :number and closed_at is not null
                """)
                .param("number", caseNumber)
                .query((row, n) -> new CaseEvent(
                        day(row), "CASE_CLOSED", "Asiakkuus päättyi.", "Klientskapet avslutades.", CONTENT, null))
                .optional();
    }

    private LocalDate day(ResultSet row) throws SQLException {
        return LocalDate.ofInstant(row.getObject("at", OffsetDateTime.class).toInstant(), clock.getZone());
    }
}
