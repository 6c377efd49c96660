package fi.kotopolku.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.engine.DmnDecisionTables;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One story under the act as it was given, as it was amended, and under an artificial third version that stands in
 * {@link #third} alone: the day of the event chooses the row, and the first day whose law is applied chooses the oldest.
 */
class LawVersionTest {

    private static final String ORIGINAL = "laki 681/2023 alkuperäisenä";
    private static final String AMENDED = "laki 681/2023, muut. 1100/2024";
    private static final String THIRD = "laki 999/2027 (keksitty)";
    private static final LocalDate TODAY = LocalDate.of(2028, 1, 3);

    private final DecisionTables shipped = DmnDecisionTables.shipped();
    private final Rules amended = new Rules(shipped);
    private final Rules original = new Rules(shipped, "2023-04-14");

    /** Registered with the county's help on a day in March 2024, plan in force on a day in May. */
    private static List<StatutoryClock> story() {
        return Stream.of(
                        StatutoryClock.running("ASSESSMENT_START", LocalDate.of(2024, 3, 10)),
                        StatutoryClock.running("PLAN_FIRST_LATEST", LocalDate.of(2024, 2, 1)),
                        StatutoryClock.running("PLAN_TOTAL_MAX", LocalDate.of(2024, 5, 2)),
                        StatutoryClock.running("DIRECT_TO_SERVICE", LocalDate.of(2024, 5, 2)),
                        StatutoryClock.running("REVIEW_LATEST", LocalDate.of(2024, 5, 2)))
                .map(StatutoryClock::together)
                .toList();
    }

    private static List<String> dated(Rules rules, List<StatutoryClock> story) {
        return story.stream()
                .map(clock -> rules.explain(clock, TODAY).deadline())
                .map(deadline -> deadline.due() + " " + deadline.section() + " " + deadline.lawVersion())
                .toList();
    }

    @Test
    void theActAsItWasGivenHasSectionsOfItsOwnForWorkWithTheCounty() {
        assertThat(dated(original, story()))
                .containsExactly(
                        "2024-05-10 15 § " + ORIGINAL,
                        "2027-02-01 17 § " + ORIGINAL,
                        "2026-05-02 17 § " + ORIGINAL,
                        "2024-11-04 17 § " + ORIGINAL,
                        "2025-05-02 22 § " + ORIGINAL);
    }

    @Test
    void withoutTheCountyTheActAsItWasGivenHasTheOtherSections() {
        StatutoryClock alone = StatutoryClock.running("ASSESSMENT_START", LocalDate.of(2024, 3, 10));

        assertThat(dated(original, List.of(alone))).containsExactly("2024-05-10 14 § " + ORIGINAL);
    }

    /** Nobody's time ran out before the act came into force: earlier events are counted as the amended act says. */
    @Test
    void theSameStoryUnderTheActAsAmended() {
        assertThat(dated(amended, story()))
                .containsExactly(
                        "2024-05-10 14 § " + AMENDED,
                        "2027-02-01 16 § " + AMENDED,
                        "2026-05-02 16 § " + AMENDED,
                        "2024-11-04 16 § " + AMENDED,
                        "2025-05-02 22 § " + AMENDED);
    }

    @Test
    void theDayOfTheEventChoosesTheVersion() {
        LocalDate lastDay = LocalDate.of(2024, 12, 31);

        assertThat(original.due("REVIEW_LATEST", lastDay).lawVersion()).isEqualTo(ORIGINAL);
        assertThat(original.due("REVIEW_LATEST", lastDay.plusDays(1)).lawVersion())
                .isEqualTo(AMENDED);
        assertThat(amended.due("REVIEW_LATEST", lastDay).lawVersion()).isEqualTo(AMENDED);
    }

    @Test
    void theSentenceNamesTheVersionItsSourceAndThatItHasNotBeenRead() {
        String sentence = original.explain(story().get(0), TODAY).explanationFi();

        assertThat(sentence)
                .isEqualTo("Palvelutarpeen arvioinnin aloittaminen: viimeistään 10.5.2024, kun 2 kuukautta lasketaan"
                        + " päivästä 10.3.2024 (asian rekisteröinti); perusteena 15 §, laki 681/2023 alkuperäisenä"
                        + " (lähde: Käyttöönoton päätös viittaa lakiin tässä muodossa; alkuperäistä tekstiä ei ole"
                        + " nähty, arvo on sama kuin uudemmalla rivillä); lähdettä ei ole vielä tarkistettu"
                        + " säädöstekstistä.");
    }

    /** The day after the third version begins, the dates are its dates; an event of the day before keeps its own. */
    @Test
    void aThirdVersionIsRowsInTheTableAndNothingElse() {
        Rules three = new Rules(third(), "2023-04-14");
        three.check();

        Deadline before = three.due("REVIEW_LATEST", LocalDate.of(2026, 12, 31));
        Deadline after = three.due("REVIEW_LATEST", LocalDate.of(2027, 1, 1));

        assertThat(before.due()).isEqualTo("2027-12-31");
        assertThat(before.lawVersion()).isEqualTo(AMENDED);
        assertThat(after.due()).isEqualTo("2027-04-01");
        assertThat(after.section()).isEqualTo("33 §");
        assertThat(after.lawVersion()).isEqualTo(THIRD);
        assertThat(dated(three, story())).isEqualTo(dated(original, story()));
    }

    @Test
    void whatWouldChangeIsWhatTheTableSays() {
        Deadline third = new Rules(third()).due("REVIEW_LATEST", LocalDate.of(2027, 1, 4));

        assertThat(third.whatIfFi())
                .containsExactly(
                        "Jos oleskelulupa päättyy ennen päivää 5.4.2027, määräaika raukeaa: keksitty syy.",
                        "Jos perhevapaa alkaa, päivä 5.4.2027 siirtyy päivään 4.10.2027: keksitty vapaa.",
                        "Jos lapsi syntyy, päivä 5.4.2027 ei muutu: keksitty lapsi.");
        assertThat(amended.due("ASSESSMENT_START", LocalDate.of(2026, 3, 9)).whatIfFi())
                .containsExactly(
                        "Jos oleskelulupa päättyy ennen päivää 11.5.2026, määräaika raukeaa: laki koskee henkilöä,"
                                + " jolla on voimassa oleva oleskelulupa tai oleskeluoikeus (2 §); tätä ei ole"
                                + " tarkistettu säädöstekstistä.",
                        "Jos perhevapaa alkaa, päivä 11.5.2026 ei muutu: aika lasketaan asian rekisteröinnistä, eikä"
                                + " sitä keskeyttävää säännöstä ole nähty; tätä ei ole tarkistettu säädöstekstistä.",
                        "Jos lapsi syntyy, päivä 11.5.2026 ei muutu: aika lasketaan asian rekisteröinnistä, ja lapsen"
                                + " asia on erillinen; tätä ei ole tarkistettu säädöstekstistä.");
    }

    /** Every rule that something is counted by has a sentence, and what is unverified says so in it. */
    @ParameterizedTest
    @EnumSource(RuleId.class)
    void everyRuleThatIsCountedExplainsItself(RuleId id) {
        for (Rules rules : List.of(original, amended)) {
            Rule rule = rules.rule(id.name(), LocalDate.of(2024, 6, 3));
            if (!rule.kind().counted()) {
                assertThat(rule.startEvent()).isNull();
                continue;
            }
            StatutoryClock clock = StatutoryClock.running(id.name(), LocalDate.of(2024, 6, 3));
            ExplainedClock explained = rules.explain(clock, LocalDate.of(2024, 6, 3));
            if (!rule.known()) {
                assertThat(explained.state()).isEqualTo(ExplainedClock.State.UNKNOWN);
                assertThat(explained.explanationFi()).contains("arvoa ei tiedetä");
                continue;
            }
            assertThat(explained.explanationFi())
                    .startsWith(rule.titleFi() + ": ")
                    .contains("3.6.2024", rule.startEvent())
                    .endsWith(".");
            assertThat(explained.explanationFi().contains("ei ole vielä tarkistettu"))
                    .isEqualTo(rule.verified().awaitsStatuteText());
            assertThat(explained.explanationFi().contains("ei säädös")).isEqualTo(rule.verified() == Verification.OWN);
            if (rule.lawVersion() != null) {
                assertThat(explained.explanationFi()).contains(rule.lawVersion());
            }
        }
    }

    /** The rules that run in a case answer all three questions. */
    @ParameterizedTest
    @MethodSource("rulesOfCases")
    void everyRuleOfACaseSaysWhatWouldChangeIt(String id) {
        for (Rules rules : List.of(original, amended)) {
            assertThat(rules.rule(id, LocalDate.of(2024, 6, 3)).effects())
                    .extracting(Effect::change)
                    .containsExactly(LifeChange.values());
        }
    }

    static Stream<String> rulesOfCases() {
        Set<String> notRunning = Set.of("PLAN_EXTENSION_MAX");
        return Stream.concat(
                Arrays.stream(RuleId.values())
                        .map(RuleId::name)
                        .filter(id -> id.matches("ELIGIBILITY.*|ASSESSMENT.*|PLAN.*|DIRECT.*|REVIEW.*"))
                        .filter(id -> !notRunning.contains(id)),
                Stream.of("COUNTY_REPLY"));
    }

    @Test
    void howThingsStand() {
        LocalDate start = LocalDate.of(2026, 3, 9);
        StatutoryClock assessment = StatutoryClock.running("ASSESSMENT_START", start);
        LocalDate due = LocalDate.of(2026, 5, 11);

        assertThat(amended.explain(assessment, due).stateFi()).isEqualTo("odottaa");
        assertThat(amended.explain(assessment, due.plusDays(1)).stateFi()).isEqualTo("myöhässä");
        assertThat(amended.explain(assessment.met(due), TODAY).stateFi()).isEqualTo("tehty 11.5.2026");
        assertThat(amended.explain(assessment.met(due.plusDays(1)), TODAY).stateFi())
                .isEqualTo("tehty 12.5.2026, myöhässä");
        assertThat(amended.explain(assessment.stopped(due), TODAY).stateFi()).isEqualTo("raukesi 11.5.2026");
        assertThat(amended.explain(assessment.stopped(due.plusDays(1)), TODAY).stateFi())
                .isEqualTo("myöhässä");
        assertThat(amended.explain(StatutoryClock.running("PLAN_FIRST_MAX", start), TODAY)
                        .stateFi())
                .isEqualTo("aika on päättynyt");
    }

    @Test
    void whatIsOverIsNotAskedAbout() {
        StatutoryClock assessment = StatutoryClock.running("ASSESSMENT_START", LocalDate.of(2026, 3, 9));

        assertThat(amended.explain(assessment, LocalDate.of(2026, 4, 1)).whatIfFi())
                .hasSize(3);
        assertThat(amended.explain(assessment.met(LocalDate.of(2026, 4, 1)), TODAY)
                        .whatIfFi())
                .isEmpty();
    }

    /** A review in the middle of a plan is not what the notice before its end asks for. */
    @Test
    void aNoticeIsMetByWhatHappensAfterIt() {
        StatutoryClock notice = StatutoryClock.running("PLAN_END_NOTICE", LocalDate.of(2027, 3, 31));

        assertThat(amended.explain(notice.met(LocalDate.of(2027, 2, 28)), LocalDate.of(2027, 2, 28))
                        .state())
                .isEqualTo(ExplainedClock.State.WAITING);
        assertThat(amended.explain(notice.met(LocalDate.of(2027, 3, 1)), TODAY).stateFi())
                .isEqualTo("tehty 1.3.2027");
    }

    @Test
    void aFirstDayThatIsNoDayStopsTheStart() {
        assertThatThrownBy(() -> new Rules(shipped, "1.1.2025")).isInstanceOf(DateTimeException.class);
    }

    /** The shipped table with one more row: an invented act that halves the interval of reviews and stops for leave. */
    private static DecisionTables third() {
        String xml = DmnDecisionTables.xml("statutory-rules");
        int at = xml.indexOf("<rule id=\"row_REVIEW_LATEST_2025\">");
        String row = xml.substring(at, xml.indexOf("</rule>", at) + "</rule>".length());
        String from = "&gt;= date and time(\"2025-01-01T00:00:00\")";
        String ended =
                row.replace(from, "[date and time(\"2025-01-01T00:00:00\")..date and time(\"2026-12-31T23:59:59\")]");
        String added = row.replace("_2025", "_2027")
                .replace(from, "&gt;= date and time(\"2027-01-01T00:00:00\")")
                .replace("\"P1Y\"", "\"P3M\"")
                .replace("\"22 §\"", "\"33 §\"")
                .replace("\"" + AMENDED + "\"", "\"" + THIRD + "\"")
                .replace("\"UNVERIFIED\"", "\"VERIFIED\"")
                .replaceAll("\"LAPSES: [^\"]*\"", "\"LAPSES: keksitty syy\"")
                .replaceFirst("\"STAYS: [^\"]*\"", "\"MOVES P6M: keksitty vapaa\"")
                .replaceFirst("\"STAYS: [^\"]*\"", "\"STAYS: keksitty lapsi\"");
        return DmnDecisionTables.with("statutory-rules", xml.replace(row, ended + added));
    }
}
