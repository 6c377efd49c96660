package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;
import static fi.kotopolku.demo.SampleRights.accessRequest;
import static fi.kotopolku.demo.SampleRights.decision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.rules.Deadline;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;

/** Who may ask for a right, for what, and who may decide on it by when. */
class AccessRequestRefusalsTest extends ProcessTest {

    private static final String STATE = "select state from koto.access_right where number = :key";

    /** Seven days from the request, moved on to a working day. */
    @Test
    void theDecisionIsDueInAWeek() {
        String right = request(newPerson("keuruu"), today().plusMonths(1));
        Deadline rule = rules.due("ACCESS_DECISION", today());
        assertThat(rule.due()).isAfterOrEqualTo(today().plusDays(7));
        assertThat(rule.explanationFi())
                .contains(DateTimeFormatter.ofPattern("d.M.yyyy").format(rule.due()), "80 §");
        assertThat(task(right, "task_decideAccessRight"))
                .hasDueDate(Date.from(startOf(rule.due().plusDays(1))));
    }

    @Test
    void nobodyDecidesOnTheirOwnRightOrOnWhatTheyAskedFor() {
        String right = request("officer2.keuruu", today().plusMonths(1));
        String task = task(right, "task_decideAccessRight").getId();
        for (String outsider : List.of("officer2.keuruu", LEAD, CASEWORKER)) {
            assertThatThrownBy(() -> as(outsider, () -> engine.getTaskService().claim(task, outsider)))
                    .isInstanceOf(AuthorizationException.class);
        }
        assertThatThrownBy(() -> send("officer.multia", task, decision("GRANTED")))
                .isInstanceOf(ProcessEngineException.class);
        assertThat(task(right, "task_decideAccessRight")).isNotAssigned();
        assertThat(found(STATE, right)).isEqualTo("REQUESTED");

        answer(OFFICER, right, "task_decideAccessRight", decision("REFUSED"));

        assertThat(found(STATE, right)).isEqualTo("REFUSED");
    }

    @Test
    void aRequestWithAnOpenBoundBeginsNothing() {
        String person = newPerson("keuruu");
        Map<String, Object> request = accessRequest(person, today(), today().plusMonths(1));
        refused(400, () -> start(with(request, "validUntil", null)), "ei voi olla voimassa toistaiseksi");
        refused(400, () -> start(with(request, "person", LEAD)), "Et voi hakea käyttöoikeutta itsellesi");
        refused(400, () -> start(with(request, "mayRead", false, "mayWrite", false)), "vähintään yksi valtuus");
        refused(
                400,
                () -> start(with(
                        request, "validUntil", today().plusYears(1).plusDays(1).toString())),
                "voi päättyä viimeistään");
        refused(
                400,
                () -> start(with(request, "validUntil", today().minusDays(1).toString())),
                "alkamisen jälkeen");
        assertThatThrownBy(() -> begin(CASEWORKER, "access-right", request)).isInstanceOf(AuthorizationException.class);
        refused(400, () -> start(with(request, "person", "tuntematon")), "Valitse henkilö luettelosta");
        refused(400, () -> start(with(request, "ground", "OUTSIDE_ORGANISATION")), "Valitse nimetyt asiat");
        refused(400, () -> start(with(request, "ground", "YSTAVYYS")), "Valitse jokin annetuista vaihtoehdoista");
        refused(400, () -> start(with(request, "validUntil", "+99999-12-31")), "joka on kalenterissa");
        assertThat(listed("select number from koto.access_right where person_id = :key", person))
                .isEmpty();
        assertThat(listed("""
                        select outcome from koto.audit_entry where person_id = :key
                        and action = 'ACCESS_RIGHT_REQUEST_REFUSED' and municipality = '249'
                        """, LEAD)).hasSizeGreaterThanOrEqualTo(9).containsOnly("REFUSED");
    }

    private String start(Map<String, Object> request) {
        return begin(LEAD, "access-right", request);
    }

    private String request(String person, LocalDate until) {
        return start(accessRequest(person, today(), until));
    }
}
