package fi.kotopolku.casefile;

import java.time.Instant;
import java.time.ZoneOffset;
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

    boolean hasOpenCase(UUID client) {
        return jdbc.sql("""
                select exists (select 1 from koto.integration_case where client_id = :client and state <> 'CLOSED')
                """).param("client", client).query(Boolean.class).single();
    }

    /** Somebody of the same names and birth date, with an open case, whom no identity code tells apart. */
    boolean hasNamesake(String municipality, Client client) {
        return jdbc.sql("""
                select exists (
                    select 1 from koto.client c
                    join koto.integration_case k on k.client_id = c.id and k.state <> 'CLOSED'
                    where c.municipality = :municipality and c.birth_date = :birthDate
                      and lower(c.family_name) = lower(:familyName) and lower(c.given_names) = lower(:givenNames)
                      and (c.identity_code is null or cast(:identityCode as text) is null))
                """)
                .param("municipality", municipality)
                .param("birthDate", client.birthDate())
                .param("familyName", client.familyName())
                .param("givenNames", client.givenNames())
                .param("identityCode", client.identityCode())
                .query(Boolean.class)
                .single();
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
                .param("phone", client.phone())
                .param("email", client.email())
                .param("streetAddress", client.streetAddress())
                .param("postalCode", client.postalCode())
                .param("postOffice", client.postOffice())
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
