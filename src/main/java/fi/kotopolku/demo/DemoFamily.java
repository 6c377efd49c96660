package fi.kotopolku.demo;

import static fi.kotopolku.demo.DemoStories.KEURUU;
import static fi.kotopolku.demo.DemoStories.keuruu;

import fi.kotopolku.casefile.FamilyRole;
import fi.kotopolku.casefile.FamilyTies;
import fi.kotopolku.casefile.FamilyTies.Custodian;
import fi.kotopolku.engine.Casework;
import fi.kotopolku.identity.WorkFor;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A family of four, each with a case of their own at another stage. The grown-up daughter is under a non-disclosure order and
 * two of the county's professionals are asked about her; the son is a minor, whose plan waits for his hearing.
 */
final class DemoFamily {

    private static final String MUNICIPALITY = "249";
    private static final String FAMILY = "Testinen-Barakzai";
    private static final String FATHER = "Nadir";
    private static final String MOTHER = "Shirin";
    private static final String DAUGHTER = "Parwana";
    private static final String SON = "Idris";
    private static final LocalDate SON_BORN = LocalDate.parse("2013-09-05");

    private final JdbcClient jdbc;
    private final WorkFor work;
    private final Casework casework;
    private final FamilyTies families;

    DemoFamily(JdbcClient jdbc, WorkFor work, Casework casework, FamilyTies families) {
        this.jdbc = jdbc;
        this.work = work;
        this.casework = casework;
        this.families = families;
    }

    static List<DemoStory> stories() {
        return List.of(
                new DemoStory(
                        keuruu(FAMILY, FATHER, "1979-03-05", 941, "AF", "prs", "QUOTA_REFUGEE")
                                .who(DemoBackground.SHOPKEEPER),
                        140,
                        told -> told.interviewed(121).concluded(104).drafted(92).agreed(83)),
                new DemoStory(
                        keuruu(FAMILY, MOTHER, "1982-11-05", 942, "AF", "prs", "QUOTA_REFUGEE")
                                .who(DemoBackground.PARENT),
                        58,
                        told -> told.interviewed(39).concluded(9)),
                new DemoStory(
                        keuruu(FAMILY, DAUGHTER, "2003-06-05", 944, "AF", "prs", "FAMILY_TIE")
                                .who(DemoBackground.NURSE),
                        36,
                        true,
                        told -> told.interviewedInvitingTwo(5)),
                new DemoStory(
                        keuruu(FAMILY, SON, SON_BORN.toString(), 945, "AF", "prs", "QUOTA_REFUGEE")
                                .who(DemoBackground.PUPIL),
                        57,
                        told -> told.interviewed(38).concluded(20).drafted(7)));
    }

    /** The son is tied last and has the representative, so the family is whole when he has one. */
    void made() {
        if (work.municipality(MUNICIPALITY, this::tied)) {
            return;
        }
        String father = caseOf(FATHER);
        String mother = caseOf(MOTHER);
        String daughter = caseOf(DAUGHTER);
        String son = caseOf(SON);
        tie(father, Map.of(mother, FamilyRole.SPOUSE, daughter, FamilyRole.CHILD, son, FamilyRole.CHILD), List.of());
        tie(mother, Map.of(father, FamilyRole.SPOUSE, daughter, FamilyRole.CHILD, son, FamilyRole.CHILD), List.of());
        tie(
                son,
                Map.of(father, FamilyRole.PARENT, mother, FamilyRole.PARENT, daughter, FamilyRole.SIBLING),
                List.of(new Custodian(MOTHER + " " + FAMILY, SON_BORN)));
    }

    private void tie(String caseNumber, Map<String, FamilyRole> members, List<Custodian> custodians) {
        casework.as(KEURUU, () -> {
            families.tie(KEURUU, caseNumber, members, custodians);
            return null;
        });
    }

    private boolean tied() {
        return jdbc.sql("""
                select exists (select 1 from koto.representative r join koto.client c on c.id = r.client_id
                               where c.family_name = :family and c.given_names = :son)
                """)
                .param("family", FAMILY)
                .param("son", SON)
                .query(Boolean.class)
                .single();
    }

    private String caseOf(String givenNames) {
        return work.municipality(
                MUNICIPALITY,
                () -> jdbc.sql("""
                        select k.number from koto.integration_case k join koto.client c on c.id = k.client_id
                        where c.family_name = :family and c.given_names = :given order by k.opened_at limit 1
                        """)
                        .param("family", FAMILY)
                        .param("given", givenNames)
                        .query(String.class)
                        .single());
    }
}
