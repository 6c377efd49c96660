package fi.kotopolku.plan;

import fi.kotopolku.casefile.Written;
import fi.kotopolku.plan.PlanVersion.State;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of plans, their versions, goals and services. Takes part in the caller's transaction. */
@Component
class PlanStore {

    private static final String VERSION = """
            select v.id, v.plan_id, p.case_number, v.no, v.state, v.begun_on, v.long_term_goals, v.integration_language,
                   v.language_studies, v.follow_up, v.valid_from, v.valid_until, v.language, v.interpreter,
                   v.understood, v.agreed, v.rights_explained, v.confirmation_method, v.client_confirmed_on,
                   v.result_reason, v.in_force_on, v.version, v.closed_on, v.kind
            from koto.plan_version v join koto.plan p on p.id = v.plan_id
            """;

    private final JdbcClient jdbc;
    private final PlanLines lines;

    PlanStore(JdbcClient jdbc, PlanLines lines) {
        this.jdbc = jdbc;
        this.lines = lines;
    }

    record KeptService(UUID id, PlannedService service) {}

    Optional<Plan> find(String caseNumber) {
        return jdbc.sql("""
                        select id, case_number, municipality, first_confirmed_on
                        from koto.plan where case_number = :case
                        """).param("case", caseNumber).query(Plan.class).optional();
    }

    /** The plan, held until the transaction ends, so that two changes of one plan wait for each other. */
    Optional<Plan> locked(String caseNumber) {
        return jdbc.sql("""
                        select id, case_number, municipality, first_confirmed_on
                        from koto.plan where case_number = :case for update
                        """).param("case", caseNumber).query(Plan.class).optional();
    }

    Plan begin(String caseNumber, String municipality) {
        jdbc.sql("""
                insert into koto.plan (id, case_number, municipality) values (:id, :case, :municipality)
                on conflict (case_number) do nothing
                """)
                .param("id", UUID.randomUUID())
                .param("case", caseNumber)
                .param("municipality", municipality)
                .update();
        return locked(caseNumber).orElseThrow();
    }

    Optional<PlanVersion> version(String caseNumber, State state) {
        return jdbc.sql(VERSION + "where p.case_number = :case and v.state = :state order by v.no desc limit 1")
                .param("case", caseNumber)
                .param("state", state.name())
                .query(PlanVersion.class)
                .optional();
    }

    /** Newest first. */
    List<PlanVersion> versions(String caseNumber) {
        return jdbc.sql(VERSION + "where p.case_number = :case order by v.no desc")
                .param("case", caseNumber)
                .query(PlanVersion.class)
                .list();
    }

    Optional<PlanVersion> version(String caseNumber, int no) {
        return jdbc.sql(VERSION + "where p.case_number = :case and v.no = :no")
                .param("case", caseNumber)
                .param("no", no)
                .query(PlanVersion.class)
                .optional();
    }

    /** @return id of the official who confirmed the version with the client */
    Optional<String> confirmedBy(UUID versionId) {
        return jdbc.sql("select confirmed_by from koto.plan_version where id = :id and confirmed_by is not null")
                .param("id", versionId)
                .query(String.class)
                .optional();
    }

