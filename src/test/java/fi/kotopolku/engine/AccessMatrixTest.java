package fi.kotopolku.engine;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.KotopolkuTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The page that says who may do what is what the rule answers today: it is made from its answers, and compared. */
@KotopolkuTest
class AccessMatrixTest {

    private static final Path PAGE = Path.of("docs", "access-matrix.md");
    private static final String WRITE = "kotopolku.access-matrix";

    @Autowired
    ApplicationContext application;

    @Test
    void thePageIsWhatTheRuleAnswers() throws IOException {
        String answered = new AccessMatrix(application).page();
        if ("write".equals(System.getProperty(WRITE))) {
            Files.writeString(PAGE, answered);
        }
        assertThat(Files.readString(PAGE))
                .as(
                        "%s has fallen behind the rule. Look at what has changed; when it is meant, write the page anew with"
                                + " ./mvnw test -Dtest=AccessMatrixTest -D%s=write",
                        PAGE, WRITE)
                .isEqualTo(answered);
    }
}
