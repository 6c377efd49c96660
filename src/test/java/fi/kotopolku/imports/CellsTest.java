package fi.kotopolku.imports;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.imports.Understood.Unknown;
import fi.kotopolku.imports.Understood.Value;
import fi.kotopolku.imports.Understood.Wrong;
import jakarta.validation.Validation;
import jakarta.validation.ValidatorFactory;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cell of an old system's file comes to, and what it is refused for. */
class CellsTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);

    private static ValidatorFactory validators;
    private static Cells cells;

    @BeforeAll
    static void aMunicipalityWithOneEmployee() {
        validators = Validation.buildDefaultValidatorFactory();
        cells = new Cells(validators.getValidator(), TODAY, Map.of("testi@keuruu.invalid", "testi.keuruu"));
    }

    @AfterAll
    static void noMoreValidators() {
        validators.close();
    }

    private static Understood client(String field, String written) {
        return cells.understand(Layout.field(FileKind.CLIENTS, field).orElseThrow(), written, Map.of());
    }

    private static Understood of(FileKind kind, String field, String written) {
        return cells.understand(Layout.field(kind, field).orElseThrow(), written, Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t", "\n"})
    void nothingIsNothing(String written) {
        for (Field field : Layout.fields(FileKind.CLIENTS)) {
            assertThat(cells.understand(field, written, Map.of())).isEqualTo(new Value(null));
        }
    }

    @Test
    void aCodeMayMeanNothing() {
        Map<String, String> said = Map.of("x", "");
        for (String field : List.of("interpreter_language", "coordination_needed")) {
            assertThat(cells.understand(Layout.field(FileKind.CLIENTS, field).orElseThrow(), "x", said))
                    .isEqualTo(new Value(null));
        }
        assertThat(Layout.fields(FileKind.CLIENTS).stream()
                        .filter(Field::coded)
                        .filter(field -> !field.mayBeEmpty())
                        .map(Field::key))
                .containsExactly("citizenship", "native_language", "contact_language", "non_disclosure", "permit_kind");
    }

    @ParameterizedTest
    @CsvSource({
        "31.12.2025, 2025-12-31",
        "1.2.2025, 2025-02-01",
        "01.02.2025, 2025-02-01",
        "2025-12-31, 2025-12-31",
        "29.2.2024, 2024-02-29",
        "' 1.1.1900 ', 1900-01-01",
        "28.11.2026, 2026-11-28"
    })
    void daysAreRead(String written, LocalDate day) {
        assertThat(client("opened_on", written)).isEqualTo(new Value(day));
    }

    @ParameterizedTest
    @CsvSource({
        "31.2.2025, DATE_IMPOSSIBLE",
        "29.2.2025, DATE_IMPOSSIBLE",
        "31.4.2025, DATE_IMPOSSIBLE",
        "2025-02-30, DATE_IMPOSSIBLE",
        "32.1.2025, DATE_IMPOSSIBLE",
        "1.13.2025, DATE_IMPOSSIBLE",
        "0.1.2025, DATE_IMPOSSIBLE",
        "12/31/2025, DATE_FORM",
        "31.12.25, DATE_FORM",
        "45657, DATE_FORM",
        "joulukuu, DATE_FORM",
        "2025-12-31T00:00, DATE_FORM",
        "31.12.1899, DATE_YEAR",
        "1.1.2101, DATE_YEAR",
        "29.11.2026, DATE_IN_FUTURE"
    })
    void daysThatAreNone(String written, Fault fault) {
        assertThat(client("opened_on", written)).isEqualTo(new Wrong(fault));
    }

    @Test
    void aPlansLastDayMayCome() {
        assertThat(of(FileKind.PLANS, "valid_until", "1.1.2028")).isEqualTo(new Value(LocalDate.of(2028, 1, 1)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=cmd|' /C calc'!A0",
                "=1+1",
                "@SUM(A1)",
                "+cmd",
                "-2+3+cmd|' /C calc'!A0",
                " =A1",
                "\t@x",
                "-",
                "+",
                "- =cmd|' /C calc'!A0",
                "- HYPERLINK(A1)",
                "=HYPERLINK(\"http://paha.invalid\")"
            })
    void formulasAreNamed(String written) {
        assertThat(client("street_address", written)).isEqualTo(new Wrong(Fault.FORMULA));
        assertThat(client("family_name", written)).isEqualTo(new Wrong(Fault.FORMULA));
        assertThat(of(FileKind.NOTES, "note", written)).isEqualTo(new Wrong(Fault.FORMULA));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+358 40 123 4567", "040 123 4567", "+358-40-1234567", "(09) 123"})
    void telephonesAreNoFormulas(String written) {
        Understood phone = client("phone", written);
        assertThat(phone).isEqualTo(written.startsWith("(") ? new Wrong(Fault.PHONE_FORM) : new Value(written));
    }

    @Test
    void aNoteMayBeginAsAList() {
        assertThat(of(FileKind.NOTES, "note", "- soitettu (ei vastannut)!\n- kirje"))
                .isEqualTo(new Value("- soitettu (ei vastannut)!\n- kirje"));
        assertThat(client("family_name", "- soitettu")).isEqualTo(new Wrong(Fault.FORMULA));
    }

    @Test
    void numbersAreNoFormulas() {
        assertThat(client("street_address", "-5")).isEqualTo(new Value("-5"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u0007b", "a\u202Eb", "a\u200Fb", "a\u001Bb"})
    void whatCannotBeSeenIsNamed(String written) {
        assertThat(client("street_address", written)).isEqualTo(new Wrong(Fault.CONTROL_CHARACTER));
    }

    @Test
    void aNoteMayHaveParagraphs() {
        assertThat(of(FileKind.NOTES, "note", "Ensin\r\nsitten")).isEqualTo(new Value("Ensin\r\nsitten"));
    }

    @ParameterizedTest
    @CsvSource({"family_name, 200, 201", "unit, 200, 201", "client_ref, 100, 101", "needs, 4000, 4001"})
    void textsHaveABound(String field, int fits, int tooLong) {
        assertThat(client(field, "a".repeat(fits))).isInstanceOf(Value.class);
        assertThat(client(field, "a".repeat(tooLong))).isEqualTo(new Wrong(Fault.TOO_LONG));
    }

    @Test
    void namesAreTidied() {
        assertThat(client("family_name", "  von   A\u0308hta\u0308ri ")).isEqualTo(new Value("von Ähtäri"));
        assertThat(client("family_name", "Matti1")).isEqualTo(new Wrong(Fault.NAME_FORM));
        assertThat(client("family_name", "Иван")).isEqualTo(new Wrong(Fault.NAME_FORM));
    }

    @ParameterizedTest
    @CsvSource({
        "email, nimi@esimerkki.fi, ",
        "email, nimi(at)esimerkki.fi, EMAIL_FORM",
        "postal_code, 42700, ",
        "postal_code, 4270, POSTAL_CODE_FORM",
        "phone, soita, PHONE_FORM"
    })
    void contactsAreAsOnTheForm(String field, String written, Fault fault) {
        assertThat(client(field, written)).isEqualTo(fault == null ? new Value(written) : new Wrong(fault));
    }

    @ParameterizedTest
    @CsvSource({
        "010190-997U, ",
        "010190-997u, ",
        "010190-9970, IDENTITY_CODE_CHECK",
        "310290-997U, IDENTITY_CODE_DATE",
        "010190997U, IDENTITY_CODE_FORM",
        "010190-001U, IDENTITY_CODE_FORM",
        "ei ole, IDENTITY_CODE_FORM"
    })
    void identityCodesAreChecked(String written, Fault fault) {
        assertThat(client("identity_code", written))
                .isEqualTo(fault == null ? new Value("010190-997U") : new Wrong(fault));
    }

    @ParameterizedTest
    @CsvSource({
        "native_language, arabia, ar",
        "native_language, ARA, ar",
        "native_language, Arabic, ar",
        "native_language, arabiska, ar",
        "native_language, dari, prs",
        "native_language, persia, fa",
        "native_language, ukraina, uk",
        "citizenship, SYR, SY",
        "citizenship, Syyria, SY",
        "citizenship, ukraina, UA",
        "citizenship, Afganistan, AF",
        "citizenship, kansalaisuudeton, XXA",
        "permit_kind, QUOTA_REFUGEE, QUOTA_REFUGEE",
        "permit_kind, kiintiöpakolainen, QUOTA_REFUGEE",
        "permit_kind, KIINTIOPAKOLAINEN, QUOTA_REFUGEE"
    })
    void codesAreKnownByTheirUsualWords(String field, String written, String code) {
        assertThat(client(field, written)).isEqualTo(new Value(code));
    }

    @ParameterizedTest
    @CsvSource({
        "K, true",
        "kyllä, true",
        "Kyllä, true",
        "1, true",
        "x, true",
        "E, false",
        "ei, false",
        "EI, false",
        "0, false"
    })
    void yesAndNo(String written, boolean truth) {
        assertThat(client("non_disclosure", written)).isEqualTo(new Value(truth));
    }

    @Test
    void whatAMunicipalitySaidGoesBeforeWhatIsGuessed() {
        Field permit = Layout.field(FileKind.CLIENTS, "permit_kind").orElseThrow();
        assertThat(client("permit_kind", "A3")).isEqualTo(new Unknown("A3"));
        assertThat(cells.understand(permit, " A3 ", Map.of("A3", "WORK"))).isEqualTo(new Value("WORK"));
        assertThat(client("non_disclosure", "ehkä")).isEqualTo(new Unknown("ehkä"));
    }

    @Test
    void anEmployeeIsFoundByWorkEmail() {
        assertThat(client("responsible", "Testi@Keuruu.invalid")).isEqualTo(new Value("testi.keuruu"));
        assertThat(client("responsible", "muu@keuruu.invalid")).isEqualTo(new Wrong(Fault.RESPONSIBLE_UNKNOWN));
    }

    @Test
    void codesOfAColumnThatIsNoneAreNotKept() {
        UnknownCodes codes = new UnknownCodes();
        for (int i = 0; i < 101; i++) {
            codes.add("citizenship", "henkilön tieto " + i);
        }
        codes.add("permit_kind", "A3");
        codes.add("permit_kind", "A3");
        codes.add("permit_kind", "x".repeat(41));
        assertThat(codes.kept()).isEqualTo(Map.of("permit_kind", Map.of("A3", 2)));
    }
}
