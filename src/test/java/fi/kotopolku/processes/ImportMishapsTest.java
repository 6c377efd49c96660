package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.interview;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.doors.Grants;
import fi.kotopolku.form.FormRefused;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Counts that differ, a right that ends meanwhile, two who undo at once, and somebody who was quicker than the one who undoes. */
class ImportMishapsTest extends ImportWalk {

    private static final Map<String, Object> NOTHING_SAID = Map.of("outcome", "SIGN_OFF");
    private static final Map<String, Object> TAKE_BACK =
            Map.of("outcome", "TAKE_BACK", "takeBackReason", "Väärä tiedosto.");
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

    private final Grants grants = new Grants(jdbc);

    @Test
    void whatDiffersIsSeenAndHasToBeLookedInto() {
        String main = begunTown("966", "Uurainen");
        String key = brought(main, 10);
        counted(key, "CLIENTS", 9);
        counted(key, "NOTES", null);

        assertThat(shown(main, key))
                .contains(
                        "- Asiakkaat: luettu 10, luvattu 10, tuotu 9 – **poikkeaa luvatusta**",
                        "tuotu 0 – **poikkeaa luvatusta**",
                        "- Suunnitelmat: luettu 2, luvattu 2, tuotu 2\n");
        for (Map<String, Object> unsaid :
                List.of(NOTHING_SAID, Map.<String, Object>of("outcome", "SIGN_OFF", "differenceSeen", false))) {
            refused(
                    400,
                    main,
                    key,
                    "task_signOffImport",
                    unsaid,
                    "Tuotu määrä poikkeaa luvatusta",
                    "vahvista, että olet selvittänyt sen");
        }
        assertThat(importState(key)).isEqualTo("BROUGHT");
        assertThat(signedOffBy(key)).isNull();
        assertThat(staged(key)).isNotEmpty();

        answer(main, key, "task_signOffImport", SIGN_OFF);

        assertThat(importState(key)).isEqualTo("SIGNED_OFF");
        assertThat(signedOffBy(key)).isEqualTo(main);
        assertThat(events(key, "IMPORT_SIGNED_OFF")).containsExactly(main);
        assertThat(staged(key)).isEmpty();
        assertThat(listed("""
                select kind || ' ' || promised || ' ' || coalesce(brought::text, '-') from koto.import_count
                where import = :key and brought is distinct from promised order by 1
                """, key)).containsExactly("CLIENTS 10 9", "NOTES 2 -");
        gone(main, key);
    }

    @Test
    void whatIsAsPromisedIsSignedOffWithoutAWord() {
        String main = begunTown("967", "Äänekosken maalaiskunta");
        String key = brought(main, 5);
        assertThat(shown(main, key))
                .contains("- Asiakkaat: luettu 5, luvattu 5, tuotu 5\n")
                .doesNotContain("poikkeaa");

        answer(main, key, "task_signOffImport", NOTHING_SAID);

        assertThat(importState(key)).isEqualTo("SIGNED_OFF");
        gone(main, key);
    }

    @Test
    void nothingIsBroughtUnderARightThatHasEnded() {
        String other = begunTown("968", "Konginkangas");
        String main = townPerson("968");
        String right = grants.give(main, "968", "main-user", "ADMINISTRATION");
        String key = ordered(main, 5);
        grants.end(right);
        runJobs(key);

        assertThat(importState(key)).isEqualTo("PREPARING");
        assertThat(cases(key)).isEmpty();
        assertThat(clients("968")).isZero();
        assertThat(found("select ordered_by || right_number from koto.data_import where number = :key", key))
                .isNull();
        assertThat(events(key, "IMPORT_BROUGHT")).isEmpty();
        assertThat(told(other, key)).containsExactly("IMPORT_ORDERER_GONE");
        assertThat(told(main, key)).isEmpty();
        assertThat(running(key, "data-import")).isWaitingAt("task_prepareImport");
        assertThatThrownBy(() -> answer(main, key, "task_prepareImport", BRING)).isNotNull();
        assertThat(importState(key)).isEqualTo("PREPARING");

        answer(other, key, "task_prepareImport", BRING);
        runJobs(key);

        assertThat(cases(key)).hasSize(5);
        assertThat(clients("968")).isEqualTo(5);
        assertThat(events(key, "IMPORT_BROUGHT")).containsExactly(other);
        assertThat(listed("""
                select distinct a.person_id from koto.audit_entry a join koto.import_case c on c.case_number = a.subject_key
                where c.import = :key and a.action = 'WRITE'
                """, key)).containsExactly(other);
        gone(other, key);
    }

