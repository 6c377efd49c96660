package fi.kotopolku;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.test.context.ActiveProfiles;

/**
 * The whole application with the demo's people and rights, on a real PostgreSQL and a real port, without the demo's
 * clients and with the job executor off: tests drive timers by hand. All tests that carry this share one context.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = Kotopolku.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "kotopolku.demo.idp-port=0",
            "kotopolku.demo.clients=false",
            "camunda.bpm.job-execution.enabled=false"
        })
@ActiveProfiles("demo")
public @interface KotopolkuTest {}
