package fi.kotopolku.plan;

import static fi.kotopolku.plan.Answers.agreed;
import static fi.kotopolku.plan.Answers.course;
import static fi.kotopolku.plan.Answers.draft;
import static fi.kotopolku.plan.PlanHouse.read;
import static fi.kotopolku.plan.PlanHouse.submit;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.plan.PlanHouse.Clients;
import fi.kotopolku.plan.PlanHouse.HandClock;
import fi.kotopolku.plan.ServiceRealised.Realised;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A plan in force with two services, whose review is opened and gone through; every test has a plan of its own. */
@SpringJUnitConfig(PlanHouse.class)
abstract class PlanReviewed {

    static final LocalDate BEGAN = LocalDate.of(2026, 3, 2);
    static final LocalDate ENDS = BEGAN.plusYears(1);
    static final LocalDate HALFWAY = LocalDate.of(2026, 9, 3);

    @Autowired
    Plans plans;

    @Autowired
    Reviews reviews;

    @Autowired
    PlanStore store;

    @Autowired
    ReviewStore reviewStore;

    @Autowired
    Cases cases;

    @Autowired
    Clients clients;

    @Autowired
    HandClock clock;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    CaseFile caseFile;

    @Autowired
    PlanReading reading;

    @Autowired
    DraftPlanBinding drafting;

    @Autowired
    ConfirmPlanBinding confirming;

    @Autowired
    GatherRealisationBinding gathering;

    @Autowired
    ReviewMeetingBinding meeting;

    String number;

    @BeforeEach
    void aPlanInForce() {
        clock.standOn(BEGAN);
        number = clients.newCase();
        plans.openDraft(number);
        submit(
                drafting,
                number,
                draft(read(drafting, number).rowVersion(), course(BEGAN, BEGAN.plusMonths(6)), course(BEGAN, null)));
        submit(confirming, number, agreed(read(confirming, number).rowVersion(), BEGAN, ENDS, BEGAN));
        plans.putInForce(number);
    }

    void openReview(LocalDate on) {
        clock.standOn(on);
        reviews.open(number);
    }

    void gathered() {
        submit(
                gathering,
                number,
                Answers.gathered(read(gathering, number).rowVersion(), Realised.AS_PLANNED, Realised.NOT_STARTED));
    }

    String meetingVersion() {
        return read(meeting, number).rowVersion();
    }

    List<Problem> refusal(Runnable submission) {
        return catchThrowableOfType(FormRefused.class, submission::run).problems();
    }

    static Date startOf(LocalDate day) {
        return Date.from(day.atStartOfDay(PlanHouse.HELSINKI).toInstant());
    }
}
