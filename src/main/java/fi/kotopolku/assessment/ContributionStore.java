package fi.kotopolku.assessment;

import fi.kotopolku.casefile.RowVersion;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of contributions. */
@Repository
class ContributionStore {

    private static final String SELECT = """
            select id, case_number, step, person_id, invited_by, invited_at, question, remind_at, limit_at,
                   right_number, state, version
            from koto.contribution
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    ContributionStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Changes nothing for somebody already invited whose answer is still awaited. */
    void invite(Contribution invited, String municipality) {
        jdbc.sql("""
                insert into koto.contribution
                    (id, case_number, municipality, step, person_id, invited_by, invited_at, question, remind_at, limit_at)
                values (:id, :case, :municipality, :step, :person, :invitedBy, :invitedAt, :question, :remindAt, :limitAt)
                on conflict do nothing
                """)
                .param("id", invited.id())
                .param("case", invited.caseNumber())
                .param("municipality", municipality)
                .param("step", invited.step().name())
                .param("person", invited.personId())
                .param("invitedBy", invited.invitedBy())
                .param("invitedAt", invited.invitedAt().atOffset(ZoneOffset.UTC))
                .param("question", invited.question())
                .param("remindAt", invited.remindAt().atOffset(ZoneOffset.UTC))
                .param("limitAt", invited.limitAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Contribution> find(UUID id) {
        return jdbc.sql(SELECT + " where id = :id")
                .param("id", id)
                .query(ContributionStore::contribution)
                .optional();
    }

    List<Contribution> underRights(List<String> rightNumbers) {
        return jdbc.sql(SELECT + " where right_number = any (:rights) order by id")
                .param("rights", rightNumbers.toArray(String[]::new))
                .query(ContributionStore::contribution)
                .list();
    }

    List<Contribution> awaited(String caseNumber) {
        return jdbc.sql(SELECT + " where case_number = :case and state = 'INVITED' order by invited_at, id")
                .param("case", caseNumber)
                .query(ContributionStore::contribution)
                .list();
    }

    List<GivenContribution> answers(String caseNumber, Step step, Instant since) {
        return jdbc.sql("""
                select p.given_name || ' ' || p.family_name || ', ' || o.name_fi as professional, c.state, c.handled_at,
                       c.question, c.observations, c.service_needs, c.recommendation, c.decline_reason
                from koto.contribution c
                join koto.person p on p.id = c.person_id
                join koto.organisation o on o.id = p.organisation_id
                where c.case_number = :case and c.step = :step and c.invited_at >= :since
                order by c.invited_at, c.id
                """)
                .param("case", caseNumber)
                .param("step", step.name())
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(this::answer)
                .list();
    }

    void keepRight(UUID id, String rightNumber) {
        jdbc.sql("update koto.contribution set right_number = :right where id = :id")
                .param("right", rightNumber)
                .param("id", id)
                .update();
    }

    boolean give(UUID id, Contribute answer, RowVersion opened) {
        return jdbc.sql("""
                        update koto.contribution
                        set state = 'GIVEN', observations = :observations, service_needs = :serviceNeeds,
                            recommendation = :recommendation, handled_at = :now, version = version + 1
                        where id = :id and version = :version and state = 'INVITED'
                        """)
                        .param("observations", answer.observationsOrNull())
                        .param("serviceNeeds", answer.serviceNeedsOrNull())
                        .param("recommendation", answer.recommendationOrNull())
                        .param("now", now())
                        .param("id", id)
                        .param("version", opened.value())
                        .update()
                == 1;
    }

    boolean decline(UUID id, String reason, RowVersion opened) {
        return jdbc.sql("""
                        update koto.contribution
                        set state = 'DECLINED', decline_reason = :reason, handled_at = :now, version = version + 1
                        where id = :id and version = :version and state = 'INVITED'
                        """)
                        .param("reason", reason)
                        .param("now", now())
                        .param("id", id)
                        .param("version", opened.value())
                        .update()
                == 1;
    }

    boolean lapse(UUID id) {
        return jdbc.sql("""
                        update koto.contribution set state = 'LAPSED', handled_at = :now, version = version + 1
                        where id = :id and state = 'INVITED'
                        """).param("now", now()).param("id", id).update() == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private GivenContribution answer(ResultSet row, int n) throws SQLException {
        OffsetDateTime handled = row.getObject("handled_at", OffsetDateTime.class);
        return new GivenContribution(
                row.getString("professional"),
                GivenContribution.State.valueOf(row.getString("state")),
                handled == null ? null : LocalDate.ofInstant(handled.toInstant(), clock.getZone()),
                row.getString("question"),
                row.getString("observations"),
                row.getString("service_needs"),
                row.getString("recommendation"),
                row.getString("decline_reason"));
    }

    private static Contribution contribution(ResultSet row, int n) throws SQLException {
        return new Contribution(
                row.getObject("id", UUID.class),
                row.getString("case_number"),
                Step.valueOf(row.getString("step")),
                row.getString("person_id"),
                row.getString("invited_by"),
                instant(row, "invited_at"),
                row.getString("question"),
                instant(row, "remind_at"),
                instant(row, "limit_at"),
                row.getString("right_number"),
                GivenContribution.State.valueOf(row.getString("state")),
                row.getInt("version"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
