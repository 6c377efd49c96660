package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.assessmentNeeded;
import static fi.kotopolku.demo.SampleAnswers.assessmentNotNeeded;
import static fi.kotopolku.demo.SampleAnswers.conclusion;
import static fi.kotopolku.demo.SampleAnswers.contribution;
import static fi.kotopolku.demo.SampleAnswers.interview;
import static fi.kotopolku.demo.SampleAnswers.interviewInviting;
import static fi.kotopolku.demo.SampleAnswers.measured;
import static fi.kotopolku.demo.SampleAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.rules.Deadline;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Interview, the county's part where it is needed, and the conclusion (§ 14). */
class ServiceNeedAssessmentTest extends WholeModelTest {

    @Autowired
    WebApplicationContext web;

    ServiceNeedAssessmentTest() {
        super("service-need-assessment");
    }

    @Test
    void withoutTheCountyItIsInterviewAndConclusion() {
        String key = newCase();
        ProcessInstance assessment = running(key, "service-need-assessment");
        assertThat(assessment)
                .hasPassed("start_assessment", "service_openAssessment", "gateway_needClear")
                .hasNotPassed("task_decideNeed")
                .isWaitingAtExactly("task_initialInterview");
        assertThat(task(key, "task_initialInterview"))
                .isAssignedTo(CASEWORKER)
                .hasCandidateGroupAssociated("caseworker");
        assertThat(caseState(key)).isEqualTo("ASSESSMENT");
        assertThat(assessment(key, "state")).isEqualTo("OPEN");

        answer(key, "task_initialInterview", interview(today()));

        assertThat(assessment)
                .isWaitingAtExactly("task_concludeAssessment")
                .hasNotPassed("call_assessmentContributions", "call_clarifyingMeasures", "service_tellAssessmentLate")
                .variables()
                .containsOnly(
                        entry("needClear", true), entry("coordinationNeeded", false), entry("measuresOrdered", false));
        assertThat(timer(key, "timer_assessmentLate")).isNull();
        assertThat(assessment(key, "state")).isEqualTo("INTERVIEWED");
        assertThat(assessment(key, "interviewed_by")).isEqualTo(CASEWORKER);
        assertThat(contributions(key)).isEmpty();

        answer(key, "task_concludeAssessment", conclusion(today(), true));

        assertThat(assessment).hasPassed("end_assessment").isEnded();
        assertThat(assessment(key, "state")).isEqualTo("CONCLUDED");
        assertThat(assessment(key, "plan_needed")).isEqualTo("true");
        assertThat(assessment(key, "concluded_by")).isEqualTo(CASEWORKER);
        assertThat(running(key, "integration-case")).isWaitingAtExactly("call_plan");
        assertThat(told(CASEWORKER, key)).isEmpty();
    }

    @Test
    void aClientWhoDoesNotComeTwiceIsLetGoWithAReasonAndNotBefore() throws Exception {
        String key = newCase();
        ProcessInstance assessment = running(key, "service-need-assessment");
        LocalDate day = today();
        sends(CASEWORKER, key, "not-reached", "{\"reason\": \"Ei tavoiteta\"}", 400);
        sends(CASEWORKER, key, "no-shows", missed(day.plusDays(1), "LETTER"), 400);
        sends(CASEWORKER, key, "no-shows", missed(day.minusDays(1), "LETTER"), 400);
        sends(CASEWORKER, key, "no-shows", "{\"invitedBy\": \"LETTER\"}", 400);
        sends(CASEWORKER, key, "no-shows", "{\"missedOn\": \"" + day + "\"}", 400);
        sends(MULTIA, key, "no-shows", missed(day, "LETTER"), 403, 404);
        sends(LEAD, key, "no-shows", missed(day, "LETTER"), 403);
        assertThat(noShows(key)).isEmpty();

        sends(CASEWORKER, key, "no-shows", missed(day, "LETTER"), 204);
        sends(CASEWORKER, key, "no-shows", missed(day, "PHONE"), 400);
        sends(CASEWORKER, key, "not-reached", "{\"reason\": \"Ei tavoiteta\"}", 400);
        assertThat(assessment).isWaitingAtExactly("task_initialInterview");
        assertThatThrownBy(() ->
                        jdbc.sql("""
                        update koto.assessment set not_reached_reason = 'x', not_reached_at = now(), not_reached_by = :by
                        where case_number = :key
                        """).param("by", CASEWORKER).param("key", key).update())
                .hasMessageContaining("has not been invited twice");

        time.stand(Duration.ofDays(7));
        sends(CASEWORKER, key, "no-shows", missed(day.plusDays(7), "PHONE"), 204);
        sends(CASEWORKER, key, "not-reached", "{\"reason\": \" \"}", 400);
        sends(MULTIA, key, "not-reached", "{\"reason\": \"Ei tavoiteta\"}", 403, 404);
        sends(LEAD, key, "not-reached", "{\"reason\": \"Ei tavoiteta\"}", 403);
        assertThat(assessment).isWaitingAtExactly("task_initialInterview");

        sends(CASEWORKER, key, "not-reached", "{\"reason\": \"Kutsuttu kirjeellä ja puhelimitse\"}", 204);

        assertThat(noShows(key)).containsExactly("LETTER", "PHONE");
        assertThat(assessment)
                .hasPassed("service_endUnreached", "end_clientUnreached")
                .isEnded();
        assertThat(assessment(key, "state")).isEqualTo("NOT_REACHED");
        assertThat(assessment(key, "not_reached_by")).isEqualTo(CASEWORKER);
        assertThat(running(key, "integration-case")).isWaitingAtExactly("task_closeCase");
        sends(CASEWORKER, key, "no-shows", missed(day.plusDays(7), "LETTER"), 400);
        answer(key, "task_closeCase", with(SampleAnswers.closing(), "closeReason", "NOT_REACHED"));
        assertThat(caseState(key)).isEqualTo("CLOSED");
    }

