package fi.kotopolku;

import fi.kotopolku.audit.AuditCommands;
import fi.kotopolku.engine.RuleCommands;
import java.time.Clock;
import java.time.ZoneId;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The casework of Koto-AJ: one application with the process engine in it, on one PostgreSQL. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class Kotopolku {

    public static void main(String[] arguments) {
        if (AuditCommands.know(arguments)) {
            System.exit(AuditCommands.run(arguments));
        }
        if (RuleCommands.know(arguments)) {
            System.exit(RuleCommands.run(arguments));
        }
        SpringApplication.run(Kotopolku.class, arguments);
    }

    /** Business time, at the edge where days are counted: Finland's. */
    @Bean
    Clock clock() {
        return Clock.system(ZoneId.of("Europe/Helsinki"));
    }
}
