package fi.kotopolku.plan;

import fi.kotopolku.casefile.Written;
import fi.kotopolku.plan.PlanStore.KeptService;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of reviews. Takes part in the caller's transaction. */
@Component
class ReviewStore {

    private static final String REVIEW = """
            select r.id, r.plan_id, r.plan_version_id, p.case_number, r.state, r.trigger, r.requested_kind, r.requested_reason,
                   r.opened_on, r.attendance, r.attendance_note, r.changes, r.met_on, r.language, r.interpreter,
                   r.present, r.outcome, r.reasons, r.extension_ground, r.extension_until, r.version
            from koto.plan_review r join koto.plan p on p.id = r.plan_id
            """;

    /** A review of a version as its list tells of it; what has not happened yet is null. */
    record Held(
            Review.Trigger trigger,
            ReviewKind requestedKind,
            String requestedReason,
            LocalDate openedOn,
            LocalDate metOn,
            Review.Outcome outcome,
            String reasons) {}

    /** @param on the day on which the review was opened that recorded it */
    record LastRealised(ServiceRealised.Realised realised, LocalDate on) {}

    private final JdbcClient jdbc;

    ReviewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The review that is asked for or under way; a plan has at most one. */
    Optional<Review> unfinished(String caseNumber) {
        return jdbc.sql(REVIEW + "where p.case_number = :case and r.state <> 'CLOSED'")
                .param("case", caseNumber)
                .query(Review.class)
                .optional();
    }

    Optional<LocalDate> lastClosedOn(UUID planId) {
        return jdbc.sql("select max(closed_on) from koto.plan_review where plan_id = :plan")
                .param("plan", planId)
                .query(LocalDate.class)
                .optional();
    }

    /** The day on which the last review of this version ended without replacing it. */
    Optional<LocalDate> lastClosedOnOf(PlanVersion version) {
        return jdbc.sql("select max(closed_on) from koto.plan_review where plan_version_id = :version")
                .param("version", version.id())
                .query(LocalDate.class)
                .optional();
    }

    /** Reviews of the version in their order, the one under way among them. */
    List<Held> of(PlanVersion version) {
        return jdbc.sql("""
                        select trigger, requested_kind, requested_reason, opened_on, met_on, outcome, reasons
                        from koto.plan_review where plan_version_id = :version order by no
                        """).param("version", version.id()).query(Held.class).list();
    }

    Optional<LastRealised> lastRealised(KeptService service) {
        return jdbc.sql("""
                        select s.realised, r.opened_on as "on"
                        from koto.plan_service_realised s join koto.plan_review r on r.id = s.review_id
                        where s.service_id = :service order by r.no desc limit 1
                        """)
                .param("service", service.id())
                .query(LastRealised.class)
                .optional();
    }

    void request(PlanVersion inForce, String personId, ReviewKind kind, String reason) {
        jdbc.sql("""
                insert into koto.plan_review (id, plan_id, plan_version_id, municipality, no, state, trigger,
                    requested_by, requested_kind, requested_reason, requested_at)
                select :id, v.plan_id, v.id, v.municipality,
                    1 + coalesce((select max(no) from koto.plan_review where plan_id = v.plan_id), 0),
                    'REQUESTED', 'REQUESTED', :person, :kind, :reason, koto.instant()
                from koto.plan_version v where v.id = :version
                """)
                .param("id", UUID.randomUUID())
                .param("version", inForce.id())
                .param("person", personId)
                .param("kind", kind.name())
                .param("reason", reason)
                .update();
    }

    void open(PlanVersion inForce, Review.Trigger trigger, LocalDate on) {
        jdbc.sql("""
                insert into koto.plan_review (id, plan_id, plan_version_id, municipality, no, state, trigger, opened_on)
                select :id, v.plan_id, v.id, v.municipality,
                    1 + coalesce((select max(no) from koto.plan_review where plan_id = v.plan_id), 0),
                    'OPEN', :trigger, :on
                from koto.plan_version v where v.id = :version
                """)
                .param("id", UUID.randomUUID())
                .param("version", inForce.id())
                .param("trigger", trigger.name())
                .param("on", on)
                .update();
    }

