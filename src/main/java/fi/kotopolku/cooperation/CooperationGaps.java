package fi.kotopolku.cooperation;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseGap;
import fi.kotopolku.casefile.CaseGaps;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was asked of somebody and not answered by its day. */
@Component
@Order(40)
class CooperationGaps implements CaseGaps {

    private final JdbcClient jdbc;
    private final Clock clock;

    CooperationGaps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public List<CaseGap> among(Collection<String> caseNumbers) {
        return jdbc
                .sql("""
                        select distinct case_number from koto.cooperation_request
                        where case_number = any (:numbers) and state = 'ASKED' and due_on < :today
                        order by case_number
                        """)
                .param("numbers", caseNumbers.toArray(String[]::new))
                .param("today", LocalDate.now(clock))
                .query(String.class)
                .list()
                .stream()
                .map(CooperationGaps::unanswered)
                .toList();
    }

    private static CaseGap unanswered(String caseNumber) {
        return new CaseGap(
                caseNumber,
                "REQUEST_UNANSWERED",
                "Pyyntöön ei ole vastattu määräpäivään mennessä.",
                "En begäran har inte besvarats inom utsatt tid.",
                DataCategory.PLAN,
                null);
    }
}
