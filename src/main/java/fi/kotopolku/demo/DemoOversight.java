package fi.kotopolku.demo;

import fi.kotopolku.access.AccessRights;
import fi.kotopolku.access.RevocationGround;
import fi.kotopolku.engine.Casework;
import fi.kotopolku.identity.WorkFor;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What waits for those who watch over access in Keuruu: an emergency right that is over and not yet reviewed, a review of
 * rights, and a declared kinship. Made once.
 */
class DemoOversight {

    private static final String KEURUU = "249";
    private static final String LEAD = "lead.keuruu";
    private static final String OFFICER = "officer.keuruu";
    private static final String EAST = "east.keuruu";
    private static final String EAST_SIDE = "Itä-Keuruun kotoutumistyö";

    private final JdbcClient jdbc;
    private final WorkFor work;
    private final Casework casework;
    private final AccessRights accessRights;

    DemoOversight(JdbcClient jdbc, WorkFor work, Casework casework, AccessRights accessRights) {
        this.jdbc = jdbc;
        this.work = work;
        this.casework = casework;
        this.accessRights = accessRights;
    }

    void made(LocalDate today) {
        if (none("koto.kinship")) {
            kinship();
        }
        if (none("koto.emergency_access")) {
            emergency(today);
        }
        if (none("koto.access_review")) {
            casework.begin(OFFICER, "access-review", Map.of("confirmed", true));
        }
    }

    /** A teacher of the partner is a relative of one client, and would not reach the case even if somebody granted it. */
    private void kinship() {
        work.municipality(
                KEURUU,
                () -> jdbc.sql("""
                        insert into koto.kinship (municipality, person_id, client_id, case_number, kind, declared_by)
                        select municipality, 'teacher.partner', client_id, number, 'RELATIVE', :lead
                        from koto.integration_case where municipality = :municipality order by opened_at desc limit 1
                        """)
                        .param("lead", LEAD)
                        .param("municipality", KEURUU)
                        .update());
    }

    /** A colleague without an account, whose right covers another unit, helped a client in a hurry. */
    private void emergency(LocalDate today) {
        jdbc.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values (:id, :issuer, :id, 'Testi', 'Keuruu-Itäinen', 'east.keuruu@esimerkki.invalid', 'keuruu')
                on conflict do nothing
                """)
                .param("id", EAST)
                .param("issuer", DemoIdentityProvider.ISSUER_NAME)
                .update();
        String right = casework.begin(
                LEAD,
                "access-right",
                SampleAnswers.with(
                        SampleRights.accessRequest(EAST, today, today.plusMonths(6)),
                        "extent",
                        "UNIT",
                        "unit",
                        EAST_SIDE,
                        "justification",
                        EAST_SIDE));
        casework.answer(OFFICER, right, "task_decideAccessRight", SampleRights.decision("GRANTED"));
        String emergency = casework.begin(EAST, "emergency-access", SampleRights.emergency(openCase()));
        casework.as(LEAD, () -> {
            accessRights.revoke(emergency, LEAD, RevocationGround.NOT_NEEDED, "Asia on hoidettu");
            return null;
        });
    }

    private boolean none(String table) {
        return work.municipality(
                KEURUU,
                () -> jdbc.sql("select not exists (select 1 from " + table + " where municipality = :municipality)")
                        .param("municipality", KEURUU)
                        .query(Boolean.class)
                        .single());
    }

    private String openCase() {
        return work.municipality(
                KEURUU,
                () -> jdbc.sql("""
                        select number from koto.integration_case
                        where municipality = :municipality and state = 'IN_FORCE' order by number limit 1
                        """)
                        .param("municipality", KEURUU)
                        .query(String.class)
                        .single());
    }
}
