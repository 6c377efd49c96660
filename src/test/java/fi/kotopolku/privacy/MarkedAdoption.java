package fi.kotopolku.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.adoption.StrangeProvider;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.imports.StagedClients;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;

/**
 * A town that takes the system into use and brings marked clients over: what stands in files counts as what was typed.
 */
class MarkedAdoption {

    private final MarkedCasework marked;
    private final String issuer;

    MarkedAdoption(MarkedCasework marked, String issuer) {
        this.marked = marked;
        this.issuer = issuer;
    }

    /** Nothing of it is about a client, and nothing that was typed gets into the engine either. */
    void adoption() {
        LocalDate today = marked.today();
        marked.jdbc.sql("""
                insert into koto.municipality (code, name_fi, name_sv) values ('291', 'Kuhmoinen', 'Kuhmoinen');
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality)
                values ('kunta-291', 'MUNICIPALITY', 'Kuhmoisten kunta', 'Kuhmoinen kommun', '291');
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values ('main.291', 'kotopolku-demo', 'main.291', 'Testi', 'Kuhmoinen', '', 'kunta-291'),
                       ('deputy.291', 'kotopolku-demo', 'deputy.291', 'Testi', 'Kuhmoinen', '', 'kunta-291')
                """).update();
        String day = today.toString();
        marked.begin("keha.admin", "staff-entry", "start_staffEntry", Map.of("municipality", "291"));
        Map<String, Object> notice = SampleAnswers.with(
                Map.of(), "municipality", "291", "notifiedOn", day, "startsOn", day, "contact", "main.291");
        marked.begin("keha.admin", "municipality-adoption", "start_adoption", notice);
        marked.begin("main.291", "adoption-change", "start_adoptionChange", Map.of("change", "WITHDRAW"));
        String key = marked.begin("keha.admin", "municipality-adoption", "start_adoption", notice);
        marked.answerAsGiven("main.291", key, "task_nameOfficer", Map.of("officer", "deputy.291"));
        marked.answerAsGiven("main.291", key, "task_nameWorker", Map.of("worker", "deputy.291"));
        marked.answerAsGiven(
                "main.291",
                key,
                "task_recordDecision",
                SampleAnswers.with(
                        Map.of(),
                        "decidedOn",
                        day,
                        "section",
                        "85",
                        "recordNumber",
                        "1/2026",
                        "mainUser",
                        "main.291",
                        "deputy",
                        "deputy.291"));
        providerHandedBack(key);
        marked.answerAsGiven("main.291", key, "task_enterIssuer", Map.of("issuer", issuer));
        Map<String, Object> papers = Map.of();
        for (String paper : List.of("notice", "processing", "impact", "agreement")) {
            papers = SampleAnswers.with(papers, paper + "On", day, paper + "By", "deputy.291");
        }
        marked.answerAsGiven("main.291", key, "task_confirmReadiness", papers);
        marked.answerAsGiven(
                "main.291", key, "task_decideOldData", Map.of("oldData", "NOTHING", "sourceSystem", "OTHER"));
        marked.answerAsGiven("main.291", key, "task_proveSignIn", Map.of("signedInHere", true));
        assertThat(marked.casework.isRunning(key)).isFalse();
    }

    private void providerHandedBack(String key) {
        try (StrangeProvider provider = new StrangeProvider()) {
            provider.saysItIs(provider.address());
            marked.answerAsGiven("main.291", key, "task_enterIssuer", Map.of("issuer", provider.address()));
            marked.answerAsGiven("keha.admin", key, "task_admitProvider", Map.of("decision", "HAND_BACK"));
        }
    }

    /** Once in vain, because the database refuses a row, and once to the end. */
    void clientsBroughtOver() {
        String main = "main.291";
        String key = marked.begin(main, "data-import", "start_dataImport", Map.of("sourceSystem", "OTHER"));
        StagedClients.stage(marked.jdbc, key, 10, null);
        for (String field : List.of("family_name", "street_address", "needs", "long_term_goals", "aim", "note")) {
            String marker = MarkedForms.MARK + "brought" + field;
            marked.forms.sent().add(marker);
            marked.jdbc
                    .sql("""
                    update koto.import_row set content = content || jsonb_build_object(:field, :marker)
                    where import = :import and content -> :field is not null
                    """)
                    .param("field", field)
                    .param("marker", marker)
                    .param("import", key)
                    .update();
        }
        Map<String, Object> bring = Map.of("decision", "BRING", "remarksRead", true);
        postalCode(key, "4270");
        marked.answerAsGiven(main, key, "task_prepareImport", bring);
        runJobs(key);
        postalCode(key, "42700");
        marked.answerAsGiven(main, key, "task_prepareImport", bring);
        runJobs(key);
        marked.answerAsGiven(main, key, "task_signOffImport", Map.of("outcome", "SIGN_OFF"));
    }

    private void postalCode(String key, String code) {
        marked.jdbc.sql("""
                update koto.import_row set content = content || jsonb_build_object('postal_code', :code)
                where import = :import and kind = 'CLIENTS' and line = 5
                """).param("code", code).param("import", key).update();
    }

    private void runJobs(String key) {
        for (List<Job> waiting = jobs(key); !waiting.isEmpty(); waiting = jobs(key)) {
            waiting.forEach(job -> marked.engine.getManagementService().executeJob(job.getId()));
        }
    }

    private List<Job> jobs(String key) {
        return marked.engine
                .getManagementService()
                .createJobQuery()
                .processInstanceId(marked.engine
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .singleResult()
                        .getId())
                .messages()
                .list();
    }
}
