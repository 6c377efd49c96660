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
        return jdbc.sql("""
                select c.opened_at as at, c.opened_by as person,
                       exists (select 1 from koto.import_case i where i.case_number = c.number) as brought
                from koto.integration_case c where c.number = :number
                """)
                .param("number", caseNumber)
                .query((row, n) -> row.getBoolean("brought")
                        ? began(
                                row,
                                "CASE_BROUGHT",
                                "Asia tuotiin vanhasta järjestelmästä.",
                                "Ärendet hämtades ur ett äldre system.")
                        : began(row, "CASE_OPENED", "Asia avattiin.", "Ärendet öppnades."))
                .optional();
    }

    private CaseEvent began(ResultSet row, String kind, String textFi, String textSv) throws SQLException {
        return new CaseEvent(day(row), kind, textFi, textSv, CONTENT, row.getString("person"));
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
