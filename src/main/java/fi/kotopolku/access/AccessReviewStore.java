package fi.kotopolku.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of reviews, of their lists and of the rights on them. */
@Repository
class AccessReviewStore {

    private static final String INSERT_ROW = """
            insert into koto.access_review_row
                (list_id, position, municipality, right_number, person_id, last_sign_in, cases_opened, odd_hours)
            select :list, :position, r.municipality, r.number, r.person_id, koto.last_sign_in(r.person_id),
                   used.cases, used.odd
            from koto.access_right r, koto.use_of_right(r.person_id, r.number, :since) used
            where r.number = :right
            """;

    record Review(String number, String municipality, Instant since, Instant openedAt, boolean open) {}

    record ListOf(UUID id, String review, String municipality, String reviewer, boolean answered, int version) {}

    /** @param lastSignIn null when never */
    record Row(
            int position,
            String right,
            String person,
            Instant lastSignIn,
            int casesOpened,
            int oddHours,
            String answer) {}

    private final JdbcClient jdbc;

    AccessReviewStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** One begins at a time in a municipality. */
    void hold(String municipality) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('access-review:' || :municipality, 0)) is null")
                .param("municipality", municipality)
                .query(Boolean.class)
                .single();
    }

    Optional<String> open(String municipality) {
        return jdbc.sql(
                        "select number from koto.access_review where municipality = :municipality and closed_at is null")
                .param("municipality", municipality)
                .query(String.class)
                .optional();
    }

    /** When the last review began, or before the first the oldest right in force; empty when there is none to review. */
    Optional<Instant> lastLookedAt(String municipality) {
        return jdbc.sql("""
                select coalesce((select max(opened_at) from koto.access_review where municipality = :municipality),
                                min(valid_from))
                from koto.right_in_force where municipality = :municipality and basis = 'REQUEST'
                having count(*) > 0
                """)
                .param("municipality", municipality)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    String insert(String municipality, Instant since, String openedBy) {
        return jdbc.sql("""
                insert into koto.access_review (number, municipality, since, opened_by)
                values (koto.next_number(:municipality, 'KK'), :municipality, :since, :by)
                returning number
                """)
                .param("municipality", municipality)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .param("by", openedBy)
                .query(String.class)
                .single();
    }

    Optional<Review> find(String number) {
        return jdbc.sql("select * from koto.access_review where number = :number")
                .param("number", number)
                .query((row, n) -> new Review(
                        row.getString("number"),
                        row.getString("municipality"),
                        RightColumns.instant(row, "since"),
                        RightColumns.instant(row, "opened_at"),
                        row.getObject("closed_at") == null))
                .optional();
    }

    boolean close(String number) {
        return jdbc.sql(
                                "update koto.access_review set closed_at = koto.instant() where number = :number and closed_at is null")
                        .param("number", number)
                        .update()
                == 1;
    }

    UUID insertList(Review review, int position, String reviewer) {
        return jdbc.sql("""
                insert into koto.access_review_list (review_number, municipality, position, reviewer)
                values (:review, :municipality, :position, :reviewer) returning id
                """)
                .param("review", review.number())
                .param("municipality", review.municipality())
                .param("position", position)
                .param("reviewer", reviewer)
                .query(UUID.class)
                .single();
    }

    void insertRow(UUID list, int position, String right, Instant since) {
        jdbc.sql(INSERT_ROW)
                .param("list", list)
                .param("position", position)
                .param("right", right)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<ListOf> lists(String review) {
        return jdbc.sql("select * from koto.access_review_list where review_number = :review order by position")
                .param("review", review)
                .query((row, n) -> list(row))
                .list();
    }

    Optional<ListOf> list(UUID id) {
        return jdbc.sql("select * from koto.access_review_list where id = :id")
                .param("id", id)
                .query((row, n) -> list(row))
                .optional();
    }

    List<Row> rows(UUID list) {
        return jdbc.sql("select * from koto.access_review_row where list_id = :list order by position")
                .param("list", list)
                .query((row, n) -> new Row(
                        row.getInt("position"),
                        row.getString("right_number"),
                        row.getString("person_id"),
                        row.getObject("last_sign_in") == null ? null : RightColumns.instant(row, "last_sign_in"),
                        row.getInt("cases_opened"),
                        row.getInt("odd_hours"),
                        row.getString("answer")))
                .list();
    }

    /** @return false when the list was answered or locked meanwhile */
    boolean answer(UUID list, String by, String version) {
        return jdbc.sql("""
                update koto.access_review_list
                set answered_by = :by, answered_at = koto.instant(), version = version + 1
                where id = :list and answered_at is null and locked_at is null and version::text = :version
                """)
                        .param("by", by)
                        .param("list", list)
                        .param("version", version)
                        .update()
                == 1;
    }

    boolean lock(UUID list) {
        return jdbc.sql("""
                update koto.access_review_list set locked_at = koto.instant(), version = version + 1
                where id = :list and answered_at is null and locked_at is null
                """).param("list", list).update() == 1;
    }

    void answerRow(UUID list, int position, String answer, String narrowedTo, String reason) {
        jdbc.sql("""
                update koto.access_review_row set answer = :answer, narrowed_to = :narrowedTo, reason = :reason
                where list_id = :list and position = :position
                """)
                .param("answer", answer)
                .param("narrowedTo", narrowedTo)
                .param("reason", reason)
                .param("list", list)
                .param("position", position)
                .update();
    }

    private static ListOf list(ResultSet row) throws SQLException {
        return new ListOf(
                row.getObject("id", UUID.class),
                row.getString("review_number"),
                row.getString("municipality"),
                row.getString("reviewer"),
                row.getObject("answered_at") != null,
                row.getInt("version"));
    }
}
