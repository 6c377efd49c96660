package fi.kotopolku.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.KotopolkuTest;
import fi.kotopolku.demo.SampleAnswers;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** After a start an earlier version of a model is read when it is first needed, and that may be a task list. */
@KotopolkuTest
class ModelsReadLateTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    Casework casework;

    @Autowired
    FilterService filters;

    @Autowired
    IdentityService identity;

    @Autowired
    Clock clock;

    @AfterEach
    void signOut() {
        identity.clearAuthentication();
    }

    @Test
    void aTaskListReadsTheModelsThatItNeeds() {
        casework.begin(
                "caseworker.keuruu",
                "integration-case",
                SampleAnswers.intake("Myöhäinen", "Malli", LocalDate.of(1985, 2, 3), LocalDate.now(clock)));
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getDeploymentCache()
                .discardProcessDefinitionCache();
        identity.setAuthentication("caseworker.keuruu", List.of("caseworker"), List.of("249"));
        List<Task> mine = filters.list(filters.createFilterQuery()
                .filterName("Omat tehtäväni")
                .singleResult()
                .getId());
        assertThat(mine).isNotEmpty();
    }
}
