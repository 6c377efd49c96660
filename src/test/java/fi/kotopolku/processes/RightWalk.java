package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;
import static fi.kotopolku.demo.SampleRights.accessRequest;
import static fi.kotopolku.demo.SampleRights.decision;

import fi.kotopolku.access.AccessRights;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tests share that walk the life of a right together. */
abstract class RightWalk extends WholeModelTest {

    static final Duration SHORT = Duration.ofMinutes(2);

    @Autowired
    AccessRights accessRights;

    RightWalk() {
        super("access-right", AccessRightTest.class, RightGoesOnTest.class, RightInUseTest.class);
    }

    String start(Map<String, Object> request) {
        return begin(LEAD, "access-right", request);
    }

    String request(String person, LocalDate until) {
        return start(accessRequest(person, today(), until));
    }

    String granted(String person, LocalDate until) {
        String right = request(person, until);
        answer(OFFICER, right, "task_decideAccessRight", decision("GRANTED"));
        return right;
    }

    /** A right that is enough to register clients with. */
    String grantedWith(String person, LocalDate until, Object... changes) {
        Map<String, Object> request = with(accessRequest(person, today(), until), "residence", true, "notes", true);
        String right = start(with(request, changes));
        answer(OFFICER, right, "task_decideAccessRight", decision("GRANTED"));
        return right;
    }

    String grantedFor(String person, Duration duration) {
        LocalDateTime end = LocalDateTime.now(clock).plus(duration);
        return grantedWith(
                person,
                end.toLocalDate(),
                "untilTime",
                DateTimeFormatter.ofPattern("HH:mm:ss").format(end));
    }

    String state(String right) {
        return found("select state from koto.access_right where number = :key", right);
    }

    List<String> failures(String right) {
        return listed("select code from koto.access_right_failure where right_number = :key order by position", right);
    }

    String column(String right, String column) {
        return found("select " + column + "::text from koto.access_right where number = :key", right);
    }
}
