package fi.kotopolku.transfer;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseClock;
import fi.kotopolku.casefile.CaseClocks;
import fi.kotopolku.casefile.CaseDeadlines;
import fi.kotopolku.casefile.ClockedCase;
import fi.kotopolku.rules.Deadline;
import fi.kotopolku.rules.Rules;
import fi.kotopolku.rules.StatutoryClock;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * By when the side whose turn it is should have answered, and when its team leads hear of it. Each turn counts anew, so of
 * a hand-over's turns the last is told.
 */
@Component
class TransferClocks implements CaseClocks, CaseDeadlines {

    private final JdbcClient jdbc;
    private final TransferStore store;
    private final Rules rules;
    private final Clock clock;

    TransferClocks(JdbcClient jdbc, TransferStore store, Rules rules, Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public List<CaseClock> of(Collection<ClockedCase> cases) {
        return jdbc
                .sql("""
                        select case_number, turned_at, settled_at, state from koto.transfer
                        where case_number = any (:cases) and sent_at is not null order by begun_at, id
                        """)
                .param("cases", cases.stream().map(ClockedCase::number).toArray(String[]::new))
                .query((row, n) -> turn(row))
                .list()
                .stream()
                .flatMap(clocks -> clocks)
                .toList();
    }

    /** The reminder until its day has passed, then the day on which the team leads hear of it. */
    @Override
    public List<Deadline> of(String caseNumber) {
        return store.open(caseNumber).filter(Transfer::waits).stream()
                .map(transfer -> waited(LocalDate.ofInstant(transfer.turnedAt(), clock.getZone())))
                .toList();
    }

    private Deadline waited(LocalDate turnedOn) {
        Deadline reminder = rules.due(Turns.REMINDER, turnedOn);
        return reminder.due().isBefore(LocalDate.now(clock)) ? rules.due(Turns.ESCALATION, turnedOn) : reminder;
    }

    private Stream<CaseClock> turn(ResultSet row) throws SQLException {
        String caseNumber = row.getString("case_number");
        LocalDate turnedOn = day(row, "turned_at");
        LocalDate settledOn = day(row, "settled_at");
        boolean withdrawn = row.getString("state").equals(Transfer.State.WITHDRAWN.name());
        return Stream.of(Turns.REMINDER, Turns.ESCALATION)
                .map(rule -> StatutoryClock.running(rule, turnedOn))
                .map(running -> withdrawn ? running.stopped(settledOn) : running.met(settledOn))
                .map(settled -> new CaseClock(caseNumber, DataCategory.PLAN, settled));
    }

    private LocalDate day(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : LocalDate.ofInstant(at.toInstant(), clock.getZone());
    }
}
