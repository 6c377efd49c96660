package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.adoption.StrangeProvider;
import fi.kotopolku.doors.Visitor.Answer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The adoptions of the whole country, for those who look after it, and for nobody else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AdoptionDoorsTest extends DoorsTest {

    private static final String KEHA = "keha.admin";
    private static final String MAIN = "main.testila";
    private static final String LENDER = "teacher.partner";

    private final Grants grants = new Grants(jdbc);
    private String number;

    @BeforeAll
    void aTownOnItsWay() {
        jdbc.sql("""
                insert into koto.municipality (code, name_fi, name_sv) values ('077', 'Hankasalmi', 'Hankasalmi')
                on conflict do nothing
                """).update();
        jdbc.sql("""
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality)
                values ('kunta-077', 'MUNICIPALITY', 'Hankasalmen kunta', 'Hankasalmi kommun', '077') on conflict do nothing
                """).update();
        jdbc.sql("update koto.adoption set state = 'WITHDRAWN', withdrawn_at = now() where municipality = '077'")
                .update();
        grants.lendAccount(LENDER, MAIN, "Testi", "Testila-Pääkäyttäjä", "kunta-077");
        number = adopts();
    }

    @AfterAll
    void accountsAsBefore() {
        grants.takeAccountBack(LENDER, MAIN);
    }

    private String adopts() {
        return casework.begin(
                KEHA,
                "municipality-adoption",
                Map.of(
                        "municipality",
                        "077",
                        "notifiedOn",
                        today().toString(),
                        "startsOn",
                        today().toString(),
                        "contact",
                        MAIN));
    }

    @Test
    void theCountrySeesEveryMunicipalityAndNoClient() {
        String client = clientNameOf(newCase(CASEWORKER));
        Answer seen = visit(KEHA).get("/api/v1/adoptions");
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body())
                .contains("\"code\":\"249\"", "\"code\":\"091\"", "\"stageFi\":\"Käytössä\"", "Ei ilmoitusta", number)
                .contains("\"requirement\":\"READINESS\"", "\"requirement\":\"OLD_DATA\"")
                .doesNotContain(client, "main.testila", "Honkajoki", "\"code\":\"000\"");
        assertThat(listedAudit("ADOPTIONS_VIEWED")).isPositive();
    }

    @Test
    void forEverybodyElseThereIsNothing() {
        for (String other :
                List.of("lead.keuruu", "officer.keuruu", "dpo.keuruu", "manager.keuruu", CASEWORKER, LENDER)) {
            Visitor visitor = visit(other);
            assertThat(visitor.get("/api/v1/adoptions").status()).as(other).isEqualTo(404);
            assertThat(visitor.get("/api/v1/adoptions.csv").status()).as(other).isEqualTo(404);
        }
        Visitor lead = visit("lead.keuruu");
        for (String change : List.of("/postponement", "/withdrawal")) {
            Map<String, String> letter = Map.of("startsOn", today().plusDays(1).toString(), "reason", "Ei minun");
            Answer there = lead.post("/api/v1/adoptions/" + number + change, letter);
            Answer never = lead.post("/api/v1/adoptions/077-KA-2026-999999" + change, letter);
            assertThat(there.status()).isEqualTo(404);
            assertThat(there.body()).isEqualTo(never.body().replace("077-KA-2026-999999", number));
        }
        assertThat(state(number)).isEqualTo("PREPARING");
    }

    @Test
    void aMainUserChangesTheirOwnAndAFormulaStaysText() {
        String another = number;
        Visitor main = visit(LENDER);
        assertThat(main.get(changeForm()).body()).contains("\"defaultValue\":\"" + finnish(today()) + "\"");
        Answer early = main.post(
                "/api/v1/adoptions/" + another + "/postponement",
                Map.of("startsOn", today().minusDays(1).toString(), "reason", "Kiire"));
        assertThat(early.status()).isEqualTo(400);
        assertThat(early.body()).contains("Anna uusi aloituspäivä");
        assertThat(main.post("/api/v1/adoptions/" + another + "/withdrawal", Map.of("reason", " "))
                        .status())
                .isEqualTo(400);
        assertThat(main.post(
                                "/api/v1/adoptions/" + another + "/withdrawal",
                                Map.of("reason", "=HYPERLINK(\"http://paha\")"))
                        .status())
                .isEqualTo(204);
        assertThat(state(another)).isEqualTo("WITHDRAWN");
        String file = new String(visit(KEHA).file("/api/v1/adoptions.csv").body(), StandardCharsets.UTF_8);
        assertThat(file)
                .startsWith("\uFEFF\"Kuntakoodi\"")
                .contains("\"'=HYPERLINK")
                .contains("\"Keuruu\"");

        grants.end(jdbc.sql("select coalesce(min(number), '-') from koto.right_in_force where person_id = :main")
                .param("main", MAIN)
                .query(String.class)
                .single());
        number = adopts();
    }

    @Test
    void kehaClosesAProviderForAReasonAndForNobodyElseIsThereAny() {
        Visitor keha = visit(KEHA);
        Map<String, Visitor> others = new LinkedHashMap<>();
        for (String other : List.of("lead.keuruu", "officer.keuruu", "dpo.keuruu", CASEWORKER, LENDER)) {
            others.put(other, visit(other));
        }
        try (StrangeProvider provider = new StrangeProvider()) {
            provider.saysItIs(provider.address());
            Map<String, Object> entered = Map.of("issuer", provider.address(), "clientId", "kotopolku-077");
            casework.answer(KEHA, number, "task_enterIssuer", entered);
            casework.answer(KEHA, number, "task_admitProvider", Map.of("decision", "ADMIT"));
            assertThat(keha.get("/api/v1/adoptions").body())
                    .contains("\"provider\":{\"issuer\":\"" + provider.address()
                            + "\",\"clientId\":\"kotopolku-077\",\"since\":\"" + today());
        }
        String door = "/api/v1/identity-providers/%s/closing";
        Map<String, String> reason = Map.of("reason", "Ylläpitäjän tunnus on vuotanut.");
        others.forEach((other, visitor) -> {
            Answer there = visitor.post(door.formatted("077"), reason);
            assertThat(there.status()).as(other).isEqualTo(404);
            assertThat(there.body())
                    .as(other)
                    .isEqualTo(
                            visitor.post(door.formatted("998"), reason).body().replace("998", "077"));
        });
        for (String none : List.of("", " ", "x".repeat(4001), "näkymätön\u202E")) {
            Answer refused = keha.post(door.formatted("077"), Map.of("reason", none));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.body()).contains("Kirjoita, miksi tunnistuspalvelu suljetaan.");
        }
        assertThat(openProviders()).isEqualTo(1);

        assertThat(keha.post(door.formatted("077"), reason).status()).isEqualTo(204);

        assertThat(openProviders()).isZero();
        assertThat(keha.get("/api/v1/adoptions").body()).doesNotContain("kotopolku-077");
        assertThat(jdbc.sql("""
                        select by_person || ': ' || reason from koto.adoption_event
                        where adoption = :number and kind = 'PROVIDER_CLOSED'
                        """).param("number", number).query(String.class).list())
                .containsExactly(KEHA + ": Ylläpitäjän tunnus on vuotanut.");
        assertThat(keha.post(door.formatted("077"), reason).status())
                .as("there is none any more")
                .isEqualTo(404);
        assertThat(keha.post(door.formatted("249"), reason).status())
                .as("what is configured is closed in the configuration")
                .isEqualTo(404);
    }

    private long openProviders() {
        return jdbc.sql("select count(*) from koto.identity_provider where municipality = '077' and closed_at is null")
                .query(Long.class)
                .single();
    }

    private String changeForm() {
        return "process-definition/" + definition("adoption-change") + "/deployed-start-form";
    }

    private static String finnish(LocalDate day) {
        return DateTimeFormatter.ofPattern("d.M.yyyy").format(day);
    }

    private String state(String adoption) {
        return jdbc.sql("select state from koto.adoption where number = :number")
                .param("number", adoption)
                .query(String.class)
                .single();
    }

    private long listedAudit(String action) {
        return jdbc.sql("select count(*) from koto.audit_entry where action = :action and municipality = '000'")
                .param("action", action)
                .query(Long.class)
                .single();
    }
}
