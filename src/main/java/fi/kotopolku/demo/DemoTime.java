package fi.kotopolku.demo;

import fi.kotopolku.engine.EngineTime;
import java.time.Duration;
import java.time.ZoneId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** The demo's time, business's and engine's together. */
@Component
@Profile("demo")
public class DemoTime {

    private final MovableClock clock;
    private final EngineTime engine;

    DemoTime(MovableClock clock, EngineTime engine) {
        this.clock = clock;
        this.engine = engine;
    }

    /** @param distance from the machine's clock; zero sets both right again */
    public void stand(Duration distance) {
        clock.stand(distance);
        engine.stand(distance);
    }

    @Configuration(proxyBeanMethods = false)
    @Profile("demo")
    static class Clocks {

        @Bean
        @Primary
        MovableClock movableClock() {
            return new MovableClock(ZoneId.of("Europe/Helsinki"));
        }
    }
}
