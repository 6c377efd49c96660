package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.form.FormRefused;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;

/** From the notice to the first day of use: side by side, counted back, moved, taken back, and never around the gate. */
class MunicipalityAdoptionTest extends AdoptionWalk {

    MunicipalityAdoptionTest() {
        super("municipality-adoption");
    }

    @Test
    void aTownTakesTheSystemIntoUse() {
        town("592", "Petäjävesi");
        String main = townPerson("592");
        String deputy = townPerson("592");
        assertThat(groupsOf(main)).isEmpty();

        String key = adopts("592", main);

        ProcessInstance adoption = running(key, "municipality-adoption");
        assertThat(key).matches("592-KA-2026-\\d{4}");
        assertThat(adoption.getTenantId()).isEqualTo("592");
        assertThat(groupsOf(main)).containsExactly("main-user");
        assertThat(told(main, key)).containsExactly("ADOPTION_OPENED");
        assertThat(openTasks(key))
                .containsExactly(
                        "task_confirmReadiness",
                        "task_decideOldData",
                        "task_enterIssuer",
                        "task_nameOfficer",
                        "task_nameWorker",
                        "task_recordDecision");
        assertThat(task(key, "task_recordDecision").getDueDate().toInstant()).isEqualTo(startOf(START.minusDays(41)));

        standOn(START.minusDays(27));
        fire(key, "timer_reminderDue");
        assertThat(told(main, key)).containsExactly("ADOPTION_OPENED", "ADOPTION_REMINDER");
        assertThat(told(KEHA, key)).isEmpty();
        assertThat(due(key, "timer_reminderDue")).isEqualTo(startOf(START.minusDays(7)));
        standOn(START.minusDays(6));
        fire(key, "timer_reminderDue");
        assertThat(told(KEHA, key)).containsExactly("ADOPTION_LATE");
        assertThat(due(key, "timer_reminderDue")).isAfter(startOf(START));

        standOn(TODAY);
        meetsEverything(key, main, deputy);
        assertThat(adoption).isWaitingAt("timer_nextDay");
        assertThat(due(key, "timer_nextDay")).isEqualTo(startOf(START));
        assertThat(adoptedOn("592")).isNull();
        assertThat(groupsOf(deputy)).containsExactly("main-user");

        standOn(START);
        fire(key, "timer_nextDay");

        assertThat(adoption)
                .hasPassed("call_fulfilRequirement", "service_beginUse", "end_inUse")
                .isEnded();
        assertThat(state(key)).isEqualTo("IN_USE");
        assertThat(adoptedOn("592")).isEqualTo(START.toString());
        assertThat(groupsOf(deputy)).containsExactlyInAnyOrder("main-user", "access-officer");
        assertThat(told(KEHA, key)).containsExactly("ADOPTION_LATE", "ADOPTION_BEGUN");
        refused(400, () -> adopts("592", main), "on jo vireillä tai kunta käyttää jo järjestelmää");
        assertThatThrownBy(() -> withdraw(main, key, "Ei sittenkään."))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("on jo alkanut");
    }

    @Test
    void aStartIsMovedForAReasonAndTargetsAreCountedAgain() {
        town("500", "Muurame");
        String main = townPerson("500");
        String key = adopts("500", main);
        ProcessInstance adoption = running(key, "municipality-adoption");
        answer(main, key, "task_nameWorker", Map.of("worker", main));

        assertThatThrownBy(() -> postpone(main, key, START.minusDays(1), "Kiire."))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("myöhempi");
        assertThatThrownBy(() -> postpone(main, key, START.plusYears(1), "Hidas."))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("viimeistään 1.1.2027");
        assertThatThrownBy(() -> postpone(main, key, START.plusDays(30), " "))
                .isInstanceOf(FormRefused.class)
                .hasMessageContaining("Kirjoita, miksi");
        assertThatThrownBy(() -> postpone(LEAD, key, START.plusDays(30), "Väärä kunta."))
                .isInstanceOf(AccessRefused.class);
        postpone(main, key, START.plusDays(30), "Tunnistuspalvelu uusitaan ensin.");

        assertThat(adoption).hasPassed("message_adoptionPostponed", "message_startMoved", "service_tellPostponed");
        assertThat(openTasks(key))
                .containsExactly(
                        "task_confirmReadiness",
                        "task_decideOldData",
                        "task_enterIssuer",
                        "task_nameOfficer",
                        "task_recordDecision");
        assertThat(task(key, "task_decideOldData").getDueDate().toInstant())
                .isEqualTo(startOf(START.plusDays(30 - 27)));
        assertThat(task(key, "task_recordDecision").getDueDate().toInstant())
                .isEqualTo(startOf(START.plusDays(30 - 41)));
        assertThat(told(KEHA, key)).containsExactly("ADOPTION_POSTPONED");
        assertThat(listed("select reason from koto.adoption_event where adoption = :key and kind = 'POSTPONED'", key))
                .containsExactly("Tunnistuspalvelu uusitaan ensin.");
    }

