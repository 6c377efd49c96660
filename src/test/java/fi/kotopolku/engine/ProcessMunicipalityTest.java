package fi.kotopolku.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.KotopolkuTest;
import fi.kotopolku.TestDatabase;
import fi.kotopolku.assessment.Assessments;
import fi.kotopolku.demo.SampleAnswers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.NoSuchElementException;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A timer is nobody, and row-level security shows nobody anything: it works for the municipality of its process. */
@KotopolkuTest
class ProcessMunicipalityTest {

    private final JdbcClient owner = TestDatabase.owner();

    @Autowired
    Casework casework;

    @Autowired
    Assessments assessments;

    @Autowired
    ManagementService jobs;

    @Autowired
    RuntimeService processes;

    @Autowired
    Clock clock;

    @Test
    void aTimerReachesTheCaseOfItsProcess() {
        String number = begun("Ajastin");
        jobs.executeJob(timer(number));
        assertThat(lateTold(number)).isTrue();
    }

    @Test
    void theSameWorkWithoutAProcessFindsNoCase() {
        String number = begun("Ajastamaton");
        assertThatThrownBy(() -> assessments.tellLate(number)).isInstanceOf(NoSuchElementException.class);
        assertThat(lateTold(number)).isFalse();
    }

    private String begun(String familyName) {
        LocalDate today = LocalDate.now(clock);
        return casework.begin(
                "caseworker.keuruu",
                "integration-case",
                SampleAnswers.intake(familyName, "Muuri", LocalDate.of(1991, 2, 3), today));
    }

    private String timer(String number) {
        String assessment = processes
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey("service-need-assessment")
                .singleResult()
                .getId();
        return jobs.createJobQuery()
                .processInstanceId(assessment)
                .activityId("timer_assessmentLate")
                .singleResult()
                .getId();
    }

    private boolean lateTold(String number) {
        return owner.sql("select late_told_at is not null from koto.assessment where case_number = :number")
                .param("number", number)
                .query(Boolean.class)
                .single();
    }
}
