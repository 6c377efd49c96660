package fi.kotopolku.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.dao.DataAccessException;

/** What the database refuses, whoever writes and by whatever way. */
class BoundsInTheDatabaseTest {

    private static AccessTestbed bed;
    private static String person;

    @BeforeAll
    static void start() {
        bed = new AccessTestbed("access_bounds");
        person = bed.person("keuruu");
    }

    @Test
    void aRightWithAllBoundsIsTaken() {
        assertThatCode(() -> insert(Map.of())).doesNotThrowAnyException();
    }

    @TestFactory
    Stream<DynamicTest> openBoundsAreRefused() {
        Map<String, Map<String, String>> open = new LinkedHashMap<>();
        open.put("no content", Map.of("content", "'{}'"));
        open.put("content null", Map.of("content", "null"));
        open.put("unknown content", Map.of("content", "'{EVERYTHING}'"));
        open.put("content with a null in it", Map.of("content", "'{NULL}'"));
        open.put("no powers", Map.of("powers", "'{}'"));
        open.put("powers null", Map.of("powers", "null"));
        open.put("unknown power", Map.of("powers", "'{OWN}'"));
        open.put("no extent", Map.of("extent", "null"));
        open.put("unit without its name", Map.of("extent", "'UNIT'"));
        open.put("unit of spaces", Map.of("extent", "'UNIT'", "unit", "'  '"));
        open.put("municipality with a unit", Map.of("unit", "'Itä'"));
        open.put("cases without a case", Map.of("extent", "'CASES'"));
        open.put("no beginning", Map.of("valid_from", "null"));
        open.put("no end", Map.of("valid_until", "null"));
        open.put("endless", Map.of("valid_until", "'infinity'"));
        open.put("end before beginning", Map.of("valid_until", "now() - interval '1 day'"));
        open.put("end at beginning", Map.of("valid_from", "now()", "valid_until", "now()"));
        open.put("twenty-five years", Map.of("valid_until", "now() + interval '25 years'"));
        open.put(
                "county over a whole municipality",
                Map.of("ground", "'MULTI_PROFESSIONAL'", "valid_until", "now() + interval '1 day'"));
        open.put(
                "outsider over a whole municipality",
                Map.of("ground", "'OUTSIDE_ORGANISATION'", "valid_until", "now() + interval '1 day'"));
        open.put("asked for oneself", Map.of("requested_by", "'" + person + "'"));
        open.put("decided by oneself", Map.of("decided_by", "'" + person + "'"));
        open.put("decided by who asked", Map.of("decided_by", "'lead.keuruu'"));
        open.put("granted by nobody", Map.of("decided_by", "null", "decided_at", "null"));
        open.put("refused without a reason", Map.of("state", "'REFUSED'"));
        open.put("another municipality's number", Map.of("number", "'495-KO-2026-9000'"));
        open.put(
                "a step's right without a step", Map.of("basis", "'STEP'", "decided_by", "null", "decided_at", "null"));
        open.put("no justification", Map.of("justification", "' '"));
        return open.entrySet().stream()
                .map(wrong -> DynamicTest.dynamicTest(wrong.getKey(), () -> {
                    int before = bed.count("access_right");
                    assertThatThrownBy(() -> insert(wrong.getValue()))
                            .isInstanceOfAny(
                                    DataAccessException.class,
                                    org.springframework.transaction.TransactionSystemException.class);
                    assertThat(bed.count("access_right")).isEqualTo(before);
                }));
    }

    @Test
    void anotherMunicipalitysCaseCannotBeNamed() {
        assertThatThrownBy(() -> grantCases(Set.of("495-2026-0001"))).isInstanceOf(DataAccessException.class);
    }

    @Test
    void theLastNamedCaseCannotBeTakenAway() {
        String right = grantCases(Set.of("249-2026-0001"));
        assertThatThrownBy(() -> sql("delete from koto.access_right_case where right_number = '" + right + "'"))
                .hasStackTraceContaining("disagree");
    }

