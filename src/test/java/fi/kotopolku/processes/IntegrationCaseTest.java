package fi.kotopolku.processes;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.KotopolkuTest;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.engine.Casework;
import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@KotopolkuTest
class IntegrationCaseTest {

    @Autowired
    Casework casework;

    @Autowired
    Clock clock;

    @Test
    void aClientGoesFromIntakeToAPlanInForce() {
        LocalDate today = LocalDate.now(clock);
        String key = casework.begin(
                "caseworker.keuruu",
                "integration-case",
                SampleAnswers.intake("Testaaja", "Olena", LocalDate.of(1990, 3, 4), today));
        casework.answer(
                "caseworker.keuruu",
                key,
                "task_initialInterview",
                SampleAnswers.interviewInviting(today, "nurse.keskisuomi"));
        casework.answer("nurse.keskisuomi", key, "task_contribute", SampleAnswers.contribution());
        casework.answer("caseworker.keuruu", key, "task_concludeAssessment", SampleAnswers.conclusion(today, true));
        casework.answer("caseworker.keuruu", key, "task_draftPlan", SampleAnswers.draft(today));
        casework.answer("caseworker.keuruu", key, "task_confirmPlan", SampleAnswers.agreed(today));
        assertThat(casework.isRunning(key)).isTrue();
    }
}
