package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.doors.Visitor.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** A caseworker whose right covers everything but contact data under a non-disclosure order, beside those whose right does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class WithoutProtectedContact extends DoorsTest {

    /** Has for these tests a caseworker's right in Keuruu, too, to everything but what is under an order. */
    static final String WITHOUT = OTHER_MUNICIPALITY;

    private static final List<String> CASEWORK = List.of(
            "IDENTITY_AND_CONTACT",
            "RESIDENCE",
            "HOUSEHOLD",
            "EDUCATION_AND_WORK",
            "LANGUAGE",
            "HEALTH_AND_FUNCTIONING",
            "PLAN",
            "SERVICES",
            "NOTES");

    final Grants grants = new Grants(jdbc);
    final List<String> rights = new ArrayList<>();

    @BeforeAll
    void aRightThatDoesNotNameThem() {
        rights.add(grants.give(WITHOUT, "249", "caseworker", List.of("READ", "WRITE", "DECIDE"), CASEWORK));
    }

    @AfterAll
    void rightsAsBefore() {
        rights.forEach(grants::end);
    }

    String begun(Visitor visitor, Map<String, Object> intake) {
        Answer answer =
                visitor.begin(definition("integration-case"), SampleAnswers.with(intake, "municipality", "249"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().path("businessKey").asText();
    }
}
