package fi.kotopolku.casefile;

import java.time.LocalDate;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How cases began, for what a process decides by itself, in nobody's name. A form gets it here as well, and shows of it what
 * the reader's rights cover.
 */
@Service
public class Beginnings {

    private final JdbcClient jdbc;

    Beginnings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws NoSuchElementException when there is no such case */
    @Transactional(readOnly = true)
    public Beginning of(String caseNumber) {
        return jdbc.sql("""
                        select k.way_in, c.first_permit_on, c.window_exception, c.window_exception_reason
                        from koto.integration_case k join koto.client c on c.id = k.client_id
                        where k.number = :number
                        """)
                .param("number", caseNumber)
                .query((row, n) -> new Beginning(
                        WayIn.valueOf(row.getString("way_in")),
                        row.getObject("first_permit_on", LocalDate.class),
                        Optional.ofNullable(row.getString("window_exception"))
                                .map(WindowException::valueOf)
                                .orElse(null),
                        row.getString("window_exception_reason")))
                .optional()
                .orElseThrow(() -> new NoSuchElementException("no case " + caseNumber));
    }
}
