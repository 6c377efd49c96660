package fi.kotopolku.privacy;

import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.engine.Casework;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Casework in which every form is sent with markers in it, with a note of which forms those were: what is looked for
 * afterwards is all that anybody typed.
 */
class MarkedCasework {

    static final String CASEWORKER = "caseworker.keuruu";
    static final String NURSE = "nurse.keskisuomi";

    final Casework casework;
    final ProcessEngine engine;
    final JdbcClient jdbc;
    final MarkedForms forms = new MarkedForms();
    final Set<String> filled = new TreeSet<>();
    private final Clock clock;

    MarkedCasework(Casework casework, ProcessEngine engine, JdbcClient jdbc, Clock clock) {
        this.casework = casework;
        this.engine = engine;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** What is given stays as given; every other text is a marker. */
    void answerAsGiven(String person, String key, String form, Map<String, Object> given) {
        filled.add(form);
        Map<String, Object> answer = new HashMap<>(forms.marked(form, given));
        answer.putAll(given);
        answer.remove("waive");
        answer.remove("waiverUntil");
        casework.answer(person, key, form, answer);
    }

    String begin(String process, String form, Map<String, Object> answer) {
        return begin(CASEWORKER, process, form, answer);
    }

    String begin(String person, String process, String form, Map<String, Object> answer) {
        filled.add(form);
        boolean withoutCode = answer.containsKey("withoutCode");
        Map<String, Object> marked = forms.marked(form, SampleAnswers.with(answer, "withoutCode", null));
        return casework.begin(person, process, withoutCode ? SampleAnswers.with(marked, "identityCode", null) : marked);
    }

    void answer(String key, String form, Map<String, Object> answer) {
        answer(CASEWORKER, key, form, answer);
    }

    void answer(String person, String key, String form, Map<String, Object> answer) {
        filled.add(form);
        casework.answer(person, key, form, forms.marked(form, answer));
    }

    void fire(String key, String timer) {
        List<String> processes =
                engine.getRuntimeService().createProcessInstanceQuery().processInstanceBusinessKey(key).list().stream()
                        .map(ProcessInstance::getId)
                        .toList();
        Job job = engine.getManagementService().createJobQuery().activityId(timer).list().stream()
                .filter(waiting -> processes.contains(waiting.getProcessInstanceId()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No " + timer + " waits"));
        engine.getManagementService().executeJob(job.getId());
    }

    String somebody() {
        return somebody("keuruu");
    }

    String somebody(String employer) {
        String id = "privacy." + System.nanoTime();
        jdbc.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values (:id, 'test', :id, 'Testi', 'Yksityinen', 'yksityinen@esimerkki.invalid', :employer)
                """).param("id", id).param("employer", employer).update();
        return id;
    }
}
