package fi.kotopolku.demo;

import fi.kotopolku.access.AccessRights;
import fi.kotopolku.access.RevocationGround;
import fi.kotopolku.engine.Casework;
import fi.kotopolku.identity.WorkFor;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Access rights in every stage, and a substitute whose right has ended. All of it happens now: a right is in force by the
 * database's clock, which is never moved. What was asked for is known again by its justification.
 */
final class DemoRequests {

    static final String SUBSTITUTE = "substitute.keuruu";

    private static final String KEURUU = "249";
    private static final String LEAD = "lead.keuruu";
    private static final String OFFICER = "officer.keuruu";
    private static final String SUBSTITUTION = "Sijainen kotoutumistyössä";

    private final JdbcClient jdbc;
    private final WorkFor work;
    private final Casework casework;
    private final AccessRights accessRights;

    DemoRequests(JdbcClient jdbc, WorkFor work, Casework casework, AccessRights accessRights) {
        this.jdbc = jdbc;
        this.work = work;
        this.casework = casework;
        this.accessRights = accessRights;
    }

    /** A colleague without an account: asked for, granted, and until {@link #substituteLeaves} at work. */
    void substituteComes(LocalDate today) {
        jdbc.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values (:id, :issuer, :id, 'Testi', 'Keuruu-Sijainen', 'substitute.keuruu@esimerkki.invalid', 'keuruu')
                on conflict do nothing
                """)
                .param("id", SUBSTITUTE)
                .param("issuer", DemoIdentityProvider.ISSUER_NAME)
                .update();
        Map<String, Object> request = SampleAnswers.with(
                SampleAnswers.accessRequest(SUBSTITUTE, today, today.plusMonths(3)),
                "residence",
                true,
                "educationAndWork",
                true,
                "notes",
                true,
                "justification",
                SUBSTITUTION);
        decided(request, SampleAnswers.decision("GRANTED"));
    }

    /** @return whether the substitute can register clients now */
    boolean substituteIsIn() {
        return work.municipality(
                KEURUU,
                () -> jdbc.sql("select exists (select 1 from koto.right_in_force where person_id = :person)")
                        .param("person", SUBSTITUTE)
                        .query(Boolean.class)
                        .single());
    }

    void substituteLeaves() {
        if (substituteIsIn()) {
            String number = number(SUBSTITUTION);
            casework.as(LEAD, () -> {
                accessRights.revoke(number, LEAD, RevocationGround.TASK_ENDED, "Sijaisuus päättyi");
                return null;
            });
        }
    }

    void others(LocalDate today) {
        decided(
                outside(
                        today,
                        "employment.keuruu",
                        today.plusMonths(4),
                        "Asiakas hakee työtä; palvelut sovitetaan yhteen",
                        numberOf("Testinen-Al-Jabri"),
                        numberOf("Testinen-Hussein")),
                SampleAnswers.decision("GRANTED"));
        decided(
                outside(
                        today,
                        "teacher.partner",
                        today.plusDays(5),
                        "Opettaja seuraa opintojen alkua",
                        numberOf("Testinen-Shevchenko")),
                SampleAnswers.decision("GRANTED"));
        decided(
                outside(
                        today,
                        "employment.keuruu",
                        today.plusMonths(5),
                        "Yleinen seuranta",
                        numberOf("Testinen-Haddad"),
                        numberOf("Testinen-Warsame")),
                SampleAnswers.with(
                        SampleAnswers.decision("REFUSED"),
                        "reason",
                        "Näillä asiakkailla ei ole vielä suunnitelmaa eikä asiaa työvoimaviranomaisessa"));
        asked(outside(
                today,
                "teacher.partner",
                today.plusMonths(5),
                "Asiakas aloittaa kotoutumiskoulutuksen",
                numberOf("Testinen-Chaiyasit")));
        asked(SampleAnswers.with(
                outside(
                        today,
                        "teacher.partner",
                        today.plusMonths(2),
                        "Opettaja tarvitsee tiedot oppimisen tuesta",
                        numberOf("Testinen-Popescu")),
                "healthAndFunctioning",
                true));
    }

    private void decided(Map<String, Object> request, Map<String, Object> decision) {
        asked(request);
        String number = number((String) request.get("justification"));
        if (state(number).equals("REQUESTED")) {
            casework.answer(OFFICER, number, "task_decideAccessRight", decision);
        }
    }

    private void asked(Map<String, Object> request) {
        if (number((String) request.get("justification")) == null) {
            casework.begin(LEAD, "access-right", request);
        }
    }

    private static Map<String, Object> outside(
            LocalDate today, String person, LocalDate until, String why, String... cases) {
        return SampleAnswers.with(
                SampleAnswers.accessRequest(person, today, until),
                "role",
                person.startsWith("teacher") ? "PARTNER_PROFESSIONAL" : "EMPLOYMENT_EXPERT",
                "ground",
                "OUTSIDE_ORGANISATION",
                "extent",
                "CASES",
                "cases",
                String.join(", ", cases),
                "justification",
                why);
    }

    private String number(String justification) {
        return work.municipality(
                KEURUU,
                () -> jdbc.sql(
                                "select number from koto.access_right where justification = :why and municipality = :municipality")
                        .param("why", justification)
                        .param("municipality", KEURUU)
                        .query(String.class)
                        .optional()
                        .orElse(null));
    }

    private String state(String number) {
        return work.municipality(
                KEURUU,
                () -> jdbc.sql("select state from koto.access_right where number = :number")
                        .param("number", number)
                        .query(String.class)
                        .single());
    }

    private String numberOf(String familyName) {
        return work.municipality(
                KEURUU,
                () -> jdbc.sql("""
                select k.number from koto.integration_case k join koto.client c on c.id = k.client_id
                where k.municipality = :municipality and c.family_name = :name order by k.opened_at limit 1
                """)
                        .param("municipality", KEURUU)
                        .param("name", familyName)
                        .query(String.class)
                        .single());
    }
}
