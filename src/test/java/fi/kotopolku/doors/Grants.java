package fi.kotopolku.doors;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rights and people that a test needs besides the demo's, written straight to the tables and ended when it is done. */
public final class Grants {

    private final JdbcClient jdbc;

    public Grants(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the number of an hour's right for the whole municipality */
    public String give(String personId, String municipality, String role, String... content) {
        return give(personId, municipality, role, List.of("READ", "WRITE"), List.of(content));
    }

    public String give(String personId, String municipality, String role, List<String> powers, List<String> content) {
        return jdbc.sql("""
                insert into koto.access_right
                    (number, person_id, employer, municipality, ground, role, content, extent, powers, valid_from,
                     valid_until, state, requested_by, justification, decided_by, decided_at)
                select koto.next_access_right_number(:municipality), p.id, p.organisation_id, :municipality,
                       'MUNICIPAL_TASK', :role, :content, 'MUNICIPALITY', :powers, koto.instant(),
                       koto.instant() + interval '1 hour', 'GRANTED', 'keha.admin', 'Testi', 'dpo.keuruu',
                       koto.instant()
                from koto.person p where p.id = :person
                returning number
                """)
                .param("person", personId)
                .param("municipality", municipality)
                .param("role", role)
                .param("content", content.toArray(String[]::new))
                .param("powers", powers.toArray(String[]::new))
                .query(String.class)
                .single();
    }

    public void end(String number) {
        jdbc.sql("""
                update koto.access_right set ended_at = koto.instant(), end_cause = 'REVOKED', end_reason = 'Testi on ohi.',
                    tidied_at = koto.instant()
                where number = :number and ended_at is null
                """).param("number", number).update();
    }

    /**
     * A municipal employee who signs in with the account of somebody else of the demo, who cannot meanwhile.
     *
     * @param account an account whose person has no rights and is needed by no other test
     */
    public void lendAccount(String account, String personId, String givenName, String familyName, String employer) {
        freeAccount(account);
        jdbc.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values (:id, 'kotopolku-demo', :account, :givenName, :familyName, 'testi@esimerkki.invalid', :employer)
                """)
                .param("id", personId)
                .param("account", account)
                .param("givenName", givenName)
                .param("familyName", familyName)
                .param("employer", employer)
                .update();
    }

    /** Nobody signs in with the account until it is given to somebody. */
    public void freeAccount(String account) {
        jdbc.sql("update koto.person set subject = 'lent:' || id where id = :account")
                .param("account", account)
                .update();
    }

    public void takeAccountBack(String account, String personId) {
        jdbc.sql("update koto.person set subject = 'gone:' || id, employed = false where id = :id")
                .param("id", personId)
                .update();
        jdbc.sql("update koto.person set subject = id where id = :account")
                .param("account", account)
                .update();
    }
}