    @Test
    void whetherOldDataIsBroughtIsDecidedByTheMainUserAndOnlyWhenReady() {
        town("216", "Kannonkoski");
        String main = townPerson("216");
        String deputy = townPerson("216");
        String key = adopts("216", main);
        assertThat(task(key, "task_decideOldData").getDueDate().toInstant()).isEqualTo(startOf(START.minusDays(27)));
        Map<String, Object> bring = Map.of("oldData", "BRING", "sourceSystem", "TYPPI");

        refused(400, () -> answer(main, key, "task_decideOldData", Map.of()), "Valitse, tuodaanko");
        refused(
                400,
                () -> answer(main, key, "task_decideOldData", Map.of("oldData", "NOTHING")),
                "miksi tuotavaa ei ole");
        refused(400, () -> answer(main, key, "task_decideOldData", Map.of("oldData", "BRING")), "mistä järjestelmästä");
        refused(400, () -> answer(main, key, "task_decideOldData", bring), "Vahvista ensin valmius");
        assertThat(listed("select old_data from koto.adoption where number = :key", key))
                .containsOnlyNulls();

        answer(main, key, "task_confirmReadiness", documents(deputy));
        answer(main, key, "task_decideOldData", bring);

        assertThat(running(key, "municipality-adoption")).hasPassed("end_oldDataDecided");
        assertThat(listed(
                        "select old_data || ' ' || old_system || ' ' || old_data_by from koto.adoption"
                                + " where number = :key",
                        key))
                .containsExactly("BRING TYPPI " + main);
        assertThat(listed(
                        "select by_person from koto.adoption_event where adoption = :key and kind ="
                                + " 'OLD_DATA_DECIDED'",
                        key))
                .containsExactly(main);
    }

    @Test
    void anAdoptionIsTakenBackAndWithItTheRightsThatItOpened() {
        town("850", "Toivakka");
        String main = townPerson("850");
        String key = adopts("850", main);
        ProcessInstance adoption = running(key, "municipality-adoption");
        assertThatThrownBy(() -> withdraw(main, key, null)).isInstanceOf(FormRefused.class);

        withdraw(main, key, "Kunta liittyy naapuriin.");

        assertThat(adoption)
                .hasPassed("service_closeWithdrawn", "end_withdrawn")
                .isEnded();
        assertThat(state(key)).isEqualTo("WITHDRAWN");
        assertThat(openTasks(key)).isEmpty();
        assertThat(groupsOf(main)).isEmpty();
        assertThat(told(KEHA, key)).containsExactly("ADOPTION_WITHDRAWN");
        assertThat(adoptedOn("850")).isNull();

        String again = adopts("850", main);
        assertThat(again).isNotEqualTo(key);
        assertThat(groupsOf(main)).containsExactly("main-user");
    }

