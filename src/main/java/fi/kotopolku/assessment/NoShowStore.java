package fi.kotopolku.assessment;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of no-shows, and what they end. Who may write them is asked elsewhere, before. */
@Repository
class NoShowStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    NoShowStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Held until the transaction ends: an interview and a no-show come one after the other. */
    boolean awaitsInterview(UUID assessment) {
        return jdbc.sql("""
                        select 1 from koto.assessment
                        where id = :id and state = 'OPEN' and need = 'NEEDED' and not_reached_at is null for update
                        """).param("id", assessment).query().listOfRows().size() == 1;
    }

    List<NoShow> of(UUID assessment) {
        return jdbc.sql("select missed_on, invited_by from koto.no_show where assessment_id = :id order by missed_on")
                .param("id", assessment)
                .query(NoShow.class)
                .list();
    }

    /** @return false when that day has been recorded already */
    boolean record(Assessment assessment, String municipality, NoShow noShow, String by) {
        return jdbc.sql("""
                        insert into koto.no_show
                            (assessment_id, case_number, municipality, missed_on, invited_by, recorded_by, recorded_at)
                        values (:assessment, :case, :municipality, :on, :how, :by, :now)
                        on conflict (assessment_id, missed_on) do nothing
                        """)
                        .param("assessment", assessment.id())
                        .param("case", assessment.caseNumber())
                        .param("municipality", municipality)
                        .param("on", noShow.missedOn())
                        .param("how", noShow.invitedBy().name())
                        .param("by", by)
                        .param("now", now())
                        .update()
                == 1;
    }

    void giveUp(UUID assessment, String reason, String by) {
        jdbc.sql("""
                update koto.assessment
                set not_reached_reason = :reason, not_reached_at = :now, not_reached_by = :by, version = version + 1
                where id = :id
                """)
                .param("reason", reason)
                .param("now", now())
                .param("by", by)
                .param("id", assessment)
                .update();
    }

    void end(UUID assessment) {
        jdbc.sql("update koto.assessment set state = 'NOT_REACHED', version = version + 1 where id = :id")
                .param("id", assessment)
                .update();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
