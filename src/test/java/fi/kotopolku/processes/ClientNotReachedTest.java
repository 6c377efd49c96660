package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.interview;
import static fi.kotopolku.demo.SampleAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fi.kotopolku.demo.SampleAnswers;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * Nobody is given up on at the first missed interview: two invitations in vain, and a reason, before the assessment
 * ends without the client.
 */
class ClientNotReachedTest extends AssessmentWalk {

    @Autowired
    WebApplicationContext web;

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
}
