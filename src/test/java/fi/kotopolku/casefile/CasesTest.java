package fi.kotopolku.casefile;

import static fi.kotopolku.casefile.CaseTestbed.KEURUU;
import static fi.kotopolku.casefile.CaseTestbed.MULTIA;
import static fi.kotopolku.casefile.CaseTestbed.NURSE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.Role;
import fi.kotopolku.assessment.Assessments;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.problem.RefusedForms;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Cases after intake: who sees them, who takes care of them, how they end. */
class CasesTest {

    private static CaseTestbed bed;
    private static Cases cases;
    private static MockMvc api;

    @BeforeAll
    static void start() {
        bed = new CaseTestbed("cases");
        cases = bed.bean(Cases.class);
        api = MockMvcBuilders.standaloneSetup(bed.bean(CasesApi.class))
                .setControllerAdvice(bed.bean("accessProblems"), new RefusedForms())
                .build();
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void theListShowsWhatTheRightReachesAndLogsEachName() throws Exception {
        String own = bed.openCase(KEURUU, "Testi-Oma");
        String other = bed.openCase(MULTIA, "Testi-Multialainen");
        bed.bean(Assessments.class).open(own);
        int before = reads(KEURUU, own);

        signIn(KEURUU);
        String list = api.perform(get("/api/v1/cases"))
                .andExpect(status().isOk())
                .andExpect(
                        jsonPath("$[?(@.number == '" + own + "')].clientName").value("Testi Amina Testi-Oma"))
                .andExpect(jsonPath("$[?(@.number == '" + own + "')].stateFi").value("Arviointi"))
                .andExpect(
                        jsonPath("$[?(@.number == '" + own + "')].responsible").value("Testi caseworker.keuruu"))
                .andExpect(
                        jsonPath("$[?(@.number == '" + own + "')].nextDeadline").exists())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(list).doesNotContain(other, "Testi-Multialainen", "identityCode");
        assertThat(reads(KEURUU, own)).isGreaterThan(before);
    }

    @Test
    void theDetailTellsDeadlinesWithReasonsAndWhoHasRights() throws Exception {
        String number = bed.openCase(KEURUU, "Testi-Tarkka");
        bed.bean(Assessments.class).open(number);
        signIn(KEURUU);
        api.perform(get("/api/v1/cases/" + number))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.clientName").value("Testi Amina Testi-Tarkka"))
                .andExpect(jsonPath("$.deadlines[0].rule").value("ASSESSMENT_START"))
                .andExpect(jsonPath("$.deadlines[0].why").isNotEmpty())
                .andExpect(jsonPath("$.deadlines[0].verification").value("UNVERIFIED"))
                .andExpect(jsonPath("$.people[?(@.name == 'Testi caseworker.keuruu')].employer")
                        .value("Keuruu"))
                .andExpect(jsonPath("$.people[?(@.name == 'Testi caseworker.multia')]")
                        .isEmpty());
    }

    @Test
    void anothersCaseIsAnsweredAsOneThatDoesNotExist() throws Exception {
        String number = bed.openCase(KEURUU, "Testi-Piilossa");
        for (String person : List.of(MULTIA, NURSE)) {
            signIn(person);
            String beyond = notFound(number);
            assertThat(beyond)
                    .isEqualTo(notFound("249-2026-9999").replace("249-2026-9999", number))
                    .isEqualTo(notFound("495-2026-9999").replace("495-2026-9999", number))
                    .doesNotContain("Testi-Piilossa");
            assertThat(cases.names(person, List.of(number))).isEmpty();
        }
    }

    @Test
    void aListPageOutOfBoundsIsRefused() throws Exception {
        signIn(KEURUU);
        for (String query : List.of("page=-1", "size=0", "size=101", "page=100001")) {
            api.perform(get("/api/v1/cases?" + query))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.code").value("invalid"));
        }
        api.perform(get("/api/v1/cases?page=x")).andExpect(status().isBadRequest());
    }

    @Test
    void namesComeByTheRule() {
        String own = bed.openCase(KEURUU, "Testi-Nimi");
        String other = bed.openCase(MULTIA, "Testi-Naapuri");
        assertThat(cases.names(KEURUU, List.of(own, other, "249-2026-9999")))
                .containsOnlyKeys(own)
                .containsEntry(own, "Testi Amina Testi-Nimi");
        assertThat(cases.names(KEURUU, List.of())).isEmpty();
    }

    @Test
    void theResponsiblePersonIsNamedOnlyWhileTheRightIsInForce() {
        bed.person("brief.keuruu", "keuruu");
        String right = bed.grant(
                "brief.keuruu",
                "249",
                Role.CASEWORKER,
                "MUNICIPALITY",
                null,
                Set.of("IDENTITY_AND_CONTACT", "RESIDENCE"));
        String number = bed.openCase("brief.keuruu", "Testi-Vastuu");
        assertThat(cases.responsible(number)).isEqualTo("brief.keuruu");
        bed.end(right);
        assertThat(cases.responsible(number)).isNull();
    }

    @Test
    void closingWritesTheReasonAndTheModelClosesOnce() {
        String number = bed.openCase(KEURUU, "Testi-Päättyvä");
        FormBinding<CloseCase> form = closing();
        FormContext task = bed.task(KEURUU, number);
        CloseCase shown = form.read(task);
        assertThat(shown.clientName()).isEqualTo("Testi Amina Testi\\-Päättyvä");

        assertThat(bed.submit(
                        form,
                        task,
                        answer(shown, CloseCase.Next.CLOSE, CloseReason.GOALS_MET, "Tavoitteet täyttyivät.")))
                .containsEntry("caseCloses", true);
        assertThat(cases.find(number).closed()).isFalse();
        cases.close(number);
        cases.close(number);
        assertThat(cases.find(number).closed()).isTrue();
        assertThat(bed.count(
                        "select count(*) from koto.audit_entry where action = 'CASE_CLOSED' and subject_key = ?",
                        number))
                .isEqualTo(1);
        assertThatThrownBy(() -> cases.advance(number, CaseState.PLANNING)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> cases.find("249-2026-9999")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aNewPlanInsteadOfClosing() {
        String number = bed.openCase(KEURUU, "Testi-Jatkuva");
        FormBinding<CloseCase> form = closing();
        FormContext task = bed.task(KEURUU, number);
        assertThat(bed.submit(form, task, answer(form.read(task), CloseCase.Next.NEW_PLAN, null, null)))
                .containsEntry("caseCloses", false);
    }

    @Test
    void closingRefusesStaleFormsMissingReasonsAndStrangers() {
        String number = bed.openCase(KEURUU, "Testi-Kiista");
        FormBinding<CloseCase> form = closing();
        FormContext task = bed.task(KEURUU, number);
        CloseCase first = form.read(task);

        refused(form, task, answer(first, CloseCase.Next.CLOSE, null, "Syy puuttuu."), "closeReason");
        refused(form, task, answer(first, CloseCase.Next.CLOSE, CloseReason.OTHER, "  "), "closeNote");
        refused(form, task, answer(first, null, null, null), "next");
        bed.submit(form, task, answer(first, CloseCase.Next.CLOSE, CloseReason.OTHER, "Ensimmäinen."));
        refused(form, task, answer(first, CloseCase.Next.CLOSE, CloseReason.OTHER, "Toinen."), "version");
        assertThat(bed.count(
                        "select count(*) from koto.integration_case where number = ? and close_note = 'Ensimmäinen.'",
                        number))
                .isEqualTo(1);

        FormContext stranger = new FormContext(MULTIA, "249", number, task.variables());
        assertThatThrownBy(() -> form.read(stranger)).isInstanceOf(AccessRefused.class);
        assertThatThrownBy(
                        () -> bed.submit(form, stranger, answer(form.read(task), CloseCase.Next.NEW_PLAN, null, null)))
                .isInstanceOf(AccessRefused.class);
    }

    private static FormBinding<CloseCase> closing() {
        return bed.form("task_closeCase", CloseCase.class);
    }

    private static CloseCase answer(CloseCase shown, CloseCase.Next next, CloseReason reason, String note) {
        return new CloseCase(null, null, null, null, shown.rowVersion(), next, reason, note);
    }

    private static void refused(FormBinding<CloseCase> form, FormContext task, CloseCase answer, String field) {
        assertThatThrownBy(() -> bed.submit(form, task, answer))
                .isInstanceOfSatisfying(
                        FormRefused.class,
                        refused -> assertThat(refused.problems())
                                .extracting(FormRefused.Problem::field)
                                .containsExactly(field));
    }

    private static void signIn(String person) {
        TestingAuthenticationToken token = new TestingAuthenticationToken(person, null, "ROLE_USER");
        SecurityContextHolder.getContext().setAuthentication(token);
    }

    private static String notFound(String number) throws Exception {
        return api.perform(get("/api/v1/cases/" + number))
                .andExpect(status().isNotFound())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private static int reads(String person, String number) {
        return bed.count(
                "select count(*) from koto.audit_entry where action = 'READ' and person_id = ? and subject_key = ?",
                person,
                number);
    }
}
