package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.doors.Visitor.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Casework in numbers, in a town of its own: what is told, what is hidden, and who is told nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatisticsTest extends DoorsTest {

    private static final String LENDER = "keha.admin";
    private static final String MANAGER = "numbers.manager";
    private static final String YEAR = "municipality=994&from=2026-01-01&to=2026-12-31";
    private static final String MARCH = "municipality=994&from=2026-03-01&to=2026-03-31";

    private final Grants grants = new Grants(jdbc);
    private Visitor manager;
    private String right;

    @BeforeAll
    void aTownWithCases() {
        jdbc.sql("""
                insert into koto.municipality values ('994', 'Lukula', 'Lukula', '2025-01-01');
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality)
                values ('lukula', 'MUNICIPALITY', 'Lukulan kaupunki', 'Lukula stad', '994')
                """).update();
        grants.lendAccount(LENDER, MANAGER, "Testi", "Lukula-Prosessi", "lukula");
        right = grants.give(MANAGER, "994", "process-manager", List.of("READ"), List.of("ADMINISTRATION"));
        manager = visit(LENDER);
        cases(12, "ASSESSMENT", 1, "2026-02-01");
        cases(6, "PLANNING", 2, "2026-04-01");
        cases(3, "IN_FORCE", 3, null);
        cases(2, "REVIEW", 4, null);
        sixPairs();
    }

    @AfterAll
    void backToTheLender() {
        grants.end(right);
        grants.takeAccountBack(LENDER, MANAGER);
    }

    @Test
    void stagesAreToldAndFewClientsAreNot() {
        Map<String, String> told = told(YEAR, "Avoimet asiat nyt");

        assertThat(told)
                .containsEntry("Yhteensä", "23")
                .containsEntry("Rekisteröity", "0")
                .containsEntry("Arviointi", "12")
                .containsEntry("Suunnitelmaa laaditaan", "6")
                .containsEntry("Suunnitelma voimassa", "alle 5")
                .containsEntry("Suunnitelmaa tarkistetaan", "alle 5");
        assertThat(told(YEAR, "Vireille tulleet"))
                .containsEntry("Yhteensä", "23")
                .containsEntry("Oma pyyntö", "23");
    }

    /** Of 23 clients twelve live two together; a link that has ended binds nobody. */
    @Test
    void householdsAreCountedByTheirLinks() {
        assertThat(told(YEAR, "Kotitaloudet, joissa on avoin asia nyt"))
                .containsEntry("Yhteensä", "17")
                .containsEntry("Yksi asiakas", "11")
                .containsEntry("Kaksi asiakasta", "6")
                .containsEntry("Kolme asiakasta tai enemmän", "0");
    }

    @Test
    void waitsAreThoseThatEndedInThePeriod() {
        Map<String, String> february = told("municipality=994&from=2026-02-01&to=2026-02-28", "Odotusajat päivinä");
        assertThat(february)
                .containsEntry("Vireilletulosta alkuhaastatteluun: asiakkaita", "12")
                .containsEntry("Vireilletulosta alkuhaastatteluun: puolet odotti enintään", "22")
                .containsEntry("Arvioinnista ensimmäiseen suunnitelmaan: asiakkaita", "0")
                .containsEntry("Arvioinnista ensimmäiseen suunnitelmaan: pisin odotus", "ei näytetä");
        assertThat(told(YEAR, "Odotusajat päivinä"))
                .containsEntry("Vireilletulosta alkuhaastatteluun: asiakkaita", "18")
                .containsEntry("Vireilletulosta alkuhaastatteluun: pisin odotus", "81");
    }

    /** Opened on 10 January: by the rule's two months the assessment was to begin on 10 March. */
    @Test
    void aMissedDayIsMissedByTheRuleOfTheDay() {
        Map<String, String> told = told(MARCH, "Määräpäivät, jotka osuivat jaksoon");

        assertThat(told)
                .containsEntry("Arvioinnin aloittaminen: kaikki", "23")
                .containsEntry("Arvioinnin aloittaminen: myöhässä", "11");
        assertThat(manager.get("/api/v1/statistics?" + MARCH).body()).contains("säädöstä ei ole tarkistettu");
        assertThat(told("municipality=994&from=2026-04-01&to=2026-04-30", "Määräpäivät, jotka osuivat jaksoon"))
                .containsEntry("Arvioinnin aloittaminen: kaikki", "0");
    }

    @Test
    void aPeriodWithoutDataIsZerosAndTheFileSaysTheSame() {
        assertThat(told("municipality=994&from=2024-01-01&to=2024-12-31", "Vireille tulleet")
                        .values())
                .containsOnly("0");
        String file = manager.get("/api/v1/statistics.csv?" + YEAR).body();
        assertThat(file.lines().findFirst().orElseThrow().replace("\uFEFF", ""))
                .isEqualTo("\"Ryhmä\";\"Tieto\";\"Luku\";\"Perustuu\"");
        assertThat(file).contains("\"Avoimet asiat nyt\";\"Arviointi\";\"12\"").doesNotContain("Lukulainen");
    }

    @Test
    void nobodyElseIsToldAnythingAndTheAttemptIsLogged() {
        for (String person : List.of(CASEWORKER, "manager.keuruu", NURSE, OTHER_MUNICIPALITY, "dpo.keuruu")) {
            for (String path : List.of("/api/v1/statistics?", "/api/v1/statistics.csv?")) {
                long before = refusals(person);
                Answer answer = visit(person).get(path + YEAR);
                assertThat(answer.status()).as(person).isEqualTo(404);
                assertThat(answer.body()).doesNotContain("Avoimet", "Lukula");
                assertThat(refusals(person)).isEqualTo(before + 1);
            }
        }
        assertThat(manager.get("/api/v1/statistics?" + YEAR.replace("994", "249"))
                        .status())
                .isEqualTo(404);
        assertThat(manager.get("/api/v1/statistics?" + YEAR.replace("994", "000"))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aRightThatHasEndedShowsNothingInTheOpenSession() {
        String second = grants.give("officer.multia", "994", "team-lead", List.of("READ"), List.of("ADMINISTRATION"));
        Visitor lead = visit("officer.multia");
        assertThat(lead.get("/api/v1/statistics?" + YEAR).status()).isEqualTo(200);

        grants.end(second);

        assertThat(lead.get("/api/v1/statistics?" + YEAR).status()).isEqualTo(404);
    }

    @Test
    void aQuestionThatCannotBeAnsweredSaysWhatToDo() {
        refused("municipality=994", "alkupäivä");
        refused("municipality=994&from=2026-01-01", "loppupäivä");
        refused("municipality=994&from=2026-01-02&to=2026-01-31", "kokonaisia kuukausia");
        refused("municipality=994&from=2026-02-01&to=2026-01-31", "ennen alkupäivää");
        refused("municipality=994&from=2016-02-01&to=2026-01-31", "viiden vuoden");
        refused("municipality=Lukula&from=2026-01-01&to=2026-01-31", "kunnan numero");
    }

    private void refused(String question, String said) {
        Answer answer = manager.get("/api/v1/statistics?" + question);
        assertThat(answer.status()).as(question).isEqualTo(400);
        assertThat(answer.json().path("detail").asText()).contains(said);
    }

    private Map<String, String> told(String question, String group) {
        Answer answer = manager.get("/api/v1/statistics?" + question);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return StreamSupport.stream(answer.json().spliterator(), false)
                .filter(line -> line.path("groupFi").asText().equals(group))
                .collect(Collectors.toMap(
                        line -> line.path("nameFi").asText(),
                        (JsonNode line) -> line.path("value").asText()));
    }

    private long refusals(String person) {
        return jdbc.sql("""
                select count(*) from koto.audit_entry
                where person_id = :person and action in ('VIEW_STATISTICS', 'EXPORT_STATISTICS') and outcome = 'REFUSED'
                """).param("person", person).query(Long.class).single();
    }

    private void sixPairs() {
        jdbc.sql("""
                insert into koto.household (client_id, municipality)
                select client_id, municipality from koto.integration_case where municipality = '994';
                with numbered as (
                    select client_id, row_number() over (order by number) as place from koto.integration_case
                    where municipality = '994' and state = 'ASSESSMENT')
                insert into koto.household_member (municipality, client_id, member_client_id, role, until)
                select '994', a.client_id, b.client_id, 'SPOUSE', null from numbered a
                join numbered b on b.place = a.place + 1 where a.place % 2 = 1
                union all
                select '994', a.client_id, b.client_id, 'SIBLING', date '2026-01-31' from numbered a
                join numbered b on b.place = a.place + 2 where a.place = 1
                """).update();
    }

    /** Opened on 10 January 2026; with an interview on the day given, or none. */
    private void cases(int many, String state, int batch, String interviewedOn) {
        jdbc.sql("""
                with people as (
                    insert into koto.client (municipality, family_name, given_names, birth_date, citizenship, native_language,
                        contact_language, interpreter_needed, permit_kind, first_permit_on, registered_at, registered_by)
                    select '994', 'Lukulainen', 'Testi', date '1990-01-01', 'SYR', 'ar', 'fi', false, 'OTHER',
                           date '2025-12-01', timestamptz '2026-01-10 10:00+02', :manager
                    from generate_series(1, :many)
                    returning id
                ), opened as (
                    insert into koto.integration_case (number, municipality, client_id, way_in, state, opened_at, opened_by)
                    select '994-2026-' || lpad((:batch * 100 + row_number() over ())::text, 4, '0'), '994', id,
                           'OWN_REQUEST', :state, timestamptz '2026-01-10 10:00+02', :manager
                    from people
                    returning number, opened_at
                )
                insert into koto.assessment (case_number, municipality, state, opened_at, interviewed_on, coordination_needed)
                select number, '994', case when :interview is null then 'OPEN' else 'INTERVIEWED' end, opened_at,
                       cast(:interview as date), case when :interview is null then null else false end
                from opened
                """)
                .param("many", many)
                .param("batch", batch)
                .param("state", state)
                .param("manager", MANAGER)
                .param("interview", interviewedOn, java.sql.Types.VARCHAR)
                .update();
    }
}
