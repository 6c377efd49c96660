package fi.kotopolku.plan;

import static fi.kotopolku.plan.Answers.agreed;
import static fi.kotopolku.plan.Answers.course;
import static fi.kotopolku.plan.Answers.draft;
import static fi.kotopolku.plan.PlanHouse.read;
import static fi.kotopolku.plan.PlanHouse.submit;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fi.kotopolku.casefile.Cases;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.plan.PlanHouse.Clients;
import fi.kotopolku.plan.PlanHouse.HandClock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A case that needs a plan, and the caseworker who drafts and agrees it; every test has a case of its own. */
@SpringJUnitConfig(PlanHouse.class)
abstract class PlanMade {

    static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    static final LocalDate YEAR_LATER = TODAY.plusYears(1);

    @Autowired
    Plans plans;

    @Autowired
    PlanStore store;

    @Autowired
    PlanDates dates;

    @Autowired
    Cases cases;

    @Autowired
    Clients clients;

    @Autowired
    HandClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DraftPlanBinding drafting;

    @Autowired
    ConfirmPlanBinding confirming;

    String number;

    @BeforeEach
    void aCaseWhereAPlanIsNeeded() {
        clock.standOn(TODAY);
        number = clients.newCase();
        plans.openDraft(number);
    }

    String draftVersion() {
        return read(drafting, number).rowVersion();
    }

    void drafted() {
        submit(drafting, number, draft(draftVersion(), course(TODAY.plusDays(14), TODAY.plusMonths(6))));
    }

    void inForce() {
        drafted();
        submit(confirming, number, agreed(draftVersion(), TODAY, YEAR_LATER, TODAY));
        plans.putInForce(number);
    }

    List<Problem> refusal(Runnable submission) {
        return catchThrowableOfType(FormRefused.class, submission::run).problems();
    }
}
