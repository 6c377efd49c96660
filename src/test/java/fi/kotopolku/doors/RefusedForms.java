package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.doors.Visitor.Answer;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.provider.Arguments;

/**
 * How a form that cannot be taken is refused: with a status of 4xx and a Finnish message that names the field and says
 * what to do, without what was typed. Nothing is written.
 */
abstract class RefusedForms extends DoorsTest {

    private static final Pattern WHAT_TO_DO =
            Pattern.compile("Valitse|Kirjoita|Anna|Tarkista|Poista|Lyhennä|Avaa|Ota |Päivitä|Pyydä|järjestelmä antaa");
    static final String LONG = "pitkäteksti".repeat(9_500);

    static Visitor caseworker;
    static Visitor lead;
    static String key;
    static String interview;

    @BeforeEach
    void aTaskInHand() {
        if (caseworker == null) {
            caseworker = visit(CASEWORKER);
            lead = visit("lead.keuruu");
            key = newCase(CASEWORKER);
            interview = taskOf(key, "task_initialInterview");
        }
    }

    record Bad(String field, Object value, String label, String whatToDo) {

        static Arguments of(String field, Object value, String label, String whatToDo) {
            return Arguments.of(new Bad(field, value, label, whatToDo));
        }

        @Override
        public String toString() {
            String text = String.valueOf(value);
            return field + " = " + (text.length() > 30 ? text.length() + " characters" : text);
        }
    }

    Map<String, Object> interviewed() {
        return SampleAnswers.with(SampleAnswers.interview(today()), "version", version(interview));
    }

    String version(String task) {
        return caseworker
                .get("task/" + task + "/form-variables")
                .json()
                .at("/rowVersion/value")
                .asText();
    }

    void refused(Visitor visitor, Bad bad, Supplier<Answer> sent) {
        Map<String, String> before = everythingStored();

        Answer answer = sent.get();

        assertThat(answer.refused()).as(answer.status() + " " + answer.body()).isTrue();
        assertThat(everythingStored()).isEqualTo(before);
        String message = answer.message();
        assertThat(message).contains(bad.label()).contains(bad.whatToDo()).endsWith(".");
        assertThat(message)
                .as("says what to do")
                .containsPattern(WHAT_TO_DO)
                .doesNotContain("ENGINE", "Cannot", " must ");
        String typed = String.valueOf(bad.value());
        if (typed.length() > 3) {
            assertThat(answer.body()).doesNotContain(typed.length() > 40 ? typed.substring(0, 40) : typed);
        }
    }
}