    @Test
    void aGrantedRightNeitherGrowsNorComesBack() {
        String right = bed.caseworker(bed.person("keuruu"), new Extent.Unit("Itä"));
        for (String wider : List.of(
                "valid_until = valid_until + interval '1 hour'",
                "extent = 'MUNICIPALITY', unit = null",
                "powers = '{READ}'",
                "person_id = 'officer.multia'",
                "state = 'REQUESTED', decided_by = null, decided_at = null")) {
            assertThatThrownBy(() -> sql("update koto.access_right set " + wider + " where number = '" + right + "'"))
                    .as(wider)
                    .hasStackTraceContaining("decided already");
        }
        sql("update koto.access_right set ended_at = now(), end_cause = 'REVOKED', end_reason = 'x' where number = '"
                + right + "'");
        assertThatThrownBy(() -> sql(
                        "update koto.access_right set ended_at = null, end_cause = null, end_reason = null where number = '"
                                + right + "'"))
                .hasStackTraceContaining("decided already");
    }

    @Test
    void historyIsOnlyAddedTo() {
        String right = bed.caseworker(bed.person("keuruu"), new Extent.WholeMunicipality());
        bed.accessRights.revoke(right, "officer.keuruu", RevocationGround.TASK_ENDED, "Testi");
        for (String change : List.of(
                "update koto.access_right_event set kind = 'GRANTED'",
                "delete from koto.access_right_event",
                "truncate koto.access_right_event")) {
            assertThatThrownBy(() -> sql(change)).hasStackTraceContaining("only added to");
        }
        assertThat(bed.events(right)).containsExactly("REVOKED", "ENDED");
    }

    @Test
    void numbersRunWithoutGapsAlsoOverARollback() {
        String first = next();
        bed.transaction.executeWithoutResult(status -> {
            bed.bean(Rights.class).nextNumber("249");
            status.setRollbackOnly();
        });
        assertThat(running(next())).isEqualTo(running(first) + 1);
        assertThat(first).matches("249-KO-\\d{4}-\\d{4}");
    }

    private static String next() {
        return bed.transaction.execute(status -> bed.bean(Rights.class).nextNumber("249"));
    }

    private static int running(String number) {
        return Integer.parseInt(number.substring(number.lastIndexOf('-') + 1));
    }

    private static String grantCases(Set<String> cases) {
        return bed.granted(
                bed.person("partner-opisto"),
                "249",
                LegalGround.OUTSIDE_ORGANISATION,
                Role.PARTNER_PROFESSIONAL,
                new Extent.Cases(cases),
                AccessTestbed.ALL_CONTENT,
                AccessTestbed.ALL_POWERS,
                Instant.now(),
                Instant.now().plusSeconds(60));
    }

    private static void sql(String statement) {
        bed.transaction.executeWithoutResult(status -> bed.jdbc.sql(statement).update());
    }

    private static void insert(Map<String, String> instead) {
        Map<String, String> columns = new LinkedHashMap<>(Map.ofEntries(
                Map.entry("number", "koto.next_access_right_number('249')"),
                Map.entry("municipality", "'249'"),
                Map.entry("person_id", "'" + person + "'"),
                Map.entry("employer", "'keuruu'"),
                Map.entry("ground", "'MUNICIPAL_TASK'"),
                Map.entry("role", "'caseworker'"),
                Map.entry("content", "'{LANGUAGE}'"),
                Map.entry("extent", "'MUNICIPALITY'"),
                Map.entry("unit", "null"),
                Map.entry("powers", "'{READ}'"),
                Map.entry("valid_from", "now()"),
                Map.entry("valid_until", "now() + interval '1 year'"),
                Map.entry("state", "'GRANTED'"),
                Map.entry("requested_by", "'lead.keuruu'"),
                Map.entry("decided_by", "'officer.keuruu'"),
                Map.entry("decided_at", "now()"),
                Map.entry("justification", "'Testi'")));
        columns.putAll(instead);
        sql("insert into koto.access_right (" + String.join(", ", columns.keySet()) + ") values ("
                + columns.values().stream().collect(Collectors.joining(", ")) + ")");
    }
}
