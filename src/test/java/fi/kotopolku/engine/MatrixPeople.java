package fi.kotopolku.engine;

import fi.kotopolku.TestDatabase;
import fi.kotopolku.access.LegalGround;
import fi.kotopolku.access.Role;
import fi.kotopolku.rules.AccessLimit;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For each role and ground somebody with the widest right that the limits allow, and a few with a narrower extent. */
final class MatrixPeople {

    /** @param name as the page has it */
    record Holder(String personId, String name, Role role, LegalGround ground) {}

    private final JdbcClient jdbc = TestDatabase.owner();
    private final Rules rules;
    private final Clock clock;
    private final List<Holder> holders = new ArrayList<>();

    MatrixPeople(Rules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    AccessLimit limit(LegalGround ground) {
        return rules.limit(ground.name(), LocalDate.now(clock));
    }

    /** @param caseNumber that those are named to whose ground reaches named cases only */
    List<Holder> come(String caseNumber) {
        for (LegalGround ground : LegalGround.values()) {
            if (ground == LegalGround.NATIONAL_ADMINISTRATION) {
                continue;
            }
            AccessLimit limit = limit(ground);
            Arrays.stream(Role.values())
                    .filter(role -> limit.roles().contains(role.code()))
                    .forEach(role -> come(role.nameFi(), role, ground, limit, widest(limit), null, caseNumber));
        }
        AccessLimit municipal = limit(LegalGround.MUNICIPAL_TASK);
        come(
                "Kotoutumistyöntekijä, oikeus vain toiseen yksikköön",
                Role.CASEWORKER,
                LegalGround.MUNICIPAL_TASK,
                municipal,
                "UNIT",
                "Muu yksikkö",
                caseNumber);
        AccessLimit outside = limit(LegalGround.OUTSIDE_ORGANISATION);
        come(
                "Työvoimaviranomaisen asiantuntija, oikeus vain toiseen asiaan",
                Role.EMPLOYMENT_EXPERT,
                LegalGround.OUTSIDE_ORGANISATION,
                outside,
                "CASES",
                null,
                caseNumber.substring(0, 3) + "-2001-0001");
        return holders;
    }

    void leave() {
        holders.forEach(holder -> {
            jdbc.sql(
                            "update koto.access_right set ended_at = koto.instant(), end_reason = 'Testi on ohi.',"
                                    + " end_cause = 'REVOKED', tidied_at = koto.instant() where person_id = :person and ended_at is null")
                    .param("person", holder.personId())
                    .update();
            jdbc.sql("update koto.person set employed = false where id = :person")
                    .param("person", holder.personId())
                    .update();
        });
    }

    private static String widest(AccessLimit limit) {
        return List.of("MUNICIPALITY", "UNIT", "CASES").stream()
                .filter(limit.extents()::contains)
                .findFirst()
                .orElseThrow();
    }

    private void come(
            String name,
            Role role,
            LegalGround ground,
            AccessLimit limit,
            String extent,
            String unit,
            String caseNumber) {
        String person = "matrix." + UUID.randomUUID();
        jdbc.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                select :id, 'test', :id, 'Testi', 'Taulukko', 'taulukko@esimerkki.invalid', o.id
                from koto.organisation o
                where o.kind in (:kinds) and (o.municipality is null or o.municipality = left(:case, 3))
                order by o.id limit 1
                """)
                .param("id", person)
                .param("kinds", limit.employerKinds())
                .param("case", caseNumber)
                .update();
        jdbc.sql("""
                with granted as (
                    insert into koto.access_right
                        (number, person_id, employer, municipality, ground, role, content, extent, unit, powers,
                         valid_from, valid_until, state, requested_by, justification, decided_by, decided_at)
                    select koto.next_access_right_number(left(:case, 3)::char(3)), p.id, p.organisation_id, left(:case, 3),
                           :ground, :role, :content, :extent, :unit, :powers, koto.instant(),
                           koto.instant() + interval '1 hour', 'GRANTED', 'keha.admin', 'Testi', 'dpo.keuruu',
                           koto.instant()
                    from koto.person p where p.id = :person
                    returning number, extent)
                insert into koto.access_right_case (right_number, case_number)
                select number, :case from granted where extent = 'CASES'
                """)
                .param("case", caseNumber)
                .param("person", person)
                .param("ground", ground.name())
                .param("role", role.code())
                .param(
                        "content",
                        role.content().stream()
                                .map(Enum::name)
                                .filter(limit.contentCategories()::contains)
                                .toArray(String[]::new))
                .param("extent", extent)
                .param("unit", unit)
                .param("powers", limit.powers().toArray(String[]::new))
                .update();
        holders.add(new Holder(person, name, role, ground));
    }
}
