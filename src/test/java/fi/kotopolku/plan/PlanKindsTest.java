package fi.kotopolku.plan;

import static fi.kotopolku.plan.Answers.agreed;
import static fi.kotopolku.plan.Answers.course;
import static fi.kotopolku.plan.Answers.draft;
import static fi.kotopolku.plan.PlanHouse.CASEWORKER;
import static fi.kotopolku.plan.PlanHouse.read;
import static fi.kotopolku.plan.PlanHouse.submit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.plan.LinkedPlans.Linked;
import fi.kotopolku.plan.PlanVersion.State;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/** Plans of minors and families, how rights were explained, and who confirmed. */
class PlanKindsTest extends PlanMade {

    @Autowired
    Agreements agreements;

    @Autowired
    PlanReading reading;

    private String begun() {
        String key = clients.newCase();
        plans.openDraft(key);
        return key;
    }

    private void drafted(String key, PlanKind kind, String linkedCases) {
        submit(
                drafting,
                key,
                Answers.of(kind, linkedCases, draft(read(drafting, key).rowVersion(), course(BEGAN, null))));
    }

    private ConfirmPlanForm agreement(String key) {
        return agreed(read(confirming, key).rowVersion(), BEGAN, BEGAN.plusMonths(9), BEGAN);
    }

    private Agreement inForce(String key) {
        plans.putInForce(key);
        return agreements.of(store.version(key, State.IN_FORCE).orElseThrow().id());
    }

    @Test
    void aMinorsPlanNeedsTheHearingOfTheChildAndOfTheGuardian() {
        drafted(number, PlanKind.MINOR, null);
        assertThat(read(confirming, number).planKind()).isEqualTo("MINOR");
        assertThat(read(confirming, number).planText()).contains("Alaikäisen");

        assertThat(refusal(() -> submit(confirming, number, agreement(number))))
                .extracting(Problem::field)
                .containsExactly(
                        "childHeardOn", "childHeardHow", "guardianRole", "guardianHeardOn", "guardianHeardHow");
        assertThat(refusal(
                        () -> submit(confirming, number, Answers.heard(agreement(number), BEGAN.plusDays(1), BEGAN))))
                .extracting(Problem::field)
                .containsExactly("childHeardOn");
        submit(confirming, number, Answers.heard(agreement(number), BEGAN.minusDays(3), BEGAN));

        Agreement agreement = inForce(number);
        assertThat(agreement.childFi()).isEqualTo("27.2.2026 keskustelussa lapsen kanssa");
        assertThat(agreement.guardianFi()).isEqualTo("2.3.2026 edustaja tapaamisessa");
        assertThat(agreement.confirmingParty()).isEqualTo(Agreement.ConfirmingParty.REPRESENTATIVE);
    }

    @Test
    void theDatabaseKeepsAMinorsPlanWithoutHearingFromComingInForce() {
        drafted(number, PlanKind.PERSONAL, null);
        submit(confirming, number, agreement(number));
        jdbc.sql("update koto.plan_version set kind = 'MINOR' where id = ?")
                .param(store.version(number, State.DRAFT).orElseThrow().id())
                .update();

        assertThatThrownBy(() -> plans.putInForce(number)).isInstanceOf(DataAccessException.class);
    }

    @Test
    void ofAPersonalPlanNoHearingIsKept() {
        drafted(number, PlanKind.PERSONAL, null);
        submit(confirming, number, Answers.heard(agreement(number), BEGAN, BEGAN));

        assertThat(inForce(number).childHeardOn()).isNull();
    }

    @Test
    void whenByWhomAndInWhichLanguageRightsWereExplainedIsKept() {
        drafted(number, PlanKind.PERSONAL, null);
        submit(confirming, number, agreement(number));

        assertThat(inForce(number).rightsFi())
                .isEqualTo("2.3.2026 kirjallisesti ja suullisesti, somali, tulkin avulla, kertoi Kotoutumistyöntekijä");
        assertThat(reading.versions(CASEWORKER, number).plan().get(2).fields())
                .containsEntry("Vahvistaja", "asiakas")
                .containsEntry("Viranomainen vahvisti", "2.3.2026")
                .containsKey("Oikeuksista ja velvollisuuksista kerrottiin");
    }

    @Test
    void anOralConfirmationNeedsItsWitness() {
        drafted(number, PlanKind.PERSONAL, null);
        assertThat(refusal(() -> submit(confirming, number, Answers.aloud(agreement(number), " ", null))))
                .extracting(Problem::field)
                .containsExactly("witness", "witnessedOn");

        submit(confirming, number, Answers.aloud(agreement(number), "Tulkki", BEGAN));

        assertThat(inForce(number).witnessFi()).isEqualTo("Tulkki 2.3.2026");
    }

    @Test
    void aFamilysPlanIsLinkedWithItsMembersBothWays() {
        String member = begun();
        drafted(member, PlanKind.PERSONAL, null);
        drafted(number, PlanKind.FAMILY, member + ", ");

        assertThat(read(drafting, number).linkedCases()).isEqualTo(member);
        assertThat(reading.versions(CASEWORKER, number).linked())
                .containsExactly(new Linked(member, "Oma kotoutumissuunnitelma"));
        assertThat(reading.versions(CASEWORKER, member).linked())
                .containsExactly(new Linked(number, "Perheen kotoutumissuunnitelma"));

        submit(confirming, number, agreement(number));
        plans.putInForce(number);
        plans.openDraft(number);
        assertThat(read(drafting, number).linkedCases()).isEqualTo(member);
        drafted(number, PlanKind.FAMILY, "");
        assertThat(read(drafting, number).linkedCases()).isEmpty();
        assertThatThrownBy(() -> jdbc.sql("delete from koto.plan_link where plan_version_id = ?")
                        .param(store.version(number, State.IN_FORCE)
                                .orElseThrow()
                                .id())
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aPlanIsNotLinkedWithItselfOrWithOneBeyondReachOrThatNeverWas() {
        for (String wrong : List.of(number, "495-2026-0001", "249-2026-9999", "ei numero")) {
            assertThat(refusal(() -> drafted(number, PlanKind.FAMILY, wrong)))
                    .singleElement()
                    .satisfies(problem -> {
                        assertThat(problem.field()).isEqualTo("linkedCases");
                        assertThat(problem.message()).doesNotContain(wrong);
                    });
        }
    }

    /** A member whose case the caseworker no longer reaches is neither shown nor lost. */
    @Test
    void aLinkBeyondReachIsNotToldAndStays() {
        String member = begun();
        drafted(number, PlanKind.FAMILY, member);
        jdbc.sql("""
                insert into koto.kinship (municipality, person_id, client_id, case_number, kind, declared_by)
                select municipality, :person, client_id, number, 'RELATIVE', 'lead.keuruu'
                from koto.integration_case where number = :number
                """).param("person", CASEWORKER).param("number", member).update();

        assertThat(read(drafting, number).linkedCases()).isEmpty();
        assertThat(reading.versions(CASEWORKER, number).linked()).isEmpty();
        drafted(number, PlanKind.FAMILY, "");

        assertThat(jdbc.sql("select count(*) from koto.plan_link where plan_version_id = ?")
                        .param(store.version(number, State.DRAFT).orElseThrow().id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }
}
