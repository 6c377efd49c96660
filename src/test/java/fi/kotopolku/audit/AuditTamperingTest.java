package fi.kotopolku.audit;

import static fi.kotopolku.audit.Finding.Kind.BATCH_CHANGED;
import static fi.kotopolku.audit.Finding.Kind.ROW_ADDED;
import static fi.kotopolku.audit.Finding.Kind.ROW_CHANGED;
import static fi.kotopolku.audit.Finding.Kind.ROW_MISSING;
import static fi.kotopolku.audit.Finding.Kind.SEAL_CHANGED;
import static fi.kotopolku.audit.Finding.Kind.SEAL_MISSING;
import static fi.kotopolku.audit.Finding.Kind.SEAL_NOT_AS_OUTSIDE;
import static fi.kotopolku.audit.Finding.Kind.SEAL_NOT_CHAINED;
import static fi.kotopolku.audit.Finding.Kind.TAIL_CUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ListAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever owns the database can do anything to it, and each thing is found and its place is named. */
class AuditTamperingTest {

    private static AuditTestbed house;

    @BeforeAll
    static void sealedLog(@TempDir Path directory) {
        house = new AuditTestbed("audit_tampering", directory.resolve("seals.log"));
        house.entries("249", 1, 1500);
        house.entries("495", 1, 40);
        house.audit.event("caseworker.keuruu", "SIGN_IN", null);
        house.sealer.seal();
        house.entries("249", 1501, 1600);
        house.entries("495", 41, 60);
        house.audit.event("caseworker.keuruu", "SIGN_OUT", null);
        house.sealer.seal();
        house.asSuperuser(
                "create schema untouched",
                "create table untouched.audit_entry as table koto.audit_entry",
                "create table untouched.audit_link as table koto.audit_link",
                "create table untouched.audit_seal as table koto.audit_seal");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @BeforeEach
    void untouched() {
        house.asSuperuser(
                "truncate koto.audit_entry, koto.audit_link, koto.audit_seal",
                "insert into koto.audit_entry overriding system value select * from untouched.audit_entry",
                "insert into koto.audit_link select * from untouched.audit_link",
                "insert into koto.audit_seal select * from untouched.audit_seal");
    }

    @Test
    void anUntouchedLogIsAsItWasSealed() {
        Verdict verdict = house.verify();

        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.rows()).isEqualTo(1662);
        assertThat(verdict.chains()).isEqualTo(3);
        assertThat(verdict.compared()).isEqualTo(verdict.seals()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id = id + 1000000",
                "at = at + interval '1 microsecond'",
                "transaction_id = transaction_id + 1",
                "municipality = null",
                "person_id = 'pöyta.1234'",
                "action = 'WRITE'",
                "subject_key = null",
                "category = 'PLANS'",
                "right_number = '249-KO-2026-0002'",
                "outcome = 'REFUSED'"
            })
    void aByteFlippedInAnyField(String change) {
        house.asSuperuser(
                "alter table koto.audit_entry alter column id drop identity if exists",
                "update koto.audit_entry set " + change + " where id = " + entry("249", 1234),
                change.startsWith("id")
                        ? "update koto.audit_link set entry_id = entry_id + 1000000"
                                + " where chain = '249' and seq = 1234"
                        : "select 1");

        found().containsExactly(at(ROW_CHANGED, "249", 1234, 1234));
        house.asSuperuser("alter table koto.audit_entry alter column id add generated always as identity");
    }

    @Test
    void everyFieldOfAnEntryIsInItsCanonicalText() {
        List<String> columns = house.jdbc.sql("""
                        select column_name from information_schema.columns
                        where table_schema = 'koto' and table_name = 'audit_entry'
                        """).query(String.class).list();

        assertThat(columns)
                .as("a new field must be added to koto.audit_row_text, and to the test of flipped bytes")
                .containsExactlyInAnyOrder(
                        "id",
                        "at",
                        "transaction_id",
                        "municipality",
                        "person_id",
                        "action",
                        "subject_key",
                        "category",
                        "right_number",
                        "outcome");
    }

    @Test
    void aRowChangedTogetherWithItsHash() {
        changeWithHash(1234);

        found().containsExactly(at(BATCH_CHANGED, "249", 1001, 1500));
    }

    @Test
    void aRowChangedTogetherWithItsHashAndItsSeal() {
        changeWithHash(1234);
        resealBatch(2);

        found().containsExactlyInAnyOrder(
                        at(SEAL_NOT_AS_OUTSIDE, "249", 1001, 1500), at(SEAL_NOT_CHAINED, "249", 1501, 1600));
    }

