package fi.kotopolku.processes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;

/** Walks one model: after the last test every step and every flow of it was walked by what the class itself began. */
abstract class WholeModelTest extends ProcessTest {

    private final String model;

    WholeModelTest(String model) {
        this.model = model;
    }

    @AfterAll
    void everyStepAndFlowWasWalked() {
        WalkedModel walked = WalkedModel.of(engine, model, begun);
        walked.report();
        assertThat(walked.stepsLeft()).as("steps of " + model + " not walked").isEmpty();
        assertThat(walked.flowsLeft()).as("flows of " + model + " not walked").isEmpty();
    }
}
