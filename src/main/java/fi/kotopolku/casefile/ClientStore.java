package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of clients. Who may see them is asked elsewhere, before. */
@Repository
class ClientStore {

    private static final String COLUMNS = """
            family_name = :familyName, given_names = :givenNames, birth_date = :birthDate,
            identity_code = :identityCode, citizenship = :citizenship, native_language = :nativeLanguage,
            contact_language = :contactLanguage, interpreter_needed = :interpreterNeeded,
            interpreter_language = :interpreterLanguage, phone = :phone, email = :email,
            street_address = :streetAddress, postal_code = :postalCode, post_office = :postOffice,
            non_disclosure = :nonDisclosure, permit_kind = :permitKind, first_permit_on = :firstPermitOn,
            arrived_on = :arrivedOn, window_exception = :windowException,
            window_exception_reason = :windowExceptionReason
            """;

    /** Born on the same day, and all the words of one name among the other's: an order of names is easily turned. */
    private static final String ALIKE =
            """
            with typed as (select string_to_array(trim(koto.folded(:name)), ' ') as words)
            select k.number
            from typed, koto.client c
            join koto.integration_case k on k.client_id = c.id and k.state <> 'CLOSED'
            where c.municipality = :municipality and c.birth_date = :birthDate
              and (string_to_array(trim(c.folded_name), ' ') @> typed.words
                   or string_to_array(trim(c.folded_name), ' ') <@ typed.words)
              and (c.identity_code is null or cast(:identityCode as text) is null)
              and %s
            order by k.number limit 5
            """.formatted(AccessDecisions.reachOf("k", Power.READ, DataCategory.IDENTITY_AND_CONTACT));

    private final JdbcClient jdbc;

    ClientStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID insert(Client client, String municipality, String registeredBy, Instant now) {
        return bind(jdbc.sql("""
                                insert into koto.client
                                    (municipality, family_name, given_names, birth_date, identity_code, citizenship,
                                     native_language, contact_language, interpreter_needed, interpreter_language,
                                     phone, email, street_address, postal_code, post_office, non_disclosure,
                                     permit_kind, first_permit_on, arrived_on, window_exception,
                                     window_exception_reason, registered_at, registered_by)
                                values (:municipality, :familyName, :givenNames, :birthDate, :identityCode,
                                     :citizenship, :nativeLanguage, :contactLanguage, :interpreterNeeded,
                                     :interpreterLanguage, :phone, :email, :streetAddress, :postalCode, :postOffice,
                                     :nonDisclosure, :permitKind, :firstPermitOn, :arrivedOn, :windowException,
                                     :windowExceptionReason, :now, :registeredBy)
                                returning id
                                """), client)
                .param("municipality", municipality)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("registeredBy", registeredBy)
                .query(UUID.class)
                .single();
    }

    void update(UUID id, Client client) {
        bind(jdbc.sql("update koto.client set " + COLUMNS + ", version = version + 1 where id = :id"), client)
                .param("id", id)
                .update();
    }

    Optional<UUID> withIdentityCode(String municipality, String identityCode) {
        return jdbc.sql("select id from koto.client where municipality = :municipality and identity_code = :code")
                .param("municipality", municipality)
                .param("code", identityCode)
                .query(UUID.class)
                .optional();
    }

    Optional<String> openCase(UUID client) {
        return jdbc.sql("select number from koto.integration_case where client_id = :client and state <> 'CLOSED'")
                .param("client", client)
                .query(String.class)
                .optional();
    }

    /** @return open cases, within the person's reach, of clients who may be this one and whom no identity code tells apart */
    List<String> alike(String personId, String municipality, Client client) {
        return jdbc.sql(ALIKE)
                .param("personId", personId)
                .param("municipality", municipality)
                .param("birthDate", client.birthDate())
                .param("name", client.familyName() + " " + client.givenNames())
                .param("identityCode", client.identityCode())
                .query(String.class)
                .list();
    }

    /** A client as a case shows them. */
    record Stored(UUID id, int version, Client client) {}

