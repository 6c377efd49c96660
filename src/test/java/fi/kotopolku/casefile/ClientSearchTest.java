package fi.kotopolku.casefile;

import static fi.kotopolku.casefile.CaseTestbed.KEURUU;
import static fi.kotopolku.casefile.CaseTestbed.LEAD;
import static fi.kotopolku.casefile.CaseTestbed.MULTIA;
import static fi.kotopolku.casefile.CaseTestbed.NURSE;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.access.Role;
import fi.kotopolku.form.FormContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who finds whom by what, and that each hit leaves a row in the log. */
class ClientSearchTest {

    private static final LocalDate BORN = LocalDate.of(1994, 5, 1);

    private static CaseTestbed bed;
    private static ClientSearch search;
    private static String number;

    @BeforeAll
    static void start() {
        bed = new CaseTestbed("client_search");
        search = bed.bean(ClientSearch.class);
        IntakeAnswer answer = IntakeAnswer.of("Testi-Łukasiewicz").code("010594Y9032", BORN);
        answer.givenNames = "Zoë Ana’is";
        number = registered(KEURUU, "249", answer);
        registered(MULTIA, "495", answer);
    }

    @AfterAll
    static void stop() {
        bed.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "łukasiewicz",
                "lukas",
                "LUKASIEWICZ zoe",
                "zo test",
                "Anais",
                "ana'is",
                "010594Y9032",
                "010594y9032",
                "1.5.1994",
                "01.05.1994",
                "1994-05-01"
            })
    void findsByNameCodeAndBirthDateAndLogsEachHit(String typed) {
        int before = reads(KEURUU);
        ClientSearch.Hits found = search.find(KEURUU, typed);

        assertThat(found.more()).isFalse();
        assertThat(found.hits()).singleElement().satisfies(hit -> {
            assertThat(hit.number()).isEqualTo(number);
            assertThat(hit.clientName()).isEqualTo("Zoë Ana’is Testi-Łukasiewicz");
            assertThat(hit.birthDate()).isEqualTo(BORN);
        });
        assertThat(reads(KEURUU)).isEqualTo(before + 1);
    }

    @Test
    void findsByCaseNumber() {
        assertThat(numbers(KEURUU, number)).containsExactly(number);
        assertThat(numbers(KEURUU, "249-2026-9999")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"asiewicz", "zoe puuttuva", "010594X9032", "2.5.1994", "kukasiewicz"})
    void findsNobodyElse(String typed) {
        int before = reads(KEURUU);
        assertThat(numbers(KEURUU, typed)).isEmpty();
        assertThat(reads(KEURUU)).isEqualTo(before);
    }

    @Test
    void nobodyFindsBeyondTheirReach() {
        bed.person("north.keuruu", "keuruu");
        bed.grant("north.keuruu", "249", Role.CASEWORKER, "UNIT", "Pohjoinen", Set.of("IDENTITY_AND_CONTACT"));
        bed.person("plan.keuruu", "keuruu");
        bed.grant("plan.keuruu", "249", Role.CASEWORKER, "MUNICIPALITY", null, Set.of("PLAN"));
        for (String person : List.of(NURSE, "requester", "north.keuruu", "plan.keuruu")) {
            for (String typed : List.of("lukas", "010594Y9032", "1.5.1994", number)) {
                assertThat(numbers(person, typed)).as(person + typed).isEmpty();
            }
        }
        assertThat(numbers(MULTIA, "lukas")).singleElement().asString().startsWith("495-");
        assertThat(numbers(MULTIA, number)).isEmpty();
        assertThat(numbers(LEAD, "lukas")).containsExactly(number);
    }

    @Test
    void showsFiftyAtMostAndSaysSo() {
        LocalDate born = LocalDate.of(1970, 1, 1);
        for (int i = 0; i < 51; i++) {
            IntakeAnswer answer = IntakeAnswer.of("Testi-Monta" + (char) ('a' + i / 26) + (char) ('a' + i % 26));
            answer.birthDate = born;
            registered(KEURUU, "249", answer);
        }
        ClientSearch.Hits found = search.find(KEURUU, "testi monta");
        assertThat(found.hits()).hasSize(50);
        assertThat(found.more()).isTrue();
        assertThat(search.find(KEURUU, "montaba").hits()).hasSize(1);
    }

    private static List<String> numbers(String person, String typed) {
        return search.find(person, typed).hits().stream()
                .map(ClientSearch.Hit::number)
                .toList();
    }

    private static String registered(String person, String municipality, IntakeAnswer answer) {
        ClientIntakeForm form = bed.bean(ClientIntakeForm.class);
        FormContext context = new FormContext(person, municipality, null, Map.of());
        return bed.inTransaction(() -> form.start(context, answer.build())).key();
    }

    private static int reads(String person) {
        return bed.count(
                "select count(*) from koto.audit_entry where person_id = ? and action = 'READ' and subject_key = ?"
                        + " and category = 'IDENTITY_AND_CONTACT'",
                person,
                number);
    }
}
