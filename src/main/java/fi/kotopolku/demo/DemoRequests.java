package fi.kotopolku.demo;

import fi.kotopolku.access.AccessRightNarrowed;
import fi.kotopolku.access.AccessRights;
import fi.kotopolku.access.RevocationGround;
import fi.kotopolku.engine.Casework;
import fi.kotopolku.identity.WorkFor;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.context.ApplicationEventPublisher;
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
    private static final String ENDING = "Opettaja seuraa opintojen alkua";
    private static final String UNUSED = "Asiakas oli työkokeilussa";

    private final JdbcClient jdbc;
    private final WorkFor work;
    private final Casework casework;
    private final AccessRights accessRights;
    private final ApplicationEventPublisher events;

    DemoRequests(
            JdbcClient jdbc,
            WorkFor work,
            Casework casework,
            AccessRights accessRights,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.work = work;
        this.casework = casework;
        this.accessRights = accessRights;
        this.events = events;
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
                SampleRights.accessRequest(SUBSTITUTE, today, today.plusMonths(3)),
                "residence",
                true,
                "educationAndWork",
                true,
                "notes",
                true,
                "justification",
                SUBSTITUTION);
        decided(request, SampleRights.decision("GRANTED"));
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
                SampleRights.decision("GRANTED"));
        if (decided(
                outside(today, "teacher.partner", today.plusDays(5), ENDING, numberOf("Testinen-Shevchenko")),
                SampleRights.decision("GRANTED"))) {
            casework.timerComes(number(ENDING));
        }
        decided(
                SampleAnswers.with(
                        outside(
                                today,
                                "employment.keuruu",
                                today.plusMonths(3),
                                "Työkokeilu alkaa kahden viikon kuluttua",
                                numberOf("Testinen-Shevchenko")),
                        "validFrom",
                        today.plusDays(14).toString()),
                SampleRights.decision("GRANTED"));
        unusedSinceLong();
        decided(
                outside(
                        today,
                        "employment.keuruu",
                        today.plusMonths(5),
                        "Yleinen seuranta",
                        numberOf("Testinen-Haddad"),
                        numberOf("Testinen-Warsame")),
                SampleAnswers.with(
                        SampleRights.decision("REFUSED"),
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

    /** @return whether it was decided just now */
    private boolean decided(Map<String, Object> request, Map<String, Object> decision) {
        asked(request);
        String number = number((String) request.get("justification"));
        boolean open = state(number).equals("REQUESTED");
        if (open) {
            casework.answer(OFFICER, number, "task_decideAccessRight", decision);
        }
        return open;
    }

    /**
     * A right from before the demo, which its holder is asked about. A right in force by request begins when it is
     * decided, so this one is written as it would stand by now; its life goes on where that of a narrowed right begins.
     */
    private void unusedSinceLong() {
        if (number(UNUSED) != null) {
            return;
        }
        String named = numberOf("Testinen-Popescu");
        String number = work.municipality(KEURUU, () -> {
            String written = jdbc.sql("""
                    insert into koto.access_right
                        (number, person_id, employer, municipality, ground, role, content, extent, powers, valid_from,
                         valid_until, state, requested_by, requested_at, justification, decided_by, decided_at)
                    select koto.next_access_right_number(:municipality), p.id, p.organisation_id, :municipality,
                           'OUTSIDE_ORGANISATION', 'employment-expert', '{LANGUAGE,PLAN,SERVICES}', 'CASES', '{READ}',
                           koto.instant() - interval '100 days', koto.instant() + interval '70 days', 'GRANTED', :lead,
                           koto.instant() - interval '101 days', :why, :officer, koto.instant() - interval '100 days'
                    from koto.person p where p.id = 'employment.keuruu'
                    returning number
                    """)
                    .param("municipality", KEURUU)
                    .param("lead", LEAD)
                    .param("officer", OFFICER)
                    .param("why", UNUSED)
                    .query(String.class)
                    .single();
            jdbc.sql("insert into koto.access_right_case (right_number, case_number) values (:number, :named)")
                    .param("number", written)
                    .param("named", named)
                    .update();
            jdbc.sql("""
                    insert into koto.access_right_event (right_number, at, kind, by_person)
                    values (:number, koto.instant() - interval '100 days', 'GRANTED', :officer)
                    """).param("number", written).param("officer", OFFICER).update();
            events.publishEvent(new AccessRightNarrowed(written, KEURUU));
            return written;
        });
        casework.timerComes(number);
    }

    private void asked(Map<String, Object> request) {
        if (number((String) request.get("justification")) == null) {
            casework.begin(LEAD, "access-right", request);
        }
    }

    private static Map<String, Object> outside(
            LocalDate today, String person, LocalDate until, String why, String... cases) {
        return SampleAnswers.with(
                SampleRights.accessRequest(person, today, until),
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
