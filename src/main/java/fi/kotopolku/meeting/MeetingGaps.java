package fi.kotopolku.meeting;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseGap;
import fi.kotopolku.casefile.CaseGaps;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Meetings that were to be held more than a day ago and of which nobody has recorded what came of them. */
@Component
@Order(40)
class MeetingGaps implements CaseGaps {

    private final JdbcClient jdbc;
    private final Clock clock;

    MeetingGaps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<CaseGap> among(Collection<String> caseNumbers) {
        return jdbc.sql("""
                        select distinct case_number from koto.meeting
                        where case_number = any (:numbers) and state = 'PLANNED' and starts_at < :dayAgo order by case_number
                        """)
                .param("numbers", caseNumbers.toArray(String[]::new))
                .param("dayAgo", clock.instant().minus(Duration.ofDays(1)).atOffset(ZoneOffset.UTC))
                .query((row, n) -> new CaseGap(
                        row.getString("case_number"),
                        "MEETING",
                        "Yhteispalaverin aika on mennyt, eikä sen tulosta ole kirjattu.",
                        "Tiden för det gemensamma mötet har gått och resultatet har inte antecknats.",
                        DataCategory.SERVICES,
                        "task_recordMeeting"))
                .list();
    }
}