    /** An empty draft with the next number, or one that begins with everything the given version says. */
    PlanVersion draft(Plan plan, PlanVersion from, LocalDate on) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into koto.plan_version
                    (id, plan_id, municipality, no, state, begun_on, long_term_goals, integration_language,
                     language_studies, follow_up, language, interpreter, kind)
                select :id, p.id, p.municipality,
                       1 + coalesce((select max(no) from koto.plan_version where plan_id = p.id), 0), 'DRAFT', :on,
                       f.long_term_goals, f.integration_language, f.language_studies, f.follow_up, f.language,
                       coalesce(f.interpreter, false), coalesce(f.kind, 'PERSONAL')
                from koto.plan p left join koto.plan_version f on f.id = cast(:from as uuid)
                where p.id = :plan
                """)
                .param("id", id)
                .param("plan", plan.id())
                .param("on", on)
                .param("from", from == null ? null : from.id().toString())
                .update();
        if (from != null) {
            lines.copy(from.id(), id);
        }
        return version(plan.caseNumber(), State.DRAFT).orElseThrow();
    }

    /** The first day after the time of the plans that were ended; empty when none was. */
    Optional<LocalDate> endedBefore(Plan plan) {
        return jdbc.sql("""
                        select max(least(closed_on, valid_until + 1))
                        from koto.plan_version where plan_id = :plan and state = 'ENDED'
                        """).param("plan", plan.id()).query(LocalDate.class).optional();
    }

    List<PlannedGoal> goals(UUID versionId) {
        return jdbc.sql("""
                        select 'T' || line as line, area, goal, reach_by
                        from koto.plan_goal where plan_version_id = :version order by position
                        """)
                .param("version", versionId)
                .query(PlannedGoal.class)
                .list();
    }

    List<KeptService> services(UUID versionId) {
        return jdbc.sql("""
                        select id, 'P' || line as line, kind, provider, aim, starts_on, ends_on, responsible,
                               responsible_person
                        from koto.plan_service where plan_version_id = :version order by position
                        """)
                .param("version", versionId)
                .query((row, n) -> new KeptService(
                        row.getObject("id", UUID.class),
                        new PlannedService(
                                row.getString("line"),
                                PlannedService.Kind.valueOf(row.getString("kind")),
                                row.getString("provider"),
                                row.getString("aim"),
                                row.getObject("starts_on", LocalDate.class),
                                row.getObject("ends_on", LocalDate.class),
                                PlannedService.Responsible.valueOf(row.getString("responsible")),
                                row.getString("responsible_person"))))
                .list();
    }

    /** @return false when somebody else has changed the draft since the given row version was read */
    boolean writeDraft(
            PlanVersion draft, DraftPlanForm answer, List<PlannedGoal> goals, List<PlannedService> services) {
        boolean written = jdbc.sql("""
                        update koto.plan_version
                        set long_term_goals = :goals, integration_language = :integrationLanguage,
                            language_studies = :studies, follow_up = :followUp, kind = :kind, result_reason = null,
                            version = version + 1
                        where id = :id and version = :version and state = 'DRAFT'
                        """)
                        .param("id", draft.id())
                        .param("version", draft.version())
                        .param("kind", answer.planKind().name())
                        .param("goals", Written.orNull(answer.longTermGoals()))
                        .param(
                                "integrationLanguage",
                                answer.integrationLanguage().name())
                        .param("studies", Written.orNull(answer.languageStudies()))
                        .param("followUp", Written.orNull(answer.followUp()))
                        .update()
                == 1;
        if (written) {
            lines.replace(draft, goals, services);
        }
        return written;
    }

    /** @return false when somebody else has changed the draft since the given row version was read */
    boolean writeAgreement(PlanVersion draft, ConfirmPlanForm answer, String personId) {
        return jdbc.sql("""
                        update koto.plan_version
                        set language = :language, interpreter = :interpreter, understood = true, rights_explained = true,
                            agreed = true, valid_from = :from, valid_until = :until, confirmation_method = :method,
                            client_confirmed_on = :confirmedOn, confirmed_by = :person, confirmed_at = koto.instant(),
                            result_reason = null, version = version + 1
                        where id = :id and version = :version and state = 'DRAFT'
                        """)
                        .param("id", draft.id())
                        .param("version", draft.version())
                        .param("language", answer.language())
                        .param("interpreter", Boolean.TRUE.equals(answer.interpreter()))
                        .param("from", answer.validFrom())
                        .param("until", answer.validUntil())
                        .param("method", answer.confirmationMethod().name())
                        .param("confirmedOn", answer.clientConfirmedOn())
                        .param("person", personId)
                        .update()
                == 1;
    }

    /**
     * The draft was gone through without agreeing on it; only the reason is kept.
     *
     * @return false when somebody else has changed the draft since the given row version was read
     */
    boolean writeDisagreement(PlanVersion draft, String reason) {
        return jdbc.sql("""
                        update koto.plan_version
                        set agreed = false, result_reason = :reason, version = version + 1
                        where id = :id and version = :version and state = 'DRAFT'
                        """)
                        .param("id", draft.id())
                        .param("version", draft.version())
                        .param("reason", Written.orNull(reason))
                        .update()
                == 1;
    }

    /** The confirmation of an extension is the review meeting where it was agreed. */
    void confirmExtension(PlanVersion draft, PlanVersion extended, Review review, String heldBy) {
        jdbc.sql("""
                update koto.plan_version
                set language = :language, interpreter = :interpreter, understood = true, rights_explained = true,
                    agreed = true, valid_from = :from, valid_until = :until, confirmation_method = 'REVIEW_MEETING',
                    client_confirmed_on = :met, confirmed_by = :person, confirmed_at = koto.instant(),
                    version = version + 1
                where id = :id
                """)
                .param("id", draft.id())
                .param("language", review.language())
                .param("interpreter", review.interpreter())
                .param("from", extended.validFrom())
                .param("until", review.extensionUntil())
                .param("met", review.metOn())
                .param("person", heldBy)
                .update();
    }

    void close(PlanVersion version, State state, LocalDate on) {
        jdbc.sql("""
                update koto.plan_version set state = :state, closed_on = :on, version = version + 1 where id = :id
                """)
                .param("id", version.id())
                .param("state", state.name())
                .param("on", on)
                .update();
    }

    void putInForce(PlanVersion draft, LocalDate on) {
        jdbc.sql("""
                update koto.plan_version set state = 'IN_FORCE', in_force_on = :on, version = version + 1 where id = :id
                """).param("id", draft.id()).param("on", on).update();
        jdbc.sql("update koto.plan set first_confirmed_on = :on where id = :plan and first_confirmed_on is null")
                .param("plan", draft.planId())
                .param("on", draft.clientConfirmedOn())
                .update();
    }
}
