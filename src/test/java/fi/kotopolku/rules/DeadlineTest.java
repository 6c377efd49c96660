package fi.kotopolku.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.engine.DmnDecisionTables;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {

    private final Rules rules = new Rules(DmnDecisionTables.shipped());

    @Test
    void saysInOneSentenceWhyAndThatTheActHasNotBeenRead() {
        Deadline deadline = rules.due("ASSESSMENT_START", LocalDate.of(2026, 3, 10));

        assertThat(deadline.due()).isEqualTo("2026-05-11");
        assertThat(deadline.explanationFi())
                .isEqualTo("Palvelutarpeen arvioinnin aloittaminen: viimeistään 11.5.2026, kun 2 kuukautta lasketaan"
                        + " päivästä 10.3.2026 (asian rekisteröinti) ja päättymispäivä 10.5.2026 siirtyy seuraavaan"
                        + " arkipäivään (laki 150/1930, 5 §); perusteena 14 §, laki 681/2023, muut. 1100/2024"
                        + " (lähde: Kumotun lain 1386/2010 määräaika, nykyistä ei ole nähty); lähdettä ei ole vielä"
                        + " tarkistettu säädöstekstistä.");
        assertThat(deadline.moved()).isTrue();
        assertThat(deadline.end()).isEqualTo("2026-05-10");
        assertThat(deadline.lawVersion()).isEqualTo("laki 681/2023, muut. 1100/2024");
    }

    @Test
    void saysThatAGuideIsAGuide() {
        assertThat(rules.due("DIRECT_TO_SERVICE", LocalDate.of(2026, 2, 3)).explanationFi())
                .isEqualTo("Ohjaaminen koulutukseen tai palveluun: viimeistään 3.8.2026, kun 6 kuukautta lasketaan"
                        + " päivästä 3.2.2026 (ensimmäisen suunnitelman vahvistaminen); perusteena 16 §, laki"
                        + " 681/2023, muut. 1100/2024, viranomaisen ohjeen mukaan (lähde: kotoutuminen.fi-ohje);"
                        + " lähdettä ei ole vielä tarkistettu säädöstekstistä.");
    }

    @Test
    void saysThatAnOwnTargetIsNotLaw() {
        assertThat(rules.due("COUNTY_REPLY", LocalDate.of(2026, 9, 1)).explanationFi())
                .isEqualTo("Hyvinvointialueen vastaus pyyntöön: viimeistään 15.9.2026, kun 14 päivää lasketaan"
                        + " päivästä 1.9.2026 (hyvinvointialueen kutsu); perusteena oma palvelutavoite, ei säädös.");
        assertThat(rules.due("ACCESS_RECERTIFICATION", LocalDate.of(2026, 9, 1)).explanationFi())
                .endsWith("perusteena oma palvelutavoite, ei säädös (liittyy: 16 §, laki 906/2019).");
    }

    @Test
    void withoutDelayIsNotZeroDays() {
        assertThat(rules.due("PLAN_START_WITHOUT_DELAY", LocalDate.of(2026, 9, 1))
                        .explanationFi())
                .startsWith("Kotoutumissuunnitelman laatimisen aloittaminen: viipymättä, laskettuna päivästä 1.9.2026"
                        + " (palvelutarpeen arvioinnin päättyminen);");
    }

    /** On a Saturday what has to begin at once begins on Monday, and the sentence names the day that is shown. */
    @Test
    void withoutDelayFromASaturdayIsTheNextWorkingDay() {
        Deadline deadline = rules.due("PLAN_START_WITHOUT_DELAY", LocalDate.of(2026, 11, 28));

        assertThat(deadline.due()).isEqualTo("2026-11-30");
        assertThat(deadline.explanationFi())
                .startsWith("Kotoutumissuunnitelman laatimisen aloittaminen: viipymättä, viimeistään 30.11.2026,"
                        + " laskettuna päivästä 28.11.2026 (palvelutarpeen arvioinnin päättyminen) ja päättymispäivä"
                        + " 28.11.2026 siirtyy seuraavaan arkipäivään (laki 150/1930, 5 §); perusteena 16 §");
    }

    @Test
    void aLimitEndsOnItsDayWhateverDayThatIs() {
        Deadline limit = rules.due("PLAN_FIRST_MAX", LocalDate.of(2026, 2, 28));

        assertThat(limit.due()).isEqualTo("2027-02-28");
        assertThat(WorkingDays.isWorkingDay(limit.due())).isFalse();
        assertThat(limit.explanationFi())
                .startsWith("Ensimmäisen kotoutumissuunnitelman enimmäiskesto: enintään 28.2.2027 asti, kun 1 vuosi"
                        + " lasketaan päivästä 28.2.2026 (ensimmäisen suunnitelman voimassaolon alku);");
    }

    @Test
    void aNoticeIsCountedBackwards() {
        Deadline notice = rules.noticeBefore("PLAN_END_NOTICE", LocalDate.of(2027, 3, 31));

        assertThat(notice.due()).isEqualTo("2027-03-01");
        assertThat(notice.explanationFi())
                .isEqualTo(
                        "Ilmoitus kotoutumissuunnitelman päättymisestä: 1.3.2027, joka on 30 päivää ennen"
                                + " päättymispäivää 31.3.2027 (suunnitelman viimeinen voimassaolopäivä); perusteena oma palvelutavoite, ei säädös.");
    }

    @ParameterizedTest(name = "{0} from {1} is due {2}")
    @CsvSource({
        // the last day of a month that has no such day
        "ASSESSMENT_START, 2026-12-31, 2027-03-01",
        "DIRECT_TO_SERVICE, 2026-08-31, 2027-03-01",
        "DIRECT_TO_SERVICE, 2027-08-31, 2028-02-29",
        "REVIEW_LATEST, 2028-02-29, 2029-02-28",
        // Christmas Eve on a Thursday, a weekend after it
        "COUNTY_REPLY, 2026-12-10, 2026-12-28",
        // Midsummer Eve is a Friday
        "COUNTY_REMINDER, 2026-06-12, 2026-06-22",
        // Good Friday to Easter Monday
        "COUNTY_REMINDER, 2026-03-27, 2026-04-07",
        // Maundy Thursday is a working day
        "COUNTY_REMINDER, 2026-03-26, 2026-04-02",
        "ACCESS_DECISION, 2026-04-24, 2026-05-04",
        "PLAN_START, 2025-12-23, 2026-01-07",
    })
    void deadlineMovesToAWorkingDay(String id, LocalDate start, LocalDate due) {
        assertThat(rules.due(id, start).due()).isEqualTo(due);
    }

    @Test
    void theDueDayItselfStillCounts() {
        Deadline winter = rules.due("COUNTY_REPLY", LocalDate.of(2026, 1, 1));
        Deadline lastDayOfWinterTime = rules.due("COUNTY_REPLY", LocalDate.of(2026, 7, 1));

        assertThat(winter.at()).isEqualTo(Instant.parse("2026-01-15T22:00:00Z"));
        assertThat(lastDayOfWinterTime.at()).isEqualTo(Instant.parse("2026-07-15T21:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"PLAN_END_NOTICE", "INTERPRETING_FEE_MIN_AGE", "INTERPRETING_FEE_MAX", "KOTO_AJ_MANDATORY_FROM"})
    void whatIsNotCountedForwardsIsRefused(String id) {
        assertThatThrownBy(() -> rules.due(id, LocalDate.of(2025, 6, 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsNotANoticeIsNotCountedBackwards() {
        assertThatThrownBy(() -> rules.noticeBefore("PLAN_START", LocalDate.of(2026, 6, 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
