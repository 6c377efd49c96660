package fi.kotopolku.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.casefile.PersonalIdentityCode.Parsed;
import fi.kotopolku.casefile.PersonalIdentityCode.Problem;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalIdentityCodeTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 4);

    @ParameterizedTest
    @CsvSource({
        "010594Y9032, 1994-05-01, true",
        "010594Y9021, 1994-05-01, true",
        "020594X903P, 1994-05-02, true",
        "020594X902N, 1994-05-02, true",
        "030594W903B, 1994-05-03, true",
        "030694W9024, 1994-06-03, true",
        "040594V9030, 1994-05-04, true",
        "050594U903M, 1994-05-05, true",
        "010516B903X, 2016-05-01, true",
        "020516C903K, 2016-05-02, true",
        "030516D9037, 2016-05-03, true",
        "010501E9032, 2001-05-01, true",
        "020502E902X, 2002-05-02, true",
        "020503F9037, 2003-05-02, true",
        "020504A902E, 2004-05-02, true",
        "020504B904H, 2004-05-02, true",
        "131052-308T, 1952-10-13, false",
    })
    void publishedTestCodesAreRead(String typed, LocalDate birthDate, boolean artificial) {
        PersonalIdentityCode code = valid(typed);

        assertThat(code.value()).isEqualTo(typed);
        assertThat(code.birthDate()).isEqualTo(birthDate);
        assertThat(code.artificial()).isEqualTo(artificial);
    }

    @ParameterizedTest
    @CsvSource({
        "+, 1894", "-, 1994", "U, 1994", "V, 1994", "W, 1994", "X, 1994", "Y, 1994",
    })
    void theSignGivesTheCentury(String sign, int year) {
        assertThat(valid("010594" + sign + "9032").birthDate().getYear()).isEqualTo(year);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A", "B", "C", "D", "E", "F"})
    void theSignsOfThisCentury(String sign) {
        assertThat(valid("010501" + sign + "9032").birthDate()).isEqualTo("2001-05-01");
        assertThat(problem("010594" + sign + "9032")).isEqualTo(Problem.FUTURE_DATE);
    }

    @Test
    void codesThatDifferInSignOnlyAreDifferentPeople() {
        assertThat(valid("010594Y9032")).isNotEqualTo(valid("010594-9032"));
        assertThat(valid("010594Y9032")).isEqualTo(valid(" 010594y9032 ")).hasSameHashCodeAs(valid("010594Y9032"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"010594Y9033", "010594Y903G", "131052-308A", "131052-309T", "131152-308T", "310199-9022"})
    void wrongCheckCharacter(String typed) {
        assertThat(problem(typed)).isEqualTo(Problem.WRONG_CHECK_CHARACTER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"310299-9022", "290201A9022", "290200+9022", "001299-9022", "010094-9022", "011394-9022"})
    void aDateThatTheCenturyOfTheSignDoesNotHave(String typed) {
        assertThat(problem(typed)).isEqualTo(Problem.IMPOSSIBLE_DATE);
    }

    @Test
    void leapDayExistsInTheCenturyOfTheSignOnly() {
        assertThat(valid(checked("290200", "A", "902")).birthDate()).isEqualTo("2000-02-29");
        assertThat(problem(checked("290200", "-", "902"))).isEqualTo(Problem.IMPOSSIBLE_DATE);
        assertThat(problem(checked("290200", "+", "902"))).isEqualTo(Problem.IMPOSSIBLE_DATE);
    }

    @Test
    void bornTodayIsNotInTheFutureButTomorrowIs() {
        assertThat(valid(checked("040526", "A", "902")).birthDate()).isEqualTo(TODAY);
        assertThat(problem(checked("050526", "A", "902"))).isEqualTo(Problem.FUTURE_DATE);
    }

    @Test
    void numbersRunFrom002To999() {
        assertThat(problem(checked("010594", "-", "000"))).isEqualTo(Problem.WRONG_FORM);
        assertThat(problem(checked("010594", "-", "001"))).isEqualTo(Problem.WRONG_FORM);
        assertThat(valid(checked("010594", "-", "002")).artificial()).isFalse();
        assertThat(valid(checked("010594", "-", "899")).artificial()).isFalse();
        assertThat(valid(checked("010594", "-", "900")).artificial()).isTrue();
        assertThat(valid(checked("010594", "-", "999")).artificial()).isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "   ",
                "010594",
                "0105949032",
                "010594G9032",
                "010594/9032",
                "010594Y90322",
                "1.5.1994",
                "010594 Y9032",
                "<script>",
                "٠١٠٥٩٤Y٩٠٣٢",
                "010594\u22129032",
            })
    void wrongForm(String typed) {
        assertThat(problem(typed)).isEqualTo(Problem.WRONG_FORM);
    }

    @Test
    void neverShowsTheCode() {
        assertThat(valid("131052-308T")).hasToString("***********");
        assertThat(PersonalIdentityCode.parse("131052-308T", TODAY).toString()).doesNotContain("1310", "308");
        assertThat(PersonalIdentityCode.parse("131052-308A", TODAY).toString()).doesNotContain("1310", "308");
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void eachProblemTellsWhatToDo(Problem problem) {
        assertThat(problem.messageFi()).matches("(Kirjoita|Tarkista) henkilötunnu.*\\.");
    }

    private static PersonalIdentityCode valid(String typed) {
        Parsed parsed = PersonalIdentityCode.parse(typed, TODAY);
        assertThat(parsed).isInstanceOf(Parsed.Valid.class);
        return ((Parsed.Valid) parsed).code();
    }

    private static Problem problem(String typed) {
        Parsed parsed = PersonalIdentityCode.parse(typed, TODAY);
        assertThat(parsed).isInstanceOf(Parsed.Invalid.class);
        return ((Parsed.Invalid) parsed).problem();
    }

    private static String checked(String date, String sign, String number) {
        int remainder = Integer.parseInt(date + number) % 31;
        return date + sign + number + "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(remainder);
    }
}