    @Test
    void aLogRewrittenFromARowToItsEndIsBetrayedByTheFileOfSeals() {
        house.asSuperuser(
                "update koto.audit_entry set person_id = 'toinen' where id = " + entry("249", 1234),
                "truncate koto.audit_link, koto.audit_seal");
        house.jdbc.sql("select koto.seal_audit(100000, true)").query(Long.class).single();

        assertThat(AuditTestbed.verify(house.exported(), List.of()).findings()).isEmpty();
        found().contains(at(SEAL_NOT_AS_OUTSIDE, "249", 1, 1000), at(SEAL_NOT_AS_OUTSIDE, "249", 1001, 1600));
    }

    @Test
    void aDeletedRow() {
        house.asSuperuser("delete from koto.audit_entry where id = " + entry("249", 1234));

        found().containsExactly(at(ROW_MISSING, "249", 1234, 1234));
    }

    @Test
    void rowsDeletedWithTheirPlaces() {
        house.asSuperuser(
                "delete from koto.audit_entry e using koto.audit_link l where l.entry_id = e.id"
                        + " and l.chain = '495' and l.seq in (1, 7, 8)",
                "delete from koto.audit_link where chain = '495' and seq in (1, 7, 8)");

        found().containsExactly(at(ROW_MISSING, "495", 1, 1), at(ROW_MISSING, "495", 7, 8));
    }

    @Test
    void aRowDeletedAndTheRestMovedUp() {
        house.asSuperuser(
                "delete from koto.audit_link where chain = '495' and seq = 58",
                "update koto.audit_link set seq = seq - 1 where chain = '495' and seq > 58");

        found().contains(
                        at(ROW_CHANGED, "495", 58, 58), at(ROW_CHANGED, "495", 59, 59), at(ROW_MISSING, "495", 60, 60));
    }

