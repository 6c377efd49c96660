package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;

import fi.kotopolku.access.OutsideRights;
import fi.kotopolku.plan.FollowUps;
import fi.kotopolku.plan.ServiceReports;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;

/** A provider who is named to report on a client's service; the model is walked by all its classes together. */
abstract class FollowUpWalk extends WholeModelTest {

    static final String MODEL = "service-follow-up";

    @Autowired
    FollowUps followUps;

    @Autowired
    ServiceReports reports;

    final OutsideRights outside = new OutsideRights(jdbc);

    FollowUpWalk() {
        super(MODEL, ServiceFollowUpTest.class, FollowUpEndsTest.class);
    }

    String provider(String key) {
        String person = newPerson("partner-opisto");
        outside.give(person, key, "IDENTITY_AND_CONTACT", "SERVICES");
        return person;
    }

    void named(String key, String provider) {
        as(CASEWORKER, () -> followUps.name(CASEWORKER, key, "P1", provider));
    }

    void report(String provider, String key, Object... report) {
        answer(provider, key, "task_reportService", with(Map.of(), report));
    }

    void silence(String key) {
        fire(key, "timer_reportSilence");
    }

    String said(String key) {
        return found(
                "select r.kind from koto.service_report r join koto.plan p on p.id = r.plan_id where p.case_number = :key",
                key);
    }

    String followUpOf(String key, String column) {
        return found(
                "select (" + column + ")::text from koto.service_follow_up f join koto.plan p on p.id = f.plan_id"
                        + " where p.case_number = :key",
                key);
    }
}
