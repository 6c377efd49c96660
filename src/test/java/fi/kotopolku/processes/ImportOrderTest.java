package fi.kotopolku.processes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import fi.kotopolku.imports.StagedClients;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * An import is ordered only when its trial is clean and read, and an order waits for the day on which the municipality
 * begins.
 */
class ImportOrderTest extends ImportWalk {

    @Test
    void anImportOrderedBeforeTheMunicipalityBeginsWaitsForItsDay() {
        standOn(TODAY);
        town("889", "Utajärvi");
        String main = townPerson("889");
        String adoption = adopts("889", main);
        refused(403, () -> begin(main, "data-import", Map.of("sourceSystem", "TYPPI")), "valmis rekisterinpitäjänä");
        answer(main, adoption, "task_confirmReadiness", documents(townPerson("889")));
        answer(main, adoption, "task_decideOldData", Map.of("oldData", "BRING", "sourceSystem", "TYPPI"));
        String key = found("select number from koto.data_import where municipality = :key", "889");
        begun.add(key);
        assertThat(running(key, "data-import").getTenantId()).isEqualTo("889");

        StagedClients.stage(jdbc, key, 3, null);
        answer(main, key, "task_prepareImport", BRING);

        assertThat(running(key, "data-import")).isWaitingAt("timer_municipalityBegins");
        assertThat(due(key, "timer_municipalityBegins"))
                .isEqualTo(startOf(TODAY.plusDays(1)).plusSeconds(60));
        fire(key, "timer_municipalityBegins");
        assertThat(running(key, "data-import")).isWaitingAt("timer_municipalityBegins");
        assertThat(cases(key)).isEmpty();

        begins("889");
        fire(key, "timer_municipalityBegins");
        runJobs(key);
        assertThat(cases(key)).hasSize(3);
        withdraw(KEHA, adoption, "Testi on ohi.");
    }

    @Test
    void whatWasGivenUpLeavesNothingStaged() {
        String main = begunTown("951", "Kinnula");
        String key = begin(main, "data-import", Map.of("sourceSystem", "SPREADSHEET"));
        refused(403, () -> begin(main, "data-import", Map.of("sourceSystem", "TYPPI")), "jo tuonti kesken");
        StagedClients.stage(jdbc, key, 3, null);

        answer(main, key, "task_prepareImport", Map.of("decision", "GIVE_UP"));

        assertThat(importState(key)).isEqualTo("GIVEN_UP");
        assertThat(listed("select kind from koto.import_row where import = :key", key))
                .isEmpty();
    }

    @Test
    void anOrderIsRefusedUntilTheTrialIsCleanAndRead() {
        String main = begunTown("952", "Kivijärvi");
        String key = begin(main, "data-import", Map.of("sourceSystem", "OTHER"));
        refused(400, main, key, "task_prepareImport", BRING, "Tee koetuonti");
        StagedClients.stage(jdbc, key, 2, null);
        fault(key, "ERROR");
        refused(400, main, key, "task_prepareImport", BRING, "virheitä (1)");
        jdbc.sql("update koto.import_fault set severity = 'REMARK' where import = :key")
                .param("key", key)
                .update();
        refused(400, main, key, "task_prepareImport", Map.of("decision", "BRING"), "huomautukset");
        jdbc.sql("update koto.data_import set files_version = files_version + 1 where number = :key")
                .param("key", key)
                .update();
        refused(400, main, key, "task_prepareImport", BRING, "ei koske nykyisiä");
        answer(main, key, "task_prepareImport", Map.of("decision", "GIVE_UP"));
    }

    private void fault(String key, String severity) {
        jdbc.sql("""
                insert into koto.import_fault (import, municipality, kind, line, fault, severity)
                values (:key, left(:key, 3), 'CLIENTS', 2, 'NAMESAKE', :severity)
                """).param("key", key).param("severity", severity).update();
    }
}
