package fi.kotopolku.casefile;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of households and representatives. Who may see them is asked elsewhere, before. */
@Repository
class HouseholdStore {

    /**
     * @param memberClient null for somebody who is no client of the municipality
     * @param nonDisclosure whether the member is a client under an order
     */
    record Member(
            UUID id,
            UUID memberClient,
            String name,
            LocalDate birthDate,
            boolean nonDisclosure,
            FamilyRole role,
            LocalDate since,
            LocalDate until) {}

    record Representative(
            String name,
            String phone,
            String email,
            RepresentationBasis basis,
            LocalDate validFrom,
            LocalDate validUntil) {}

    private final JdbcClient jdbc;

    HouseholdStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    int version(UUID client) {
        return jdbc.sql("select version from koto.household where client_id = :client")
                .param("client", client)
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    /** The household is there afterwards, so that others can be tied to it. */
    void open(UUID client) {
        jdbc.sql("""
                insert into koto.household (client_id, municipality) select id, municipality from koto.client where id = :client
                on conflict do nothing
                """).param("client", client).update();
    }

    /** @return false when it has changed since */
    boolean advance(UUID client, int version) {
        return jdbc.sql("""
                        update koto.household set version = version + 1 where client_id = :client and version = :version
                        """).param("client", client).param("version", version).update() == 1;
    }

    void touch(UUID client) {
        jdbc.sql("update koto.household set version = version + 1 where client_id = :client")
                .param("client", client)
                .update();
    }

    List<Member> members(UUID client) {
        return jdbc.sql("""
                select m.*, c.given_names || ' ' || c.family_name as client_name, c.birth_date as client_birth_date,
                       coalesce(c.non_disclosure, false) as non_disclosure
                from koto.household_member m left join koto.client c on c.id = m.member_client_id
                where m.client_id = :client
                order by coalesce(c.birth_date, m.birth_date) nulls last, m.id
                """)
                .param("client", client)
                .query(HouseholdStore::member)
                .list();
    }

    List<Representative> representatives(UUID client) {
        return jdbc.sql("""
                select * from koto.representative where client_id = :client order by valid_from, id
                """)
                .param("client", client)
                .query((row, n) -> new Representative(
                        row.getString("name"),
                        row.getString("phone"),
                        row.getString("email"),
                        RepresentationBasis.valueOf(row.getString("basis")),
                        row.getObject("valid_from", LocalDate.class),
                        row.getObject("valid_until", LocalDate.class)))
                .list();
    }

    /** A client's cases, the newest first. */
    List<String> cases(UUID client) {
        return jdbc.sql("""
                select number from koto.integration_case where client_id = :client order by opened_at desc, number desc
                """).param("client", client).query(String.class).list();
    }

    /** Both sides of each link go. */
    void remove(UUID client, Collection<Member> members) {
        for (Member member : members) {
            jdbc.sql("""
                    delete from koto.household_member
                    where id = :id or (client_id = :member and member_client_id = :client)
                    """)
                    .param("id", member.id())
                    .param("member", member.memberClient())
                    .param("client", client)
                    .update();
        }
    }

    /** Said from both sides when the member is a client. */
    void add(UUID client, UUID memberClient, HouseholdApi.MemberEntry entry) {
        insert(client, memberClient, entry, entry.role());
        if (memberClient != null) {
            insert(memberClient, client, entry, entry.role().seenFromTheOther());
        }
    }

    private void insert(UUID client, UUID memberClient, HouseholdApi.MemberEntry entry, FamilyRole role) {
        jdbc.sql("""
                insert into koto.household_member
                    (municipality, client_id, member_client_id, name, birth_date, role, since, until)
                select municipality, id, :member, :name, :birthDate, :role, :since, :until
                from koto.client where id = :client
                """)
                .param("client", client)
                .param("member", memberClient)
                .param("name", memberClient == null ? PersonName.Check.tidy(entry.name()) : null)
                .param("birthDate", memberClient == null ? entry.birthDate() : null)
                .param("role", role.name())
                .param("since", entry.since())
                .param("until", entry.until())
                .update();
    }

    void replaceRepresentatives(UUID client, List<HouseholdApi.RepresentativeEntry> entries) {
        jdbc.sql("delete from koto.representative where client_id = :client")
                .param("client", client)
                .update();
        for (HouseholdApi.RepresentativeEntry entry : entries) {
            jdbc.sql("""
                    insert into koto.representative
                        (municipality, client_id, name, phone, email, basis, valid_from, valid_until)
                    select municipality, id, :name, :phone, :email, :basis, :from, :until
                    from koto.client where id = :client
                    """)
                    .param("client", client)
                    .param("name", PersonName.Check.tidy(entry.name()))
                    .param("phone", Written.orNull(entry.phone()))
                    .param("email", Written.orNull(entry.email()))
                    .param("basis", entry.basis().name())
                    .param("from", entry.validFrom())
                    .param("until", entry.validUntil())
                    .update();
        }
    }

    private static Member member(ResultSet row, int n) throws SQLException {
        UUID memberClient = row.getObject("member_client_id", UUID.class);
        return new Member(
                row.getObject("id", UUID.class),
                memberClient,
                row.getString(memberClient == null ? "name" : "client_name"),
                row.getObject(memberClient == null ? "birth_date" : "client_birth_date", LocalDate.class),
                row.getBoolean("non_disclosure"),
                FamilyRole.valueOf(row.getString("role")),
                row.getObject("since", LocalDate.class),
                row.getObject("until", LocalDate.class));
    }
}
