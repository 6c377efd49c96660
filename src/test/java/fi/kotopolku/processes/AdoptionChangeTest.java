package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationException;
import org.junit.jupiter.api.Test;

/** A start is moved and an adoption taken back by a form of Tasklist, by the town's main user and by KEHA, and by nobody else. */
class AdoptionChangeTest extends AdoptionWalk {

    private static final String CHANGE = "adoption-change";
    private static final LocalDate LATER = START.plusDays(30);

    AdoptionChangeTest() {
        super(CHANGE);
    }

    @Test
    void theMainUserMovesTheStartAndTakesTheAdoptionBack() {
        town("729", "Saarijärvi");
        String main = townPerson("729");
        String key = adopts("729", main);
        refused(400, () -> begin(main, CHANGE, moved(START)), "Uusi aloituspäivä: ", "nykyistä (31.8.2026)");
        refused(400, () -> begin(main, CHANGE, moved(LocalDate.of(2027, 1, 2))), "Uusi aloituspäivä: ", "1.1.2027");
        refused(400, () -> begin(main, CHANGE, with(moved(LATER), "startsOn", null)), "Uusi aloituspäivä: ");
        refused(400, () -> begin(main, CHANGE, with(moved(LATER), "reason", " ")), "Syy: Kirjoita, miksi");
        refused(400, () -> begin(main, CHANGE, with(moved(LATER), "change", null)), "Mitä muutetaan: Valitse");
        assertThat(starts(key)).isEqualTo(START.toString());

        assertThat(begin(main, CHANGE, moved(LATER))).isEqualTo(key);

        assertThat(starts(key)).isEqualTo(LATER.toString());
        assertThat(task(key, "task_recordDecision").getDueDate().toInstant()).isEqualTo(startOf(LATER.minusDays(41)));
        assertThat(told(KEHA, key)).containsExactly("ADOPTION_POSTPONED");

        begin(main, CHANGE, with(Map.of(), "change", "WITHDRAW", "reason", "Kunta liittyy naapuriin."));

        assertThat(state(key)).isEqualTo("WITHDRAWN");
        assertThat(openTasks(key)).isEmpty();
        assertThat(groupsOf(main)).isEmpty();
        assertThatThrownBy(() -> begin(main, CHANGE, moved(LATER))).isInstanceOf(AuthorizationException.class);
    }

    @Test
    void kehaChangesAnyThatIsOnItsWayAndNobodyElseDoes() {
        town("275", "Konnevesi");
        String main = townPerson("275");
        String key = adopts("275", main);
        for (String other : new String[] {LEAD, OFFICER, CASEWORKER, MULTIA, townPerson("275")}) {
            assertThatThrownBy(() -> begin(other, CHANGE, with(moved(LATER), "municipality", "275")))
                    .as(other)
                    .isInstanceOf(AuthorizationException.class);
        }
        refused(
                403,
                () -> begin(KEHA, CHANGE, with(moved(LATER), "municipality", "249")),
                "Sinulla ei ole oikeutta aloittaa tätä");
        assertThat(starts(key)).isEqualTo(START.toString());

        begin(KEHA, CHANGE, with(moved(LATER), "municipality", "275"));

        assertThat(starts(key)).isEqualTo(LATER.toString());
    }

    private Map<String, Object> moved(LocalDate day) {
        return with(
                Map.of(),
                "change",
                "POSTPONE",
                "startsOn",
                day.toString(),
                "reason",
                "Tunnistuspalvelu uusitaan ensin.");
    }

    private String starts(String key) {
        return found("select starts_on::text from koto.adoption where number = :key", key);
    }
}
