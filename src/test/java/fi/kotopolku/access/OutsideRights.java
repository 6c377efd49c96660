package fi.kotopolku.access;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rights of other organisations' professionals to one named case of Keuruu's, written straight to the tables. */
public final class OutsideRights {

    private final JdbcClient jdbc;

    public OutsideRights(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return the number of a right for some months to read and write */
    public String give(String person, String caseNumber, String... content) {
        return give(person, caseNumber, List.of("READ", "WRITE"), content);
    }

    public String give(String person, String caseNumber, List<String> powers, String... content) {
        return jdbc.sql("""
                with granted as (
                    insert into koto.access_right
                        (number, person_id, employer, municipality, ground, role, content, extent, powers, valid_from,
                         valid_until, state, requested_by, justification, decided_by, decided_at)
                    select koto.next_access_right_number(left(:case, 3)), p.id, p.organisation_id, left(:case, 3),
                           'OUTSIDE_ORGANISATION', 'partner-professional', :content, 'CASES', :powers, koto.instant(),
                           koto.instant() + interval '150 days', 'GRANTED', 'keha.admin', 'Testi', 'dpo.keuruu',
                           koto.instant()
                    from koto.person p where p.id = :person
                    returning number),
                named as (
                    insert into koto.access_right_case (right_number, case_number) select number, :case from granted)
                select number from granted
                """)
                .param("person", person)
                .param("case", caseNumber)
                .param("powers", powers.toArray(String[]::new))
                .param("content", content)
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
}