    /** A waiver is measured by the database's own day, so this town begins today. */
    @Test
    void aWaivedRequirementIsATaskAgainWhenItsTimeIsOver() {
        time.stand(Duration.ZERO);
        LocalDate today = today();
        town("172", "Joutsa");
        String main = townPerson("172");
        String deputy = townPerson("172");
        String key = begin(KEHA, "municipality-adoption", notice("172", main, today));
        ProcessInstance adoption = running(key, "municipality-adoption");
        answer(KEHA, key, "task_recordDecision", waiver(today.plusDays(10)));
        answer(main, key, "task_decideOldData", Map.of("oldData", "NOTHING", "nothingReason", "Ei asiakkaita."));
        assertThat(adoptedOn("172")).isNull();
        meetsEverythingElse(key, main, deputy);
        assertThat(adoptedOn("172")).isEqualTo(today.toString());
        assertThat(adoption).isWaitingAt("timer_nextDay");
        assertThat(due(key, "timer_nextDay")).isEqualTo(startOf(today.plusDays(11)));

        standOn(today.plusDays(11));
        fire(key, "timer_nextDay");

        assertThat(openTasks(key)).containsExactly("task_recordDecision");
        assertThat(requirement(key, "BOARD_DECISION")).isEqualTo("OPEN");
        answer(main, key, "task_recordDecision", decision(main, deputy));
        assertThat(adoption).hasPassed("end_inUse").isEnded();
        assertThat(listed("select kind from koto.adoption_event where adoption = :key order by id", key))
                .contains("WAIVED", "BEGUN", "WAIVER_ENDED");
    }

    @Test
    void aNoticeThatCannotBeIsRefusedInWords() {
        town("410", "Laukaa");
        String main = townPerson("410");
        Map<String, Object> notice = notice("410", main);
        refused(
                400,
                () -> notified(with(notice, "startsOn", TODAY.minusDays(1).toString())),
                "Käyttö alkaa: Aloituspäivä on jo mennyt");
        refused(
                400,
                () -> notified(with(notice, "startsOn", "2027-01-02")),
                "Käyttö alkaa: Aloituspäivä voi olla viimeistään 1.1.2027");
        refused(400, () -> notified(with(notice, "notifiedOn", TODAY.plusDays(1).toString())), "tulevaisuudesta");
        refused(400, () -> notified(with(notice, "contact", LEAD)), "tämän kunnan palveluksessa");
        refused(
                400,
                () -> notified(with(notice, "municipality", "099")),
                "Kunta: Honkajoki on liittynyt kuntaan Kankaanpää");
        refused(400, () -> notified(with(notice, "municipality", "249")), "käyttää jo järjestelmää");
        refused(403, () -> notified(with(notice, "municipality", "000")), "ei ole oikeutta aloittaa");
        for (String other : List.of(LEAD, OFFICER, CASEWORKER, main)) {
            assertThatThrownBy(() -> begin(other, "municipality-adoption", notice))
                    .isInstanceOf(AuthorizationException.class);
        }
        assertThat(listed("select number from koto.adoption where municipality = :key", "410"))
                .isEmpty();
        assertThat(groupsOf(main)).isEmpty();
    }

    @Test
    void kehaSeesTheTasksOfAllTownsAndNobodyElsesTownDoes() {
        town("931", "Viitasaari");
        String main = townPerson("931");
        String key = adopts("931", main);
        Task decision = task(key, "task_recordDecision");
        assertThat(listOf(KEHA)).contains(decision.getId());
        assertThat(listOf(main)).contains(decision.getId());
        for (String other : List.of(LEAD, OFFICER, CASEWORKER, "dpo.keuruu", "manager.keuruu", MULTIA)) {
            assertThat(listOf(other)).as(other).doesNotContain(decision.getId());
            assertThatThrownBy(() -> as(other, () -> engine.getTaskService().claim(decision.getId(), other)))
                    .as(other)
                    .isInstanceOf(org.camunda.bpm.engine.ProcessEngineException.class);
        }
        String someCase = newCase();
        assertThat(listOf(KEHA))
                .doesNotContain(task(someCase, "task_initialInterview").getId());
    }

    private void notified(Map<String, Object> notice) {
        begin(KEHA, "municipality-adoption", notice);
    }

    private List<String> listOf(String person) {
        return casework.as(
                person,
                () -> engine.getTaskService().createTaskQuery().list().stream()
                        .map(Task::getId)
                        .toList());
    }
}