    void openRequested(Review review, LocalDate on) {
        jdbc.sql("update koto.plan_review set state = 'OPEN', opened_on = :on, version = version + 1 where id = :id")
                .param("id", review.id())
                .param("on", on)
                .update();
    }

    List<ServiceRealised> realised(UUID reviewId, List<KeptService> services) {
        return services.stream().map(kept -> realised(reviewId, kept)).toList();
    }

    private ServiceRealised realised(UUID reviewId, KeptService kept) {
        String title = kept.service().title();
        return jdbc.sql("""
                        select realised, note from koto.plan_service_realised
                        where review_id = :review and service_id = :service
                        """)
                .param("review", reviewId)
                .param("service", kept.id())
                .query((row, n) -> new ServiceRealised(
                        title, ServiceRealised.Realised.valueOf(row.getString("realised")), row.getString("note")))
                .optional()
                .orElse(new ServiceRealised(title, null, null));
    }

    /** @return false when somebody else has changed the review since the given row version was read */
    boolean writeGathered(Review review, GatherRealisationForm answer, List<KeptService> services, String personId) {
        boolean written = jdbc.sql("""
                        update koto.plan_review
                        set attendance = :attendance, attendance_note = :note, changes = :changes,
                            gathered_by = :person, version = version + 1
                        where id = :id and version = :version and state = 'OPEN'
                        """)
                        .param("id", review.id())
                        .param("version", review.version())
                        .param("attendance", answer.attendance().name())
                        .param("note", Written.orNull(answer.attendanceNote()))
                        .param("changes", Written.orNull(answer.changes()))
                        .param("person", personId)
                        .update()
                == 1;
        for (int i = 0; written && i < services.size(); i++) {
            write(review, services.get(i), answer.services().get(i));
        }
        return written;
    }

    private void write(Review review, KeptService kept, ServiceRealised line) {
        jdbc.sql("""
                insert into koto.plan_service_realised (review_id, service_id, municipality, realised, note)
                select r.id, :service, r.municipality, :realised, :note from koto.plan_review r where r.id = :review
                on conflict (review_id, service_id) do update set realised = excluded.realised, note = excluded.note
                """)
                .param("review", review.id())
                .param("service", kept.id())
                .param("realised", line.realised().name())
                .param("note", Written.orNull(line.note()))
                .update();
    }

    /** @return false when somebody else has changed the review since the given row version was read */
    boolean writeMeeting(Review review, ReviewMeetingForm answer, String personId) {
        boolean extended = answer.outcome() == Review.Outcome.EXTENDED;
        return jdbc.sql("""
                        update koto.plan_review
                        set met_on = :met, language = :language, interpreter = :interpreter, present = :present,
                            outcome = :outcome, reasons = :reasons, extension_ground = :ground,
                            extension_until = cast(:until as date), held_by = :person, version = version + 1
                        where id = :id and version = :version and state = 'OPEN'
                        """)
                        .param("id", review.id())
                        .param("version", review.version())
                        .param("met", answer.metOn())
                        .param("language", answer.language())
                        .param("interpreter", Boolean.TRUE.equals(answer.interpreter()))
                        .param("present", answer.present().strip())
                        .param("outcome", answer.outcome().name())
                        .param("reasons", answer.reasons().strip())
                        .param("ground", extended ? answer.extensionGround().name() : null)
                        .param("until", extended ? answer.extensionUntil() : null)
                        .param("person", personId)
                        .update()
                == 1;
    }

    Optional<String> heldBy(Review review) {
        return jdbc.sql("select held_by from koto.plan_review where id = :id and held_by is not null")
                .param("id", review.id())
                .query(String.class)
                .optional();
    }

    /** @param resulting the version that the review brought into force; null when there is none */
    void close(Review review, LocalDate on, UUID resulting) {
        jdbc.sql("""
                update koto.plan_review
                set state = 'CLOSED', closed_on = :on, resulting_version_id = cast(:resulting as uuid),
                    version = version + 1
                where id = :id
                """)
                .param("id", review.id())
                .param("on", on)
                .param("resulting", resulting == null ? null : resulting.toString())
                .update();
    }
}
