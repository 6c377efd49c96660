package fi.kotopolku.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.assertj.core.api.ListAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The sealed log of two municipalities, on a database of its own; every test finds it untouched. */
abstract class SealedLog {

    static AuditTestbed house;

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

    static long entry(String chain, long seq) {
        return house.jdbc
                .sql("select entry_id from koto.audit_link where chain = :chain and seq = :seq")
                .param("chain", chain)
                .param("seq", seq)
                .query(Long.class)
                .single();
    }

    static ListAssert<Tuple> found() {
        return assertThat(house.verify().findings().stream()
                .map(finding -> at(finding.kind(), finding.chain(), finding.first(), finding.last()))
                .toList());
    }

    static Tuple at(Finding.Kind kind, String chain, long first, long last) {
        return Tuple.tuple(kind, chain, first, last);
    }
}
