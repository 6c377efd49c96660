package fi.kotopolku.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;

/**
 * Walks one model: after the last test every step and every flow of it was walked by what the class itself began, or by
 * what the classes began that walk it together, when the last of them is through.
 */
abstract class WholeModelTest extends ProcessTest {

    private static final Map<String, Map<Class<?>, List<String>>> BEGUN = new ConcurrentHashMap<>();

    private final String model;
    private final Set<Class<?>> together;

    WholeModelTest(String model, Class<?>... together) {
        this.model = model;
        this.together = together.length == 0 ? Set.of(getClass()) : Set.of(together);
    }

    @AfterAll
    void everyStepAndFlowWasWalked() {
        Map<Class<?>, List<String>> walks = BEGUN.computeIfAbsent(model, first -> new ConcurrentHashMap<>());
        walks.put(getClass(), List.copyOf(begun));
        if (!walks.keySet().containsAll(together)) {
            return;
        }
        WalkedModel walked = WalkedModel.of(
                engine, model, walks.values().stream().flatMap(List::stream).toList());
        walked.report();
        assertThat(walked.stepsLeft()).as("steps of " + model + " not walked").isEmpty();
        assertThat(walked.flowsLeft()).as("flows of " + model + " not walked").isEmpty();
    }
}
