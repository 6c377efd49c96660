package fi.kotopolku.demo;

import fi.kotopolku.identity.WorkFor;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The rights that the demo's municipal people begin with. Somebody has to be first: with nobody in office nobody could
 * ask for a right or decide on one, so these are written straight to the table, which holds them to the same bounds.
 * People of other employers begin with none, and are given theirs case by case.
 */
@Component
@Profile("demo")
class DemoRights implements InitializingBean {

    private static final List<String> CASEWORK = List.of(
            "IDENTITY_AND_CONTACT",
            "RESIDENCE",
            "HOUSEHOLD",
            "EDUCATION_AND_WORK",
            "LANGUAGE",
            "HEALTH_AND_FUNCTIONING",
            "PLAN",
            "SERVICES",
            "NOTES");
    /** Narrower than Keuruu's, so that one can see what a form is like within a content bound. */
    private static final List<String> CASEWORK_WITHOUT_HEALTH = CASEWORK.stream()
            .filter(category -> !category.equals("HEALTH_AND_FUNCTIONING"))
            .toList();

    /** Keuruu's caseworker has a right that names the contact data under a non-disclosure order; nobody else has. */
    private static final List<String> CASEWORK_WITH_PROTECTED =
            Stream.concat(CASEWORK.stream(), Stream.of("PROTECTED_CONTACT")).toList();

    private static final List<String> OFFICE = List.of("ADMINISTRATION");

    private record Standing(
            String person,
            String municipality,
            String role,
            List<String> content,
            List<String> powers,
            String requester,
            String decider) {

        Standing(
                String person,
                String municipality,
                String role,
                List<String> content,
                List<String> powers,
                String decider) {
            this(person, municipality, role, content, powers, "keha.admin", decider);
        }

        String ground() {
            return municipality.equals("000") ? "NATIONAL_ADMINISTRATION" : "MUNICIPAL_TASK";
        }
    }

    private static final List<Standing> RIGHTS = List.of(
            new Standing(
                    "caseworker.keuruu",
                    "249",
                    "caseworker",
                    CASEWORK_WITH_PROTECTED,
                    List.of("READ", "WRITE", "DECIDE"),
                    "officer.keuruu"),
            new Standing("lead.keuruu", "249", "team-lead", CASEWORK, List.of("READ"), "officer.keuruu"),
            new Standing(
                    "officer.keuruu", "249", "access-officer", OFFICE, List.of("READ", "DECIDE"), "officer2.keuruu"),
            new Standing(
                    "officer2.keuruu", "249", "access-officer", OFFICE, List.of("READ", "DECIDE"), "officer.keuruu"),
            new Standing("manager.keuruu", "249", "process-manager", OFFICE, List.of("READ"), "officer.keuruu"),
            new Standing("dpo.keuruu", "249", "data-protection-officer", OFFICE, List.of("READ"), "officer.keuruu"),
            new Standing(
                    "caseworker.multia",
                    "495",
                    "caseworker",
                    CASEWORK_WITHOUT_HEALTH,
                    List.of("READ", "WRITE", "DECIDE"),
                    "officer.multia"),
            new Standing(
                    "officer.multia", "495", "access-officer", OFFICE, List.of("READ", "DECIDE"), "officer.keuruu"),
            new Standing(
                    "keha.admin",
                    "000",
                    "keha-admin",
                    OFFICE,
                    List.of("READ", "WRITE", "DECIDE"),
                    "keha.requester",
                    "keha.decider"));

    /** Nobody asks for or decides on their own right, so KEHA's administrator needs two colleagues. */
    private static final List<String> COLLEAGUES = List.of("keha.requester", "keha.decider");

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final WorkFor work;

    DemoRights(JdbcClient jdbc, TransactionTemplate transaction, WorkFor work, DemoAdoptions adoptions) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.work = work;
    }

    @Override
    public void afterPropertiesSet() {
        COLLEAGUES.forEach(this::insertColleague);
        RIGHTS.forEach(right -> transaction.executeWithoutResult(running -> grant(right)));
    }

    /** People of KEHA who stand behind a decision and never sign in. */
    private void insertColleague(String id) {
        jdbc.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values (:id, 'ei-kirjaudu', :id, 'Testi', 'Keha-Työntekijä', 'testi@esimerkki.invalid', 'keha')
                on conflict do nothing
                """).param("id", id).update();
    }

    private void grant(Standing right) {
        work.municipality(right.municipality());
        jdbc.sql("""
                insert into koto.access_right
                    (number, person_id, employer, municipality, ground, role, content, extent, powers, valid_from,
                     valid_until, state, requested_by, justification, decided_by, decided_at)
                select koto.next_access_right_number(:municipality), p.id, p.organisation_id, :municipality,
                       :ground, :role, :content, 'MUNICIPALITY', :powers, koto.instant(),
                       koto.instant() + interval '364 days', 'GRANTED', :requester, 'Esittelyn alkutilanne',
                       :decider, koto.instant()
                from koto.person p
                where p.id = :person and not exists (
                    select 1 from koto.right_in_force r
                    where r.person_id = :person and r.municipality = :municipality and r.role = :role)
                """)
                .param("person", right.person())
                .param("municipality", right.municipality())
                .param("role", right.role())
                .param("content", right.content().toArray(String[]::new))
                .param("powers", right.powers().toArray(String[]::new))
                .param("ground", right.ground())
                .param("requester", right.requester())
                .param("decider", right.decider())
                .update();
    }
}