    @Test
    void aRowInsertedBehindTheSeal() {
        house.asSuperuser("insert into koto.audit_entry (person_id, action, municipality, outcome, at, transaction_id)"
                + " select person_id, action, municipality, outcome, at, transaction_id from koto.audit_entry"
                + " where id = " + entry("249", 10));
        String id = house.jdbc
                .sql("select max(id)::text from koto.audit_entry")
                .query(String.class)
                .single();

        Verdict verdict = house.verify();

        assertThat(verdict.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.kind()).isEqualTo(ROW_ADDED);
            assertThat(finding.chain()).isEqualTo("249");
            assertThat(finding.message()).contains("Kunta 249, tunnus " + id);
        });
    }

    @Test
    void aRowInsertedWithAPlaceAfterTheLastSeal() {
        house.asSuperuser(
                "insert into koto.audit_entry (person_id, action, municipality, outcome, transaction_id)"
                        + " values ('x', 'READ', '495', 'DONE', 1)",
                "insert into koto.audit_link select '495', 61, e.id, sha256(convert_to("
                        + "koto.audit_row_text('495', 61, e), 'UTF8')) from koto.audit_entry e where e.transaction_id = 1");

        found().containsExactly(at(SEAL_MISSING, "495", 61, 61));
    }

    @Test
    void aRowInsertedInTheMiddleWithTheRestMovedDown() {
        house.asSuperuser(
                "update koto.audit_link set seq = seq + 1000000 where chain = '495' and seq >= 50",
                "update koto.audit_link set seq = seq - 999999 where chain = '495' and seq > 1000000",
                "insert into koto.audit_entry (person_id, action, municipality, outcome, transaction_id)"
                        + " values ('x', 'READ', '495', 'DONE', 1)",
                "insert into koto.audit_link select '495', 50, e.id, sha256(convert_to("
                        + "koto.audit_row_text('495', 50, e), 'UTF8')) from koto.audit_entry e where e.transaction_id = 1");

        found().contains(at(BATCH_CHANGED, "495", 41, 60), at(ROW_CHANGED, "495", 51, 51));
    }

    @Test
    void twoRowsThatChangedPlaces() {
        house.asSuperuser(
                "update koto.audit_link set seq = seq + 1000000 where chain = '249' and seq in (20, 30)",
                "update koto.audit_link set seq = 1000050 - seq where chain = '249' and seq > 1000000");

        found().containsExactly(at(ROW_CHANGED, "249", 20, 20), at(ROW_CHANGED, "249", 30, 30));
    }

    @Test
    void theTailCutWithItsSeals() {
        house.asSuperuser(
                "delete from koto.audit_entry e using koto.audit_link l where l.entry_id = e.id"
                        + " and l.chain = '249' and l.seq > 1500",
                "delete from koto.audit_link where chain = '249' and seq > 1500",
                "delete from koto.audit_seal where chain = '249' and last_seq > 1500");

        found().containsExactly(at(TAIL_CUT, "249", 1501, 1600));
    }

    @Test
    void theTailCutWithoutItsSeal() {
        house.asSuperuser(
                "delete from koto.audit_entry e using koto.audit_link l where l.entry_id = e.id"
                        + " and l.chain = '249' and l.seq > 1590",
                "delete from koto.audit_link where chain = '249' and seq > 1590");

        found().containsExactly(at(ROW_MISSING, "249", 1591, 1600));
    }

    @Test
    void aWholeMunicipalityRemoved() {
        house.asSuperuser(
                "delete from koto.audit_entry where municipality = '495'",
                "delete from koto.audit_link where chain = '495'",
                "delete from koto.audit_seal where chain = '495'");

        found().containsExactly(at(TAIL_CUT, "495", 1, 60));
    }

    @Test
    void aSealRemoved() {
        house.asSuperuser("delete from koto.audit_seal where chain = '249' and batch = 2");

        found().containsExactly(at(SEAL_MISSING, "249", 1501, 1600));
    }

    @Test
    void aSealMadeYounger() {
        house.asSuperuser("update koto.audit_seal set sealed_at = sealed_at + interval '1 day' where chain = '495'"
                + " and batch = 2");

        found().containsExactly(at(SEAL_CHANGED, "495", 41, 60));
    }

    @Test
    void rowsOfTwoMunicipalitiesSwapped() {
        house.asSuperuser(
                "update koto.audit_entry e set municipality = case municipality when '249' then '495' else '249' end"
                        + " from koto.audit_link l where l.entry_id = e.id and l.seq = 33 and l.chain in ('249', '495')");

        found().containsExactly(at(ROW_CHANGED, "249", 33, 33), at(ROW_CHANGED, "495", 33, 33));
    }

    @Test
    void placesOfTwoMunicipalitiesSwapped() {
        long ours = entry("249", 33);
        long theirs = entry("495", 33);
        house.asSuperuser(
                "alter table koto.audit_link drop constraint audit_link_entry_id_key",
                "update koto.audit_link set entry_id = case entry_id when " + ours + " then " + theirs + " else " + ours
                        + " end where entry_id in (" + ours + ", " + theirs + ")",
                "alter table koto.audit_link add unique (entry_id)");

        found().containsExactly(at(ROW_CHANGED, "249", 33, 33), at(ROW_CHANGED, "495", 33, 33));
    }

    @Test
    void theWholeChainsOfTwoMunicipalitiesSwapped() {
        house.asSuperuser(Stream.of("audit_link", "audit_seal")
                .flatMap(table -> Stream.of(
                        "update koto." + table + " set chain = '999' where chain = '249'",
                        "update koto." + table + " set chain = '249' where chain = '495'",
                        "update koto." + table + " set chain = '495' where chain = '999'"))
                .toArray(String[]::new));

        Verdict verdict = house.verify();

        assertThat(verdict.findings().size() + verdict.unlisted()).isGreaterThanOrEqualTo(1660);
        assertThat(verdict.findings())
                .extracting(Finding::kind, Finding::chain, Finding::first)
                .contains(Tuple.tuple(ROW_CHANGED, "249", 1L), Tuple.tuple(ROW_CHANGED, "495", 1L))
                .contains(Tuple.tuple(SEAL_CHANGED, "249", 1L));
    }

    private static void changeWithHash(long seq) {
        house.asSuperuser(
                "update koto.audit_entry set person_id = 'toinen' where id = " + entry("249", seq),
                "update koto.audit_link l set hash = sha256(convert_to(koto.audit_row_text(l.chain, l.seq, e), 'UTF8'))"
                        + " from koto.audit_entry e where e.id = l.entry_id and l.chain = '249' and l.seq = " + seq);
    }

    private static void resealBatch(long batch) {
        house.asSuperuser(
                "update koto.audit_seal s set digest = (select sha256(string_agg(l.hash, ''::bytea order by l.seq))"
                        + " from koto.audit_link l where l.chain = s.chain and l.seq between s.first_seq and s.last_seq)"
                        + " where chain = '249' and batch = " + batch,
                "update koto.audit_seal s set hash = sha256(convert_to(koto.audit_seal_text(s), 'UTF8'))"
                        + " where chain = '249' and batch = " + batch);
    }

    private static long entry(String chain, long seq) {
        return house.jdbc
                .sql("select entry_id from koto.audit_link where chain = :chain and seq = :seq")
                .param("chain", chain)
                .param("seq", seq)
                .query(Long.class)
                .single();
    }

    private static ListAssert<Tuple> found() {
        return assertThat(house.verify().findings().stream()
                .map(finding -> at(finding.kind(), finding.chain(), finding.first(), finding.last()))
                .toList());
    }

    private static Tuple at(Finding.Kind kind, String chain, long first, long last) {
        return Tuple.tuple(kind, chain, first, last);
    }
}
