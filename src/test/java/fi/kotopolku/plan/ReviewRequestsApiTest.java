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
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fi.kotopolku.plan.PlanHouse.Asked;
import fi.kotopolku.plan.PlanHouse.Clients;
import fi.kotopolku.plan.PlanHouse.HandClock;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

@SpringJUnitConfig(PlanHouse.class)
class ReviewRequestsApiTest {

    private static final LocalDate BEGAN = LocalDate.of(2026, 3, 2);

    @Autowired
    ReviewRequestsApi api;

    @Autowired
    Plans plans;

    @Autowired
    Reviews reviews;

    @Autowired
    ReviewStore store;

    @Autowired
    Clients clients;

    @Autowired
    HandClock clock;

    @Autowired
    Asked asked;

    @Autowired
    DraftPlanBinding drafting;

    @Autowired
    ConfirmPlanBinding confirming;

    MockMvc http;
    String number;

    @BeforeEach
    void aPlanInForce() {
        http = MockMvcBuilders.standaloneSetup(api).build();
        clock.standOn(BEGAN);
        number = clients.newCase();
        plans.openDraft(number);
        submit(drafting, number, draft(read(drafting, number).rowVersion(), course(BEGAN, null)));
        submit(confirming, number, agreed(read(confirming, number).rowVersion(), BEGAN, BEGAN.plusYears(1), BEGAN));
        plans.putInForce(number);
        asked.cases.clear();
    }

    @AfterEach
    void signOut() {
        SecurityContextHolder.clearContext();
    }

    private ResultActions ask(String personId, String caseNumber, String body) throws Exception {
        if (personId != null) {
            SecurityContextHolder.getContext()
                    .setAuthentication(new TestingAuthenticationToken(personId, "", "ROLE_SIGNED_IN"));
        }
        return http.perform(post("/api/v1/cases/{number}/review-requests", caseNumber)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body));
    }

    private static String because(String reason) {
        return "{\"reason\": \"" + reason + "\"}";
    }

    @Test
    void aCaseworkerAsksOnceAndNotTwice() throws Exception {
        ask(CASEWORKER, number, because("Asiakas sai töitä"))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.caseNumber").value(number));
        assertThat(asked.cases).containsExactly(number);

        ask(CASEWORKER, number, because("Uudestaan"))
                .andExpect(status().isConflict())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("ALREADY_REQUESTED"))
                .andExpect(jsonPath("$.detail").value(containsString("jo pyydetty")));
        reviews.open(number);
        ask(CASEWORKER, number, because("Uudestaan")).andExpect(status().isConflict());
        assertThat(asked.cases).containsExactly(number);
    }

    @Test
    void theKindOfTheChangeIsKeptAndOneThatIsNotOnTheListIsRefused() throws Exception {
        ask(CASEWORKER, number, "{\"kind\": \"NAIMISIIN\", \"reason\": \"Muutos\"}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("KIND_UNKNOWN"))
                .andExpect(content().string(not(containsString("NAIMISIIN"))));
        assertThat(asked.cases).isEmpty();

        ask(CASEWORKER, number, "{\"kind\": \"FAMILY_LEAVE\", \"reason\": \"Muutos\"}")
                .andExpect(status().isAccepted());

        assertThat(store.unfinished(number).orElseThrow().requestedKind()).isEqualTo(ReviewKind.FAMILY_LEAVE);
    }

    @Test
    void withoutAPlanInForceThereIsNothingToReview() throws Exception {
        ask(CASEWORKER, clients.newCase(), because("Muutos"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("NO_PLAN_IN_FORCE"));
    }

    @Test
    void anotherMunicipalitysCaseIsAnsweredAsOneThatDoesNotExist() throws Exception {
        String there = ask(STRANGER, number, because("Muutos"))
                .andExpect(status().isNotFound())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String notThere = ask(STRANGER, "249-2026-9999", because("Muutos"))
                .andExpect(status().isNotFound())
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(there.replace(number, "")).isEqualTo(notThere.replace("249-2026-9999", ""));
        ask(NURSE, number, because("Muutos")).andExpect(status().isNotFound());
        assertThat(store.unfinished(number)).isEmpty();
    }

    @Test
    void whatWasSentIsCheckedAndNeverRepeated() throws Exception {
        ask(null, number, because("Muutos")).andExpect(status().isNotFound());
        ask(CASEWORKER, number, "{}")
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("REASON_MISSING"));
        ask(CASEWORKER, number, because("x".repeat(4001)))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("REASON_MALFORMED"))
                .andExpect(content().string(not(containsString("xxx"))));
        ask(CASEWORKER, number, "{\"reason\": salaisuus")
                .andExpect(status().isBadRequest())
                .andExpect(content().string(not(containsString("salaisuus"))));
        assertThat(asked.cases).isEmpty();
    }
}
