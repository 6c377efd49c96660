package fi.kotopolku.plan;

import static fi.kotopolku.plan.Answers.agreed;
import static fi.kotopolku.plan.Answers.course;
import static fi.kotopolku.plan.Answers.draft;
import static fi.kotopolku.plan.PlanHouse.CASEWORKER;
import static fi.kotopolku.plan.PlanHouse.NURSE;
import static fi.kotopolku.plan.PlanHouse.STRANGER;
import static fi.kotopolku.plan.PlanHouse.read;
import static fi.kotopolku.plan.PlanHouse.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.plan.PlanComparison.Change;
import fi.kotopolku.plan.PlanComparison.Field;
import fi.kotopolku.plan.PlanComparison.Kind;
import fi.kotopolku.plan.PlanReading.NoSuchVersion;
import fi.kotopolku.plan.PlannedGoal.Area;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Two versions line by line, for those whose rights reach them and as far as they do. */
class PlanComparisonTest extends PlanMade {

    private static final LocalDate LATER = BEGAN.plusMonths(3);

    @Autowired
    PlanReading reading;

    @Autowired
    PlanVersionsApi api;

    /** The second version rewrites a goal, drops the other, adds one, and gives the course another day and nothing else. */
    @BeforeEach
    void aPlanInTwoVersions() {
        PlannedGoal dropped = new PlannedGoal(null, Area.EMPLOYMENT, "Kesätyö", null);
        submit(
                drafting,
                number,
                draft(draftVersion(), "Ammatti", List.of(Answers.GOAL, dropped), List.of(course(BEGAN, null))));
        submit(confirming, number, agreed(draftVersion(), BEGAN, ENDS, BEGAN));
        plans.putInForce(number);

        clock.standOn(LATER);
        plans.openDraft(number);
        DraftPlanForm shown = read(drafting, number);
        PlannedService course = shown.services().get(0);
        submit(
                drafting,
                number,
                draft(
                        shown.rowVersion(),
                        "Ammatti",
                        List.of(
                                new PlannedGoal("T1", Area.LANGUAGE, "Aivan toisin sanoin", ENDS),
                                new PlannedGoal(null, Area.STUDIES, "Lukio", null)),
                        List.of(new PlannedService(
                                course.line(),
                                course.kind(),
                                course.provider(),
                                course.aim(),
                                course.startsOn(),
                                LATER.plusMonths(2),
                                course.responsible(),
                                course.responsiblePerson()))));
        submit(confirming, number, agreed(draftVersion(), LATER, ENDS.plusMonths(1), LATER));
        plans.putInForce(number);
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void linesAreMatchedByTheirNumberAndNotByTheirText() {
        PlanComparison compared = reading.comparison(CASEWORKER, number, 1, 2);

        assertThat(compared.plan())
                .extracting(Change::title, Change::kind)
                .containsExactly(
                        tuple("Voimassaolo", Kind.CHANGED),
                        tuple("Sopiminen", Kind.CHANGED),
                        tuple("Tavoite T1", Kind.CHANGED),
                        tuple("Tavoite T3", Kind.ADDED),
                        tuple("Tavoite T2", Kind.REMOVED));
        assertThat(compared.plan().get(2).fields())
                .containsExactly(
                        new Field("Tavoite", Answers.GOAL.goal(), "Aivan toisin sanoin"),
                        new Field("Viimeistään", "–", Text.day(ENDS)));
        assertThat(compared.plan().get(4).fields()).contains(new Field("Tavoite", "Kesätyö", null));
        assertThat(compared.services()).singleElement().satisfies(change -> {
            assertThat(change.line()).isEqualTo("P1");
            assertThat(change.kindFi()).isEqualTo("Muutettu");
            assertThat(change.fields()).containsExactly(new Field("Päättyy", "–", Text.day(LATER.plusMonths(2))));
        });
    }

    @Test
    void theOtherWayRoundWhatWasAddedIsRemoved() {
        assertThat(reading.comparison(CASEWORKER, number, 2, 1).plan())
                .extracting(Change::line, Change::kind)
                .contains(tuple("T3", Kind.REMOVED), tuple("T2", Kind.ADDED));
        assertThat(reading.comparison(CASEWORKER, number, 2, 2).plan()).isEmpty();
    }

    @Test
    void theVersionsAreListedNewestFirstWithThePlanInForceAndItsDates() {
        PlanVersionsView view = reading.versions(CASEWORKER, number);

        assertThat(view.inForce()).isEqualTo(2);
        assertThat(view.versions())
                .extracting(VersionLine::no, VersionLine::stateFi)
                .containsExactly(tuple(2, "Voimassa"), tuple(1, "Korvattu"));
        assertThat(view.plan()).extracting(PlanPart::line).contains("T1", "T3").doesNotContain("T2");
        assertThat(view.services()).extracting(PlanPart::line).containsExactly("P1");
        assertThat(view.deadlines())
                .isNotEmpty()
                .allSatisfy(due -> assertThat(due.why()).isNotBlank());
    }

    @Test
    void whatTheRightsDoNotCoverIsLeftOutAndNotLogged() {
        String plans = readerOf("PLAN");
        PlanComparison withoutServices = reading.comparison(plans, number, 1, 2);
        assertThat(withoutServices.plan()).isNotEmpty();
        assertThat(withoutServices.services()).isNull();
        assertThat(reading.versions(plans, number).services()).isNull();
        assertThat(shownTo(plans)).containsExactly("PLAN");

        String services = readerOf("SERVICES");
        PlanVersionsView withoutPlan = reading.versions(services, number);
        assertThat(withoutPlan.plan()).isNull();
        assertThat(withoutPlan.versions()).isNull();
        assertThat(withoutPlan.numbers()).containsExactly(2, 1);
        assertThat(withoutPlan.services()).isNotEmpty();
        assertThat(reading.comparison(services, number, 1, 2).before()).isNull();
    }

    @Test
    void withoutPlanAndServicesThereIsNothing() {
        String reader = readerOf("LANGUAGE");

        assertThatThrownBy(() -> reading.versions(reader, number)).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> reading.comparison(reader, number, 1, 2)).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> reading.versions(STRANGER, number)).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> reading.comparison(STRANGER, number, 1, 99)).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(() -> reading.comparison(NURSE, number, 1, 2)).isInstanceOf(AccessRefused.class);
    }

    @Test
    void whatIsShownIsLoggedByCategory() {
        reading.comparison(CASEWORKER, number, 1, 2);

        assertThat(jdbc.sql("select category from koto.audit_entry where subject_key = ? and person_id = ?"
                                + " and action = 'READ' order by id desc limit 2")
                        .params(number, CASEWORKER)
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("PLAN", "SERVICES");
    }

    @Test
    void aVersionThatNeverWasIsSaidToBeOne() throws Exception {
        assertThatThrownBy(() -> reading.comparison(CASEWORKER, number, 1, 3)).isInstanceOf(NoSuchVersion.class);
        SecurityContextHolder.getContext()
                .setAuthentication(new TestingAuthenticationToken(CASEWORKER, "", "ROLE_SIGNED_IN"));
        MockMvc http = MockMvcBuilders.standaloneSetup(api).build();
        http.perform(get("/api/v1/cases/{number}/plan-versions/1/comparison/3", number))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.code").value("NO_SUCH_VERSION"));
        http.perform(get("/api/v1/cases/{number}/plan-versions/1/comparison/2", number))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.services[0].fields[0].name").value("Päättyy"));
    }

    private List<String> shownTo(String reader) {
        return jdbc.sql("select distinct category from koto.audit_entry where subject_key = ? and person_id = ?"
                        + " and action = 'READ'")
                .params(number, reader)
                .query(String.class)
                .list();
    }

    /** Somebody whose only right is to read the one category. */
    private String readerOf(String category) {
        String reader = "reader." + category.toLowerCase();
        jdbc.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values (:id, 'test', :id, 'Testi', 'Lukija', 'lukija@example.invalid', 'keuruu') on conflict do nothing
                """).param("id", reader).update();
        jdbc.sql("""
                insert into koto.access_right (number, person_id, employer, municipality, ground, role, content, extent,
                    powers, valid_from, valid_until, state, requested_by, justification, decided_by, decided_at)
                values (:number, :person, 'keuruu', '249', 'MUNICIPAL_TASK', 'caseworker', array[:category], 'MUNICIPALITY',
                    array['READ'], now() - interval '1 day', now() + interval '30 days', 'GRANTED', 'lead.keuruu',
                    'testi', 'officer.keuruu', now()) on conflict do nothing
                """)
                .param("number", "249-KO-2026-9" + Math.abs(category.hashCode() % 1000))
                .param("person", reader)
                .param("category", category)
                .update();
        return reader;
    }
}
