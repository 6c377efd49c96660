package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;

import fi.kotopolku.adoption.AdoptionChanges;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** Towns that take the system into use: their people, what they answer, and a day on which business stands. */
abstract class AdoptionWalk extends WholeModelTest {

    static final String KEHA = "keha.admin";
    static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
    static final LocalDate START = LocalDate.of(2026, 8, 31);

    @Autowired
    AdoptionChanges changes;

    @Autowired
    Environment environment;

    AdoptionWalk(String model, Class<?>... together) {
        super(model, together);
    }

    @BeforeEach
    void businessStands() {
        standOn(TODAY);
    }

    /** What is not through is taken back, so that nobody finds it in their list. */
    @AfterAll
    void nothingIsLeftOpen() {
        begun.stream()
                .filter(key -> "PREPARING".equals(state(key)))
                .forEach(key -> withdraw(KEHA, key, "Testi on ohi."));
    }

    /** A municipality of Finland that has an employer here and has not adopted. */
    void town(String code, String name) {
        jdbc.sql("insert into koto.municipality (code, name_fi, name_sv) values (:code, :name, :name)")
                .param("code", code)
                .param("name", name)
                .update();
        jdbc.sql("""
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality)
                values (:id, 'MUNICIPALITY', :name, :name, :code)
                """)
                .param("id", employer(code))
                .param("name", name)
                .param("code", code)
                .update();
    }

    /** The town takes the system into use, and two people of it are there. */
    Town adopting(String code) {
        town(code, "Kunta " + code);
        String main = townPerson(code);
        return new Town(adopts(code, main), main, townPerson(code));
    }

    /** @param key number of its adoption */
    record Town(String key, String main, String deputy) {}

    void refuses(Town town, String task, Map<String, Object> answer, String... said) {
        refused(400, town.main(), town.key(), task, answer, said);
    }

    /** Whoever has the task puts it back, so that somebody else may take it. */
    void putBack(Town town, String task) {
        engine.getTaskService().setAssignee(task(town.key(), task).getId(), null);
    }

    static String employer(String code) {
        return "kunta-" + code;
    }

    /** Somebody of the town who signs in by the provider that everybody signs in by. */
    String townPerson(String code) {
        String person = newPerson(employer(code));
        jdbc.sql("update koto.person set issuer = 'kotopolku-demo' where id = :id")
                .param("id", person)
                .update();
        return person;
    }

    void withdraw(String person, String key, String reason) {
        as(person, () -> changes.withdraw(person, key, reason));
    }

    void postpone(String person, String key, LocalDate startsOn, String reason) {
        as(person, () -> changes.postpone(person, key, startsOn, reason));
    }

    Map<String, Object> notice(String code, String contact) {
        return notice(code, contact, START);
    }

    Map<String, Object> notice(String code, String contact, LocalDate startsOn) {
        return with(
                Map.of(),
                "municipality",
                code,
                "notifiedOn",
                TODAY.minusDays(3).toString(),
                "startsOn",
                startsOn.toString(),
                "contact",
                contact);
    }

    String adopts(String code, String contact) {
        return begin(KEHA, "municipality-adoption", notice(code, contact));
    }

    Map<String, Object> decision(String mainUser, String deputy) {
        return with(
                Map.of(),
                "body",
                "Elinvoimalautakunta",
                "decidedOn",
                TODAY.minusDays(1).toString(),
                "section",
                "85",
                "recordNumber",
                "321/00.01.02.00/2023",
                "mainUser",
                mainUser,
                "deputy",
                deputy,
                "controller",
                "Kaupungin työllisyyspalvelut");
    }

    Map<String, Object> documents(String confirmedBy) {
        Map<String, Object> answer = Map.of();
        for (String document : List.of("notice", "processing", "impact", "agreement")) {
            answer = with(
                    answer,
                    document + "On",
                    TODAY.minusDays(10).toString(),
                    document + "Reference",
                    "Dnro 1/2026",
                    document + "By",
                    confirmedBy);
        }
        return answer;
    }

    String issuer() {
        return environment.getRequiredProperty("spring.security.oauth2.client.provider.kotopolku.issuer-uri");
    }

    static Map<String, Object> provider(String issuer) {
        return Map.of("issuer", issuer, "clientId", "kotopolku");
    }

    static Map<String, Object> waiver(LocalDate until) {
        return with(
                Map.of(),
                "waive",
                true,
                "waiverReason",
                "Kunnan varahenkilö valitaan vasta syksyllä.",
                "waiverUntil",
                until.toString());
    }

    /** All five, by the town's own people. */
    void meetsEverything(String key, String mainUser, String deputy) {
        answer(mainUser, key, "task_recordDecision", decision(mainUser, deputy));
        meetsEverythingElse(key, mainUser, deputy);
    }

    void meetsEverythingElse(String key, String mainUser, String deputy) {
        answer(mainUser, key, "task_enterIssuer", Map.of("issuer", issuer()));
        answer(mainUser, key, "task_proveSignIn", Map.of("signedInHere", true));
        answer(mainUser, key, "task_nameOfficer", Map.of("officer", deputy));
        answer(mainUser, key, "task_nameWorker", Map.of("worker", mainUser));
        answer(mainUser, key, "task_confirmReadiness", documents(deputy));
    }

    String state(String key) {
        return found("select state from koto.adoption where number = :key", key);
    }

    String requirement(String key, String kind) {
        return jdbc.sql("select state from koto.adoption_requirement where adoption = :key and kind = :kind")
                .param("key", key)
                .param("kind", kind)
                .query(String.class)
                .single();
    }

    String adoptedOn(String code) {
        return found("select adopted_on::text from koto.municipality where code = :key", code);
    }

    List<String> openTasks(String key) {
        return engine.getTaskService().createTaskQuery().processInstanceBusinessKey(key).list().stream()
                .map(task -> task.getTaskDefinitionKey())
                .sorted()
                .toList();
    }
}