    Optional<Stored> ofCase(String caseNumber) {
        return jdbc.sql("""
                select c.* from koto.client c join koto.integration_case k on k.client_id = c.id
                where k.number = :number
                """)
                .param("number", caseNumber)
                .query(ClientStore::stored)
                .optional();
    }

    Stored find(UUID id) {
        return jdbc.sql("select * from koto.client where id = :id")
                .param("id", id)
                .query(ClientStore::stored)
                .single();
    }

    /** @return false when the row has changed since the version that was opened */
    boolean updateContact(UUID id, Contact contact, boolean nonDisclosure, int version) {
        return jdbc.sql("""
                        update koto.client
                        set phone = :phone, email = :email, street_address = :streetAddress, postal_code = :postalCode,
                            post_office = :postOffice, non_disclosure = :nonDisclosure, version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("phone", contact.phone())
                        .param("email", contact.email())
                        .param("streetAddress", contact.streetAddress())
                        .param("postalCode", contact.postalCode())
                        .param("postOffice", contact.postOffice())
                        .param("nonDisclosure", nonDisclosure)
                        .param("id", id)
                        .param("version", version)
                        .update()
                == 1;
    }

    ClientCard card(String caseNumber) {
        return jdbc.sql("""
                select k.number, c.given_names || ' ' || c.family_name as name, c.contact_language,
                       c.interpreter_language, c.non_disclosure
                from koto.integration_case k join koto.client c on c.id = k.client_id
                where k.number = :number
                """)
                .param("number", caseNumber)
                .query((row, n) -> new ClientCard(
                        row.getString("number"),
                        row.getString("name"),
                        row.getString("contact_language"),
                        row.getString("interpreter_language"),
                        row.getBoolean("non_disclosure")))
                .single();
    }

    private static Stored stored(ResultSet row, int n) throws SQLException {
        String exception = row.getString("window_exception");
        Client client = new Client(
                row.getString("family_name"),
                row.getString("given_names"),
                row.getObject("birth_date", LocalDate.class),
                row.getString("identity_code"),
                row.getString("citizenship"),
                row.getString("native_language"),
                row.getString("contact_language"),
                row.getBoolean("interpreter_needed"),
                row.getString("interpreter_language"),
                new Contact(
                        row.getString("phone"),
                        row.getString("email"),
                        row.getString("street_address"),
                        row.getString("postal_code"),
                        row.getString("post_office")),
                row.getBoolean("non_disclosure"),
                PermitKind.valueOf(row.getString("permit_kind")),
                row.getObject("first_permit_on", LocalDate.class),
                row.getObject("arrived_on", LocalDate.class),
                exception == null ? null : WindowException.valueOf(exception),
                row.getString("window_exception_reason"));
        return new Stored(row.getObject("id", UUID.class), row.getInt("version"), client);
    }

    int birthYear(String caseNumber) {
        return jdbc.sql("""
                select extract(year from c.birth_date)::int
                from koto.integration_case k join koto.client c on c.id = k.client_id
                where k.number = :number
                """).param("number", caseNumber).query(Integer.class).single();
    }

    private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Client client) {
        return statement
                .param("familyName", client.familyName())
                .param("givenNames", client.givenNames())
                .param("birthDate", client.birthDate())
                .param("identityCode", client.identityCode())
                .param("citizenship", client.citizenship())
                .param("nativeLanguage", client.nativeLanguage())
                .param("contactLanguage", client.contactLanguage())
                .param("interpreterNeeded", client.interpreterNeeded())
                .param("interpreterLanguage", client.interpreterLanguage())
                .param("phone", client.contact().phone())
                .param("email", client.contact().email())
                .param("streetAddress", client.contact().streetAddress())
                .param("postalCode", client.contact().postalCode())
                .param("postOffice", client.contact().postOffice())
                .param("nonDisclosure", client.nonDisclosure())
                .param("permitKind", client.permitKind().name())
                .param("firstPermitOn", client.firstPermitOn())
                .param("arrivedOn", client.arrivedOn())
                .param(
                        "windowException",
                        client.windowException() == null
                                ? null
                                : client.windowException().name())
                .param("windowExceptionReason", client.windowExceptionReason());
    }
}
