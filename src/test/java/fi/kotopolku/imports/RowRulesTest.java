package fi.kotopolku.imports;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.engine.DmnDecisionTables;
import fi.kotopolku.rules.Rules;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the cells of one row say together. */
class RowRulesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private static final LocalDate BORN = LocalDate.of(1990, 1, 1);

    private final RowRules rules = new RowRules(new Rules(DmnDecisionTables.shipped()), TODAY);

    private List<String> found(FileKind kind, ReadRow row) {
        rules.look(kind, row);
        return row.faults().stream()
                .map(found -> found.field() + " " + found.fault())
                .toList();
    }

    private static ReadRow client() {
        ReadRow row = new ReadRow(2);
        row.put("birth_date", BORN);
        row.put("first_permit_on", LocalDate.of(2025, 3, 1));
        row.put("opened_on", LocalDate.of(2025, 4, 2));
        return row;
    }

    private static ReadRow with(ReadRow row, String field, Object value) {
        row.put(field, value);
        return row;
    }

    @Test
    void aWholeClientHasNoFaultAndWhatWasNotSaidHasItsWord() {
        ReadRow row = client();
        assertThat(found(FileKind.CLIENTS, row)).isEmpty();
        assertThat(row.text("way_in")).isEqualTo("OLD_SYSTEM");
        assertThat(row.content()).containsEntry("non_disclosure", false);
    }

    @ParameterizedTest
    @CsvSource({
        "1890-01-01, 010190-997U, identity_code IDENTITY_CODE_CENTURY",
        "1990-01-01, 010190A997U, identity_code IDENTITY_CODE_CENTURY",
        "2090-01-01, 010190-997U, identity_code IDENTITY_CODE_CENTURY",
        "1990-01-02, 010190-997U, identity_code IDENTITY_CODE_DAY",
        "1990-01-02, 010190A997U, identity_code IDENTITY_CODE_FUTURE"
    })
    void anIdentityCodeIsOfTheDayOfBirth(LocalDate born, String code, String fault) {
        ReadRow row = new ReadRow(2);
        row.put("birth_date", born);
        row.put("identity_code", code);
        assertThat(found(FileKind.CLIENTS, row)).contains(fault, "identity_code IDENTITY_CODE_TEMPORARY");
        assertThat(row.good()).isFalse();
    }

    @Test
    void aTemporaryCodeIsRemarkedOn() {
        ReadRow row = with(client(), "identity_code", "010190-997U");
        assertThat(found(FileKind.CLIENTS, row)).containsExactly("identity_code IDENTITY_CODE_TEMPORARY");
        assertThat(row.good()).isTrue();
    }

    @Test
    void daysComeInTheirOrder() {
        assertThat(found(FileKind.CLIENTS, with(client(), "first_permit_on", LocalDate.of(1980, 1, 1))))
                .contains("first_permit_on BEFORE_BIRTH");
        assertThat(found(FileKind.CLIENTS, with(client(), "arrived_on", LocalDate.of(2028, 1, 1))))
                .containsExactly("arrived_on ARRIVES_TOO_LATE");
        assertThat(found(FileKind.CLIENTS, with(client(), "birth_date", LocalDate.of(1905, 1, 1))))
                .containsExactly("birth_date BORN_TOO_EARLY");
        assertThat(found(FileKind.CLIENTS, with(client(), "interviewed_on", LocalDate.of(2025, 4, 1))))
                .containsExactly("interviewed_on BEFORE_OPENING");
        assertThat(found(FileKind.CLIENTS, with(client(), "closed_on", TODAY)))
                .containsExactly("closed_on CASE_CLOSED");
    }

    @Test
    void aConclusionSaysWhatItRestsOn() {
        assertThat(found(FileKind.CLIENTS, with(client(), "concluded_on", LocalDate.of(2025, 5, 1))))
                .containsExactly(
                        "interviewed_on MISSING_FOR_CONCLUSION",
                        "coordination_needed MISSING_FOR_CONCLUSION",
                        "plan_needed MISSING_FOR_CONCLUSION");
        ReadRow backwards = with(client(), "concluded_on", LocalDate.of(2025, 5, 1));
        backwards.put("interviewed_on", LocalDate.of(2025, 5, 2));
        backwards.put("coordination_needed", false);
        backwards.put("plan_needed", true);
        assertThat(found(FileKind.CLIENTS, backwards)).containsExactly("concluded_on BEFORE_INTERVIEW");
    }

    @Test
    void anExceptionAndItsReasonComeTogetherAndBeingLateIsRemarkedOn() {
        assertThat(found(FileKind.CLIENTS, with(client(), "window_exception", "OTHER")))
                .containsExactly("window_exception_reason EXCEPTION_WITHOUT_REASON");
        assertThat(found(FileKind.CLIENTS, with(client(), "window_exception_reason", "Syy")))
                .containsExactly("window_exception REASON_WITHOUT_EXCEPTION");
        ReadRow late = with(client(), "first_permit_on", LocalDate.of(2015, 1, 1));
        assertThat(found(FileKind.CLIENTS, late)).containsExactly("window_exception WINDOW_PASSED");
        assertThat(late.good()).isTrue();
    }

    @Test
    void aMemberIsAClientOrHasAName() {
        ReadRow nobody = with(new ReadRow(2), "client_ref", "A");
        assertThat(found(FileKind.HOUSEHOLDS, nobody)).containsExactly("member_ref MEMBER_NOT_SAID");
        ReadRow both = with(with(new ReadRow(2), "member_ref", "B"), "name", "Testi");
        assertThat(found(FileKind.HOUSEHOLDS, both)).containsExactly("name MEMBER_NOT_SAID");
        ReadRow self = with(with(new ReadRow(2), "client_ref", "A"), "member_ref", "A");
        assertThat(found(FileKind.HOUSEHOLDS, self)).containsExactly("member_ref MEMBER_IS_CLIENT");
        ReadRow born = with(with(new ReadRow(2), "member_ref", "B"), "birth_date", BORN);
        assertThat(found(FileKind.HOUSEHOLDS, born)).containsExactly("birth_date MEMBER_BIRTH_DATE");
        ReadRow early = with(with(new ReadRow(2), "name", "Testi"), "birth_date", BORN);
        early.put("since", BORN.minusDays(1));
        early.put("until", BORN.minusDays(2));
        assertThat(found(FileKind.HOUSEHOLDS, early)).containsExactly("until UNTIL_BEFORE_SINCE", "since BEFORE_BIRTH");
    }

    private static ReadRow plan(LocalDate from, LocalDate until) {
        ReadRow row = new ReadRow(2);
        row.put("valid_from", from);
        row.put("valid_until", until);
        row.put("client_confirmed_on", from);
        List.of("understood", "agreed", "rights_explained").forEach(answer -> row.put(answer, true));
        return row;
    }

    @Test
    void aPlanInForceIsOneThatTheClientAgreedTo() {
        assertThat(found(FileKind.PLANS, plan(TODAY.minusMonths(2), TODAY.plusMonths(6))))
                .isEmpty();
        assertThat(found(FileKind.PLANS, plan(TODAY.minusMonths(9), TODAY.minusDays(1))))
                .containsExactly("valid_until PLAN_PAST");
        assertThat(found(FileKind.PLANS, with(plan(TODAY.minusMonths(2), TODAY.plusMonths(6)), "agreed", false)))
                .containsExactly("agreed PLAN_NOT_AGREED");
        assertThat(found(FileKind.PLANS, plan(TODAY, TODAY))).containsExactly("valid_until UNTIL_NOT_AFTER");
        assertThat(found(FileKind.PLANS, plan(TODAY.minusMonths(2), TODAY.plusYears(10))))
                .containsExactly("valid_until PLAN_LONG");
    }
}
