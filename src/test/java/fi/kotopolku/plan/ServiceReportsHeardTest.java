package fi.kotopolku.plan;

import static fi.kotopolku.plan.PlanHouse.CASEWORKER;
import static fi.kotopolku.plan.PlanHouse.read;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.casefile.CaseEvent;
import fi.kotopolku.casefile.CaseGap;
import fi.kotopolku.casefile.ClockedCase;
import fi.kotopolku.plan.ServiceReport.Kind;
import fi.kotopolku.plan.ServiceReport.Reason;
import fi.kotopolku.plan.ServiceReport.Result;
import fi.kotopolku.rules.Rules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What hears of a report on a service: the dates and the clocks of the plan, its review, and wherever the case is told. */
class ServiceReportsHeardTest extends ServicesReported {

    @Autowired
    Reviews reviews;

    @Autowired
    PlanHouse.Asked asked;

    @Autowired
    GatherRealisationBinding gathering;

    @Autowired
    PlanClocks clocks;

    @Autowired
    Rules rules;

    @Autowired
    ServiceEvents events;

    @Autowired
    ServiceGaps gaps;

    @Autowired
    ReportMaterial material;

    @Test
    void thePlansDatesHearOfIt() {
        PlanVersion inForce = store.version(number, PlanVersion.State.IN_FORCE).orElseThrow();
        assertThat(dates.of(number)).noneMatch(date -> date.ruleId().equals("DIRECT_TO_SERVICE"));

        assertThat(directed()).endsWith("tehty 2.3.2026");
        int wrong = report("P1", of(Kind.NOT_STARTED, TODAY, Reason.PROVIDER, null));
        assertThat(directed()).endsWith("odottaa");
        assertThat(dates.of(number)).anyMatch(date -> date.ruleId().equals("DIRECT_TO_SERVICE"));
        assertThat(dates.serviceQuestion(inForce).orElseThrow().trigger())
                .isEqualTo(Review.Trigger.SERVICE_NOT_STARTED);

        report("P1", correcting(wrong, of(Kind.STARTED, BEGAN.plusDays(30), null, null)));
        assertThat(directed()).endsWith("tehty 1.4.2026");
        assertThat(dates.of(number)).noneMatch(date -> date.ruleId().equals("DIRECT_TO_SERVICE"));
        assertThat(dates.serviceQuestion(inForce)).isEmpty();
        assertThat(asked.cases).doesNotContain(number);
    }

    /** How the clock stands by which a plan has to direct to a service. */
    private String directed() {
        return clocks.of(List.of(new ClockedCase(number, "249", BEGAN, BEGAN.minusMonths(5), null))).stream()
                .map(one -> rules.explain(one.clock(), clock.today()))
                .filter(one -> one.rule().id().equals("DIRECT_TO_SERVICE"))
                .map(one -> one.stateFi())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theReviewBeginsWhenEveryServiceHasEnded() {
        report("P1", of(Kind.RESULT, TODAY, null, Result.ACHIEVED));
        assertThat(asked.cases).doesNotContain(number);

        report("P2", of(Kind.RESULT, TODAY, null, Result.NOT_ACHIEVED));

        assertThat(asked.cases).containsOnlyOnce(number);
        reviews.open(number);
        assertThat(jdbc.sql("select kind from koto.notice where person_id = :person and subject_key = :key order by id")
                        .param("person", CASEWORKER)
                        .param("key", number)
                        .query(String.class)
                        .list())
                .containsOnly("SERVICE_ENDED")
                .hasSize(3);
        assertThat(read(gathering, number).trigger()).contains("palvelut ovat päättyneet");
    }

    @Test
    void isToldWhereverTheCaseIsTold() {
        report("P1", of(Kind.STARTED, BEGAN.plusDays(7), null, null));
        report("P1", attendance(BEGAN.plusDays(7), BEGAN.plusDays(13), 5, 4));
        assertThat(events.of(number))
                .extracting(CaseEvent::textFi)
                .containsExactly("Palvelu P1 alkoi.", "Osallistuminen palveluun P1: 4/5 päivää.");
        assertThat(material.of(number)).hasSize(1);
        assertThat(material.of(number).get(0).lines().get(0).text())
                .isEqualTo("P1: Palvelu alkoi 9.3.2026; P1: Osallistuminen 15.3.2026, 4/5 päivää");
        assertThat(gaps.among(List.of(number))).isEmpty();
        assertThat(reading.services(CASEWORKER, number).caseNumber()).isEqualTo(number);

        clock.standOn(TODAY.plusMonths(2).plusDays(5));
        assertThat(gaps.among(List.of(number))).extracting(CaseGap::kind).containsExactly("SERVICE_UNREPORTED");
        reviews.open(number);
        assertThat(read(gathering, number).sinceText())
                .contains("ilmoitettu. Käynnissä, osallistuminen 80 %. Palvelu alkoi 9.3.2026; Osallistui");

        report("P1", of(Kind.RESULT, TODAY, null, Result.ACHIEVED));
        assertThat(gaps.among(List.of(number))).isEmpty();
    }
}