    @Test
    void aClientWhoComesAfterAllIsInterviewed() throws Exception {
        String key = newCase();
        sends(CASEWORKER, key, "no-shows", missed(today(), "MESSAGE"), 204);

        answer(key, "task_initialInterview", interview(today()));

        assertThat(running(key, "service-need-assessment"))
                .hasNotPassed("service_endUnreached")
                .isWaitingAtExactly("task_concludeAssessment");
        sends(CASEWORKER, key, "no-shows", missed(today(), "LETTER"), 400);
    }

    private static String missed(LocalDate on, String invitedBy) {
        return "{\"missedOn\": \"%s\", \"invitedBy\": \"%s\"}".formatted(on, invitedBy);
    }

    private List<String> noShows(String key) {
        return listed("select invited_by from koto.no_show where case_number = :key order by missed_on", key);
    }

    private void sends(String person, String key, String what, String body, Integer... statuses) throws Exception {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken(person, null, "USER"));
        try {
            MockMvcBuilders.webAppContextSetup(web)
                    .build()
                    .perform(post("/api/v1/cases/{number}/" + what, key)
                            .contentType(MediaType.APPLICATION_JSON)
                            .content(body))
                    .andExpect(status().is(is(in(statuses))));
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    @Test
    void theConclusionWaitsForEveryInvitedProfessional() {
        String another = newPerson("keski-suomi-hva");
        String key = newCase();
        ProcessInstance assessment = running(key, "service-need-assessment");

        answer(key, "task_initialInterview", interviewInviting(today(), NURSE, another));

        assertThat(assessment).isWaitingAt("call_assessmentContributions").hasNotPassed("task_concludeAssessment");
        assertThat(contributions(key)).containsExactly("INVITED", "INVITED");
        assertThat(task(key, "task_concludeAssessment")).isNull();

        answer(NURSE, key, "task_contribute", contribution());

        assertThat(assessment).isWaitingAt("call_assessmentContributions");
        assertThat(contributions(key)).containsExactlyInAnyOrder("GIVEN", "INVITED");
        assertThat(task(key, "task_concludeAssessment")).isNull();
        assertThat(task(key, "task_contribute")).isAssignedTo(another);

        answer(another, key, "task_contribute", Map.of("reply", "DECLINE", "declineReason", "Ei ole asiakkaani"));

        assertThat(assessment).hasPassed("call_assessmentContributions").isWaitingAtExactly("task_concludeAssessment");
        assertThat(task(key, "task_concludeAssessment")).isAssignedTo(CASEWORKER);
        assertThat(contributions(key)).containsExactlyInAnyOrder("GIVEN", "DECLINED");

        answer(key, "task_concludeAssessment", conclusion(today(), false));

        assertThat(assessment).isEnded();
        assertThat(assessment(key, "plan_needed")).isEqualTo("false");
        assertThat(running(key, "integration-case")).isWaitingAtExactly("task_closeCase");
    }

    @Test
    void theConclusionWaitsForTheMeasuresAndTheCountyAtTheSameTime() {
        String key = newCase();
        ProcessInstance assessment = running(key, "service-need-assessment");

        answer(
                key,
                "task_initialInterview",
                with(
                        interviewInviting(today(), NURSE),
                        "measures",
                        List.of(SampleAnswers.measure("LANGUAGE_TEST", "OWN"))));

        assertThat(assessment)
                .isWaitingAt("call_assessmentContributions", "call_clarifyingMeasures")
                .hasNotPassed("task_concludeAssessment");
        answer(NURSE, key, "task_contribute", contribution());
        assertThat(assessment).isWaitingAt("call_clarifyingMeasures");
        assertThat(task(key, "task_concludeAssessment")).isNull();

        answer(key, "task_recordMeasure", measured(today(), "languageResult"));

        assertThat(assessment).hasPassed("gateway_othersReady").isWaitingAtExactly("task_concludeAssessment");
    }

    @Test
    void theConclusionWaitsForTheMeasuresAlone() {
        String key = newCase();
        ProcessInstance assessment = running(key, "service-need-assessment");

        answer(
                key,
                "task_initialInterview",
                with(interview(today()), "measures", List.of(SampleAnswers.measure("LANGUAGE_TEST", "OWN"))));

        assertThat(assessment)
                .isWaitingAt("call_clarifyingMeasures")
                .hasNotPassed("call_assessmentContributions", "task_concludeAssessment");
        answer(key, "task_recordMeasure", measured(today(), "languageResult"));
        assertThat(assessment).isWaitingAtExactly("task_concludeAssessment");
    }

    @Test
    void theCountyMayBeTheLast() {
        String key = newCase();
        answer(
                key,
                "task_initialInterview",
                with(
                        interviewInviting(today(), NURSE),
                        "measures",
                        List.of(SampleAnswers.measure("LITERACY_TEST", "OWN"))));
        answer(key, "task_recordMeasure", measured(today(), "languageResult"));
        assertThat(task(key, "task_concludeAssessment")).isNull();
        answer(NURSE, key, "task_contribute", contribution());
        assertThat(running(key, "service-need-assessment")).isWaitingAtExactly("task_concludeAssessment");
    }

    @Test
    void measuresThatCannotBeOrderedOrderNothing() {
        String key = newCase();
        Map<String, Object> sound = SampleAnswers.measure("LANGUAGE_TEST", "OWN");
        String yesterday = today().minusDays(1).toString();
        cannotBeOrdered(key, with(sound, "targetOn", yesterday), "joka ei ole mennyt");
        cannotBeOrdered(key, with(sound, "targetOn", today().plusYears(2).toString()), "enintään vuoden");
        cannotBeOrdered(key, with(sound, "targetOn", "2026-02-31"), "");
        cannotBeOrdered(key, with(sound, "kind", null), "Valitse toimenpide");
        cannotBeOrdered(key, with(sound, "kind", "BLOOD_TEST"), "");
        cannotBeOrdered(key, with(sound, "asked", " "), "mitä pyydetään");
        cannotBeOrdered(key, with(sound, "asked", "a".repeat(4001)), "4000");
        cannotBeOrdered(key, with(sound, "doer", null), "kuka toimenpiteen tekee");
        cannotBeOrdered(key, with(sound, "doer", MULTIA), "kuka toimenpiteen tekee");
        cannotBeOrdered(key, with(sound, "doer", CASEWORKER), "kuka toimenpiteen tekee");
        cannotBeOrdered(key, with(sound, "doer", "teacher.partner"), "kuka toimenpiteen tekee");
        cannotBeOrdered(key, with(sound, "provider", "Turha nimi"), "muuten jätä nimi tyhjäksi");
        cannotBeOrdered(key, measure("LANGUAGE_TEST", "OUTSIDE", null), "Kirjoita tekijän nimi");
        refused(
                400,
                CASEWORKER,
                key,
                "task_initialInterview",
                with(interview(today()), "measures", Collections.nCopies(11, sound)),
                "enintään 10");
        assertThat(listed("select kind from koto.clarifying_measure where case_number = :key", key))
                .isEmpty();
        answer(key, "task_initialInterview", with(interview(today()), "measures", List.of(Map.of("provider", " "))));
        assertThat(running(key, "service-need-assessment")).isWaitingAtExactly("task_concludeAssessment");
    }

    private void cannotBeOrdered(String key, Map<String, Object> measure, String said) {
        refused(
                400,
                CASEWORKER,
                key,
                "task_initialInterview",
                with(interview(today()), "measures", List.of(measure)),
                said);
    }

    private static Map<String, Object> measure(String kind, String doer, String provider) {
        return with(SampleAnswers.measure(kind, doer), "provider", provider);
    }

    @Test
    void aLateStartIsToldOfAndTheInterviewGoesOn() {
        String key = newCase();
        ProcessInstance assessment = running(key, "service-need-assessment");

        fire(key, "timer_assessmentLate");

        assertThat(assessment)
                .hasPassedInOrder("timer_assessmentLate", "service_tellAssessmentLate", "end_assessmentLateTold")
                .isWaitingAtExactly("task_initialInterview")
                .hasNotPassed("task_initialInterview");
        assertThat(told(CASEWORKER, key)).containsExactly("ASSESSMENT_LATE");
        assertThat(told(LEAD, key)).containsExactly("ASSESSMENT_LATE");
        assertThat(told(OFFICER, key)).isEmpty();
        assertThat(told("caseworker.multia", key)).isEmpty();
        assertThat(timer(key, "timer_assessmentLate")).isNull();
        assertThat(assessment(key, "state")).isEqualTo("OPEN");

        answer(key, "task_initialInterview", interview(today()));

        assertThat(assessment).isWaitingAtExactly("task_concludeAssessment");
        assertThat(told(CASEWORKER, key)).containsExactly("ASSESSMENT_LATE");
    }

    /** Two months from Monday 2 March 2026 is a Saturday, so that Monday 4 May still counts. */
    @Test
    void theStartIsDueTwoMonthsFromRegistrationOnAWorkingDay() {
        standOn(LocalDate.of(2026, 3, 2));
        String key = newCase();
        Deadline rule = rules.due("ASSESSMENT_START", LocalDate.of(2026, 3, 2));
        assertThat(rule.due()).isEqualTo(LocalDate.of(2026, 5, 4));
        assertThat(rule.explanationFi()).contains("4.5.2026", "14 §");
        assertThat(due(key, "timer_assessmentLate")).isEqualTo(startOf(LocalDate.of(2026, 5, 5)));
        assertThat(task(key, "task_initialInterview"))
                .hasDueDate(timer(key, "timer_assessmentLate").getDuedate());
    }

    @Test
    void anInterviewThatCannotBeTakenChangesNothing() {
        String key = newCase();
        refused(
                400,
                CASEWORKER,
                key,
                "task_initialInterview",
                with(interview(today()), "interviewedOn", today().plusDays(1).toString()),
                "tulevaisuudessa");
        refused(
                400,
                CASEWORKER,
                key,
                "task_initialInterview",
                with(interviewInviting(today(), NURSE), "professionals", List.of()),
                "Valitse vähintään yksi hyvinvointialueen ammattilainen");
        refused(
                400,
                CASEWORKER,
                key,
                "task_initialInterview",
                interviewInviting(today(), "caseworker.multia"),
                "Valitse ammattilaiset luettelosta");
        refused(400, CASEWORKER, key, "task_initialInterview", with(interview(today()), "version", "7"), "muuttuneet");
        assertThat(running(key, "service-need-assessment"))
                .isWaitingAtExactly("task_initialInterview")
                .variables()
                .containsOnly(entry("needClear", true));
        assertThat(assessment(key, "state")).isEqualTo("OPEN");
        assertThat(assessment(key, "version")).isEqualTo("0");
        assertThat(contributions(key)).isEmpty();
    }

    @Test
    void aConclusionThatCannotBeTakenChangesNothing() {
        String key = newCase();
        answer(key, "task_initialInterview", interview(today()));
        refused(
                400,
                CASEWORKER,
                key,
                "task_concludeAssessment",
                with(conclusion(today(), true), "goals", null),
                "Kirjoita tavoitteet");
        refused(
                400,
                CASEWORKER,
                key,
                "task_concludeAssessment",
                with(conclusion(today(), false), "referralsNote", null),
                "Valitse palvelut, joihin asiakas ohjataan");
        refused(
                400,
                CASEWORKER,
                key,
                "task_concludeAssessment",
                with(conclusion(today(), true), "version", "0"),
                "muuttuneet");
        assertThat(running(key, "service-need-assessment"))
                .isWaitingAtExactly("task_concludeAssessment")
                .hasNotPassed("end_assessment");
        assertThat(assessment(key, "state")).isEqualTo("INTERVIEWED");
    }

    @Test
    void theAuthoritysOwnDutyWithinTheWindowNeedsNobodysDecision() {
        for (String way : List.of("AUTHORITY_DUTY", "MUNICIPAL_PLACEMENT")) {
            String key = registered("wayIn", way);
            assertThat(running(key, "service-need-assessment")).isWaitingAtExactly("task_initialInterview");
            assertThat(assessment(key, "need")).isEqualTo("NEEDED");
            assertThat(assessment(key, "need_ground")).isEqualTo("OWN_DUTY");
            assertThat(assessment(key, "need_decided_by")).isNull();
        }
    }

    @Test
    void aRequestIsDecidedOnBeforeTheInterview() {
        for (String way : List.of("OWN_REQUEST", "CONTACT_SECTION_9")) {
            String key = registered("wayIn", way);
            ProcessInstance assessment = running(key, "service-need-assessment");
            assertThat(assessment).isWaitingAtExactly("task_decideNeed");
            assertThat(task(key, "task_decideNeed"))
                    .isAssignedTo(CASEWORKER)
                    .hasCandidateGroupAssociated("caseworker")
                    .hasDueDate(timer(key, "timer_needLate").getDuedate());
            assertThat(assessment(key, "need")).isNull();

            answer(key, "task_decideNeed", assessmentNeeded());

            assertThat(assessment).isWaitingAtExactly("task_initialInterview");
            assertThat(assessment(key, "state")).isEqualTo("OPEN");
            assertThat(assessment(key, "target_group")).isEqualTo("OTHER_IN_NEED");
            assertThat(assessment(key, "need_decided_by")).isEqualTo(CASEWORKER);
            answer(key, "task_initialInterview", interview(today()));
            assertThat(assessment).isWaitingAtExactly("task_concludeAssessment");
        }
    }

    @Test
    void whereNoAssessmentIsNeededTheCaseGoesOnToItsClosing() {
        String key = registered("wayIn", "OWN_REQUEST");
        ProcessInstance assessment = running(key, "service-need-assessment");

        answer(key, "task_decideNeed", assessmentNotNeeded());

        assertThat(assessment).hasPassed("end_assessmentNotNeeded").isEnded();
        assertThat(assessment(key, "state")).isEqualTo("NOT_NEEDED");
        assertThat(assessment(key, "need_ground")).isEqualTo("OTHER_SERVICES_ANSWER");
        assertThat(assessment(key, "need_reason")).startsWith("Käy jo");
        assertThat(running(key, "integration-case")).isWaitingAtExactly("task_closeCase");
        assertThat(timer(key, "timer_needLate")).isNull();
        answer(key, "task_closeCase", SampleAnswers.closing());
        assertThat(caseState(key)).isEqualTo("CLOSED");
    }

    @Test
    void whereNoAssessmentIsNeededThereMayBeAPlanAllTheSame() {
        String key = registered("wayIn", "CONTACT_SECTION_9");
        answer(key, "task_decideNeed", assessmentNotNeeded());
        answer(key, "task_closeCase", Map.of("next", "NEW_PLAN"));
        assertThat(running(key, "integration-case")).isWaitingAtExactly("call_plan");
    }

    /** Also the authority's own duty: an exception from the window is somebody's to decide. */
    @Test
    void outsideTheWindowItIsDecidedWhetherAnExceptionHolds() {
        String key = late();
        assertThat(running(key, "service-need-assessment")).isWaitingAtExactly("task_decideNeed");
        refused(
                400,
                CASEWORKER,
                key,
                "task_decideNeed",
                with(assessmentNeeded(), "windowException", null),
                "Valitse poikkeuksen peruste");
        refused(
                400,
                CASEWORKER,
                key,
                "task_decideNeed",
                with(assessmentNeeded(), "windowException", "OTHER", "windowExceptionReason", " "),
                "Kirjoita, miksi asiakas otetaan");
        refused(
                400,
                CASEWORKER,
                key,
                "task_decideNeed",
                with(assessmentNeeded(), "windowException", "TRAFFICKING_VICTIM", "windowExceptionReason", "Nyt"),
                "ihmiskaupan uhri");
        assertThat(assessment(key, "need")).isNull();

        answer(
                key,
                "task_decideNeed",
                with(
                        assessmentNeeded(),
                        "targetGroup",
                        "TRAFFICKING_VICTIM",
                        "windowException",
                        "TRAFFICKING_VICTIM",
                        "windowExceptionReason",
                        "Tavoitettiin vasta nyt"));

        assertThat(running(key, "service-need-assessment")).isWaitingAtExactly("task_initialInterview");
        assertThat(assessment(key, "need_exception_reason")).isEqualTo("Tavoitettiin vasta nyt");
    }

    @Test
    void withoutAnExceptionItLapses() {
        String key = late();
        ProcessInstance assessment = running(key, "service-need-assessment");

        answer(key, "task_decideNeed", Map.of("scope", "RESIDENCE_PERMIT", "need", "LAPSED"));

        assertThat(assessment).hasPassed("end_assessmentLapsed").isEnded();
        assertThat(assessment(key, "state")).isEqualTo("LAPSED");
        assertThat(running(key, "integration-case")).isWaitingAtExactly("task_closeCase");
    }

    @Test
    void aDecisionThatCannotBeTakenChangesNothing() {
        String key = registered("wayIn", "OWN_REQUEST");
        Map<String, Object> not = assessmentNotNeeded();
        refused(400, CASEWORKER, key, "task_decideNeed", with(not, "reason", " "), "Oleskeluluvan peruste tai pituus");
        refused(400, CASEWORKER, key, "task_decideNeed", with(not, "ground", null), "Valitse, miksi");
        refused(400, CASEWORKER, key, "task_decideNeed", with(not, "ground", "OWN_DUTY"), "Valitse syy luettelosta");
        refused(400, CASEWORKER, key, "task_decideNeed", with(not, "ground", "OUTSIDE_SCOPE"), "ristiriidassa");
        refused(400, CASEWORKER, key, "task_decideNeed", with(not, "ground", "PERMIT_TOO_SHORT"), "Valitse");
        refused(400, CASEWORKER, key, "task_decideNeed", with(not, "scope", null), "Valitse, millä perusteella");
        refused(400, CASEWORKER, key, "task_decideNeed", with(not, "need", "LAPSED"), "Arviointi ei raukea");
        Map<String, Object> needed = assessmentNeeded();
        refused(400, CASEWORKER, key, "task_decideNeed", with(needed, "scope", "OUTSIDE"), "jota laki koskee");
        refused(400, CASEWORKER, key, "task_decideNeed", with(needed, "targetGroup", null), "Valitse kohderyhmä");
        refused(
                400,
                CASEWORKER,
                key,
                "task_decideNeed",
                with(needed, "windowException", "OTHER"),
                "Poista poikkeuksen");
        refused(400, CASEWORKER, key, "task_decideNeed", with(needed, "version", "7"), "muuttuneet");
        String waiting = task(key, "task_decideNeed").getId();
        assertThatThrownBy(() -> send(MULTIA, waiting, needed)).isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(() -> send(NURSE, waiting, needed)).isInstanceOf(ProcessEngineException.class);
        assertThatThrownBy(() -> send(OFFICER, waiting, needed)).isInstanceOf(ProcessEngineException.class);
        assertThat(running(key, "service-need-assessment")).isWaitingAtExactly("task_decideNeed");
        assertThat(assessment(key, "need")).isNull();
        assertThat(assessment(key, "version")).isEqualTo("0");
    }

    @Test
    void whenNobodyDecidesItIsToldOfOnce() {
        String key = registered("wayIn", "OWN_REQUEST");

        fire(key, "timer_needLate");

        assertThat(running(key, "service-need-assessment"))
                .hasPassedInOrder("timer_needLate", "service_tellNeedLate", "end_needLateTold")
                .isWaitingAtExactly("task_decideNeed");
        assertThat(told(CASEWORKER, key)).containsExactly("ASSESSMENT_LATE");
        answer(key, "task_decideNeed", assessmentNeeded());
        fire(key, "timer_assessmentLate");
        assertThat(told(CASEWORKER, key)).containsExactly("ASSESSMENT_LATE");
    }

    private String registered(String field, String value) {
        return begin(CASEWORKER, "integration-case", with(newClient(), field, value));
    }

    /** A client whom the municipality would have to assess, had the time not run out. */
    private String late() {
        return begin(
                CASEWORKER,
                "integration-case",
                with(
                        newClient(),
                        "firstPermitOn",
                        today().minusYears(4).toString(),
                        "arrivedOn",
                        today().minusYears(4).toString(),
                        "windowException",
                        "OTHER",
                        "windowExceptionReason",
                        "Tavoitettiin vasta nyt"));
    }

    private String assessment(String key, String column) {
        return found("select " + column + "::text from koto.assessment where case_number = :key", key);
    }

    private List<String> contributions(String key) {
        return listed("select state from koto.contribution where case_number = :key", key);
    }
}
