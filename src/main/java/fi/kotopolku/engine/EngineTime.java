package fi.kotopolku.engine;

import java.time.Duration;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** The engine keeps a clock of its own; where business time is moved, as in the demo and in tests, it has to follow. */
@Component
public class EngineTime {

    /** @param distance from the machine's clock; zero sets it right again */
    public void stand(Duration distance) {
        ClockUtil.offset(distance.toMillis());
    }
}
