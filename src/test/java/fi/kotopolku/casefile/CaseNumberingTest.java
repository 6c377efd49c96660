package fi.kotopolku.casefile;

import static fi.kotopolku.casefile.CaseTestbed.KEURUU;
import static fi.kotopolku.casefile.CaseTestbed.TODAY;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many who register at the same time. */
class CaseNumberingTest {

    private static CaseTestbed bed;
    private static ClientIntakeForm form;

    @BeforeAll
    static void start() {
        bed = new CaseTestbed("case_numbering");
        form = bed.bean(ClientIntakeForm.class);
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    @Test
    void numbersRunWithoutGapsWhenManyRegisterAtOnceAndSomeFail() throws Exception {
        bed.today(LocalDate.of(2031, 6, 2));
        ExecutorService many = Executors.newFixedThreadPool(6);
        List<Future<String>> results = new ArrayList<>();
        IntStream.range(0, 24)
                .forEach(i -> results.add(many.submit(() -> bed.inTransaction(() -> {
                    String number =
                            form.start(context(KEURUU, "249"), of2031(i)).key();
                    if (i % 3 == 0) {
                        throw new IllegalStateException("rolled back");
                    }
                    return number;
                }))));
        List<String> drawn = new ArrayList<>();
        for (Future<String> result : results) {
            try {
                drawn.add(result.get());
            } catch (ExecutionException expected) {
                assertThat(expected).hasRootCauseMessage("rolled back");
            }
        }
        many.shutdown();
        bed.today(TODAY);
        assertThat(drawn)
                .containsExactlyInAnyOrderElementsOf(IntStream.rangeClosed(1, 16)
                        .mapToObj(i -> String.format("249-2031-%04d", i))
                        .toList());
    }

    @Test
    void ofTwoWhoRegisterTheSameClientAtOnceOneIsRefused() throws Exception {
        ExecutorService two = Executors.newFixedThreadPool(2);
        IntakeAnswer answer = IntakeAnswer.of("Testi-Samalla").code("040594V9030", LocalDate.of(1994, 5, 4));
        List<Future<String>> results = Stream.of(1, 2)
                .map(i -> two.submit(() -> start(KEURUU, "249", answer)))
                .toList();
        int refused = 0;
        for (Future<String> result : results) {
            try {
                result.get();
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(FormRefused.class);
                refused++;
            }
        }
        two.shutdown();
        assertThat(refused).isEqualTo(1);
    }

    private static ClientIntake of2031(int i) {
        IntakeAnswer answer = IntakeAnswer.of("Testi-Rinnan" + "abcdefghijklmnopqrstuvwxyz".charAt(i));
        answer.firstPermitOn = LocalDate.of(2031, 1, 2);
        return answer.build();
    }

    private static String start(String person, String municipality, IntakeAnswer answer) {
        ClientIntake built = answer.build();
        CaseTestbed.validate(built);
        return bed.inTransaction(() -> form.start(context(person, municipality), built))
                .key();
    }

    private static FormContext context(String person, String municipality) {
        return new FormContext(person, municipality, null, Map.of());
    }
}
