package fi.kotopolku.plan;

import static fi.kotopolku.plan.Answers.course;
import static fi.kotopolku.plan.PlanHouse.read;
import static fi.kotopolku.plan.PlanHouse.submit;

import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.plan.ServiceRealised.Realised;
import java.time.LocalDate;
import java.util.Date;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** A plan in force with two services, whose review is opened and gone through; every test has a plan of its own. */
abstract class PlanReviewed extends PlanMade {

    static final LocalDate HALFWAY = LocalDate.of(2026, 9, 3);

    @Autowired
    Reviews reviews;

    @Autowired
    ReviewStore reviewStore;

    @Autowired
    CaseFile caseFile;

    @Autowired
    PlanReading reading;

    @Autowired
    GatherRealisationBinding gathering;

    @Autowired
    ReviewMeetingBinding meeting;

    @BeforeEach
    void aPlanInForce() {
        inForce(course(BEGAN, BEGAN.plusMonths(6)), course(BEGAN, null));
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

    static Date startOf(LocalDate day) {
        return Date.from(day.atStartOfDay(PlanHouse.HELSINKI).toInstant());
    }
}