    @Test
    void ofTwoWhoUndoAtOnceOneDoes() throws Exception {
        String main = begunTown("969", "Sumiainen");
        String other = townPerson("969");
        String right = grants.give(other, "969", "main-user", "ADMINISTRATION");
        String key = brought(main, 10);
        CyclicBarrier together = new CyclicBarrier(2);

        List<CompletableFuture<Throwable>> both = Stream.of(main, other)
                .map(person -> inAThread(() -> {
                    together.await(20, TimeUnit.SECONDS);
                    takeBack(person, key, "Peruu " + person);
                }))
                .toList();
        List<Throwable> refused = both.stream()
                .map(one -> one.orTimeout(60, TimeUnit.SECONDS).join())
                .filter(Objects::nonNull)
                .toList();

        assertThat(refused)
                .singleElement()
                .isInstanceOf(FormRefused.class)
                .extracting(Throwable::getMessage)
                .isEqualTo("Tuontia ei voi perua nyt: se on tilassa \"perutaan\".");
        assertThat(events(key, "IMPORT_TAKEN_BACK")).containsExactly(both.get(0).join() == null ? main : other);
        assertThat(importState(key)).isEqualTo("TAKING_BACK");
        runJobs(key);
        assertThat(importState(key)).isEqualTo("TAKEN_BACK");
        assertThat(clients("969")).isZero();
        assertThat(told(main, key)).containsExactly("IMPORT_READY", "IMPORT_GONE");
        grants.end(right);
    }

    @Test
    void anAnsweredFormOfACaseKeepsTheImport() {
        String main = begunTown("970", "Karstulan maalaiskunta");
        String worker = townPerson("970");
        String right = grants.give(worker, "970", "caseworker", List.of("READ", "WRITE"), CASEWORK);
        String key = brought(main, 10);
        String number = cases(key).stream()
                .filter(one -> openTasks(one).contains("task_initialInterview"))
                .findFirst()
                .orElseThrow();

        answer(worker, number, "task_initialInterview", interview(today()));

        assertThat(openTasks(number)).contains("task_concludeAssessment");
        Map<String, Long> before = rows(ImportMishapsTest::ofTheCases);
        String interviewed = found("select a::text from koto.assessment a where case_number = :key", number);
        refused(400, main, key, "task_signOffImport", TAKE_BACK, "on jo käsitelty (1)", "Mitään ei peruttu");
        assertThatThrownBy(() -> takeBack(main, key, "Väärä tiedosto."))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("on jo käsitelty (1)");

        assertThat(importState(key)).isEqualTo("BROUGHT");
        assertThat(rows(ImportMishapsTest::ofTheCases)).isEqualTo(before);
        assertThat(found("select a::text from koto.assessment a where case_number = :key", number))
                .isEqualTo(interviewed)
                .contains("Kokin tutkinto kotimaassa");
        assertThat(events(key, "IMPORT_TAKEN_BACK")).isEmpty();
        answer(main, key, "task_signOffImport", NOTHING_SAID);
        fire(key, "timer_undoEnds");
        grants.end(right);
    }

    /** Not the logs, nor who has taken a task. */
    private static boolean ofTheCases(String table) {
        return table.startsWith("koto.") && !table.startsWith("koto.audit_")
                || List.of(
                                "engine.act_ru_execution",
                                "engine.act_ru_task",
                                "engine.act_ru_job",
                                "engine.act_hi_procinst")
                        .contains(table);
    }

    private interface Work {

        void run() throws Exception;
    }

    /** @return why it failed, null when it did not */
    private static CompletableFuture<Throwable> inAThread(Work work) {
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        new Thread(() -> outcome.complete(catchThrowable(work::run))).start();
        return outcome;
    }

    private void gone(String main, String key) {
        takeBack(main, key, "Testi on ohi.");
        runJobs(key);
        assertThat(importState(key)).isEqualTo("TAKEN_BACK");
    }

    /** As if the modules had brought another number of rows. */
    private void counted(String key, String kind, Integer brought) {
        jdbc.sql("update koto.import_count set brought = :brought where import = :key and kind = :kind")
                .param("brought", brought)
                .param("key", key)
                .param("kind", kind)
                .update();
    }

    private String shown(String person, String key) {
        return casework.as(person, () -> (String) engine.getFormService()
                .getTaskFormVariables(task(key, "task_signOffImport").getId())
                .get("status"));
    }

    private List<String> events(String key, String action) {
        return jdbc.sql("select person_id from koto.audit_entry where subject_key = :key and action = :action")
                .param("key", key)
                .param("action", action)
                .query(String.class)
                .list();
    }

    private String signedOffBy(String key) {
        return found("select signed_off_by from koto.data_import where number = :key", key);
    }

    private List<String> staged(String key) {
        return listed("select client_ref from koto.import_row where import = :key", key);
    }

    private int clients(String code) {
        return Integer.parseInt(found("select count(*)::text from koto.client where municipality = :key", code));
    }
}
