package fi.kotopolku.identity;

import fi.kotopolku.identity.Organisation.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The persons who work with the system, as their employers know them. Lists are in the order of family names. */
@Service
public class People {

    /** By the database's clock, as rights are. */
    private static final String EMPLOYED =
            "(p.employed and (p.employed_until is null or p.employed_until > koto.instant()))";

    private static final String SELECT = """
            select p.id, p.given_name, p.family_name, p.email, %1$s as employed,
                   o.id as organisation_id, o.kind, o.name_fi, o.name_sv, o.municipality
              from koto.person p
              join koto.organisation o on o.id = p.organisation_id
            """.formatted(EMPLOYED);
    private static final String ORDER = " order by p.family_name, p.given_name, p.id";

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person, whether still employed or not. */
    public Optional<Person> find(String id) {
        return jdbc.sql(SELECT + " where p.id = :id")
                .param("id", id)
                .query(People::person)
                .optional();
    }

    /**
     * The person whom an identity provider calls by the subject.
     *
     * @param issuer the provider's stable name: its issuer address, unless configured otherwise
     */
    public Optional<Person> ofSubject(String issuer, String subject) {
        return jdbc.sql(SELECT + " where p.issuer = :issuer and p.subject = :subject")
                .param("issuer", issuer)
                .param("subject", subject)
                .query(People::person)
                .optional();
    }

    /** Everybody now employed by an organisation of the kind. */
    public List<Person> employedBy(Kind kind) {
        return jdbc.sql(SELECT + " where " + EMPLOYED + " and o.kind = :kind" + ORDER)
                .param("kind", kind.name())
                .query(People::person)
                .list();
    }

    /** Everybody now employed by the organisation. */
    public List<Person> employedBy(String organisationId) {
        return jdbc.sql(SELECT + " where " + EMPLOYED + " and o.id = :organisation" + ORDER)
                .param("organisation", organisationId)
                .query(People::person)
                .list();
    }

    /** Everybody now employed, wherever. */
    public List<Person> employed() {
        return jdbc.sql(SELECT + " where " + EMPLOYED + ORDER)
                .query(People::person)
                .list();
    }

    /** Everybody, also those whose employment has ended. */
    public List<Person> all() {
        return jdbc.sql(SELECT + ORDER).query(People::person).list();
    }

    /** @return false, with nothing done, when the provider calls somebody by the subject already */
    @Transactional
    public boolean enter(Newcomer newcomer) {
        return jdbc.sql("""
                        insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                        values (:id, :issuer, :subject, :givenName, :familyName, :email, :organisationId)
                        on conflict (issuer, subject) do nothing
                        """).paramSource(newcomer).update() == 1;
    }

    /**
     * The person's employment ends, and with it signing in and every right.
     *
     * @param at the first instant at which it is over; may be still to come
     */
    @Transactional
    public void leaves(String id, Instant at) {
        jdbc.sql("update koto.person set employed_until = :at where id = :id")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    /** The employment goes on after all. Whom it has left already stays away. */
    @Transactional
    public void stays(String id) {
        jdbc.sql("update koto.person set employed_until = null where id = :id and employed_until > koto.instant()")
                .param("id", id)
                .update();
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getString("id"),
                row.getString("given_name"),
                row.getString("family_name"),
                row.getString("email"),
                Organisations.organisation(row, "organisation_id"),
                row.getBoolean("employed"));
    }
}
