package fi.kotopolku.audit;

import static fi.kotopolku.audit.Finding.Kind.BATCH_CHANGED;
import static fi.kotopolku.audit.Finding.Kind.ROW_CHANGED;
import static fi.kotopolku.audit.Finding.Kind.ROW_MISSING;
import static fi.kotopolku.audit.Finding.Kind.SEAL_CHANGED;
import static fi.kotopolku.audit.Finding.Kind.SEAL_MISSING;
import static fi.kotopolku.audit.Finding.Kind.SEAL_NOT_AS_OUTSIDE;
import static fi.kotopolku.audit.Finding.Kind.SEAL_NOT_CHAINED;
import static fi.kotopolku.audit.Finding.Kind.TAIL_CUT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Whoever writes the seals anew as well, or cuts the log off with them, is betrayed by what is outside the database. */
class SealTamperingTest extends SealedLog {

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
}
