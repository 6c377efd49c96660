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

    /** The day of the first plan, on which the clock stands until a test moves it. */
    static final LocalDate BEGAN = LocalDate.of(2026, 3, 2);

    static final LocalDate ENDS = BEGAN.plusYears(1);

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
        clock.standOn(BEGAN);
        number = clients.newCase();
        plans.openDraft(number);
    }

    String draftVersion() {
        return read(drafting, number).rowVersion();
    }

    void drafted() {
        drafted(course(BEGAN.plusDays(14), BEGAN.plusMonths(6)));
    }

    private void drafted(PlannedService... services) {
        submit(drafting, number, draft(draftVersion(), services));
    }

    void inForce() {
        inForce(course(BEGAN.plusDays(14), BEGAN.plusMonths(6)));
    }

    void inForce(PlannedService... services) {
        drafted(services);
        submit(confirming, number, agreed(draftVersion(), BEGAN, ENDS, BEGAN));
        plans.putInForce(number);
    }

    List<Problem> refusal(Runnable submission) {
        return catchThrowableOfType(FormRefused.class, submission::run).problems();
    }
}
