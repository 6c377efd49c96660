package fi.kotopolku.assessment;

import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.Written;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was decided on the need of an assessment: columns of its row, written once. */
@Repository
class NeedStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    NeedStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Nobody decides it: the duty was the authority's own. Changes nothing once something has been decided. */
    void clear(UUID assessment) {
        jdbc.sql("""
                update koto.assessment set need = 'NEEDED', need_ground = 'OWN_DUTY', need_decided_at = :now
                where id = :id and need is null
                """).param("now", now()).param("id", assessment).update();
    }

    boolean needed(UUID assessment) {
        return jdbc.sql("select exists (select 1 from koto.assessment where id = :id and need = 'NEEDED')")
                .param("id", assessment)
                .query(Boolean.class)
                .single();
    }

    boolean decide(UUID assessment, DecideNeed answer, String by, RowVersion opened) {
        boolean needed = answer.need() == Need.NEEDED;
        boolean refused = answer.need() == Need.NOT_NEEDED;
        return jdbc.sql("""
                        update koto.assessment set state = :state, scope = :scope, target_group = :group, need = :need,
                            need_ground = :ground, need_reason = :reason, need_exception = :exception,
                            need_exception_reason = :exceptionReason, need_decided_at = :now, need_decided_by = :by,
                            version = version + 1
                        where id = :id and version = :version and state = 'OPEN' and need is null
                        """)
                        .param(
                                "state",
                                needed
                                        ? Assessment.State.OPEN.name()
                                        : answer.need().name())
                        .param("scope", answer.scope().name())
                        .param("group", name(answer.targetGroup()))
                        .param("need", answer.need().name())
                        .param("ground", refused ? name(answer.ground()) : null)
                        .param("reason", Written.orNull(answer.reason()))
                        .param("exception", needed ? name(answer.windowException()) : null)
                        .param(
                                "exceptionReason",
                                needed && answer.windowException() != null
                                        ? Written.orNull(answer.windowExceptionReason())
                                        : null)
                        .param("now", now())
                        .param("by", by)
                        .param("id", assessment)
                        .param("version", opened.value())
                        .update()
                == 1;
    }

    private static String name(Enum<?> word) {
        return word == null ? null : word.name();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
