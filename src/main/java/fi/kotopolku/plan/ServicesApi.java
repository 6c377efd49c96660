package fi.kotopolku.plan;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.identity.SignedIn;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * The services of a case beside the reports on them, for the same people by the same rule as the task: a case or a service
 * beyond the person's reach is answered as one that does not exist. Errors are problem details with a code that name the
 * field and never repeat what was sent.
 */
@RestController
@RequestMapping("/api/v1/cases/{number}/services")
class ServicesApi {

    /** @param no number of the report among all reports of the plan */
    record Taken(int no) {}

    /** @param personId a professional of another organisation whose right lets them write the services of the case */
    record Reporter(String personId) {}

    private final ServiceReading reading;
    private final ServiceReports reports;
    private final FollowUps followUps;
    private final SignedIn signedIn;

    ServicesApi(ServiceReading reading, ServiceReports reports, FollowUps followUps, SignedIn signedIn) {
        this.reading = reading;
        this.reports = reports;
        this.followUps = followUps;
        this.signedIn = signedIn;
    }

    @GetMapping
    ServicesView services(@PathVariable("number") String number) {
        return reading.services(person(), number);
    }

    /** @param line number that the service keeps from version to version, such as P1 */
    @GetMapping("/{line}/reports")
    List<ServicesView.Report> reports(@PathVariable("number") String number, @PathVariable("line") String line) {
        return reading.reports(person(), number, line);
    }

    @PostMapping("/{line}/reports")
    @ResponseStatus(HttpStatus.CREATED)
    Taken report(
            @PathVariable("number") String number, @PathVariable("line") String line, @RequestBody NewReport report) {
        return new Taken(reports.report(person(), number, line, report));
    }

    @PostMapping("/{line}/reporter")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void name(
            @PathVariable("number") String number, @PathVariable("line") String line, @RequestBody Reporter reporter) {
        followUps.name(person(), number, line, reporter.personId());
    }

    @ExceptionHandler
    ProblemDetail refused(FormRefused refused) {
        boolean over =
                refused.problems().stream().anyMatch(problem -> problem.field().equals("line"));
        ProblemDetail problem = problem(
                over ? HttpStatus.CONFLICT : HttpStatus.BAD_REQUEST,
                over ? "line-not-in-force" : "invalid",
                refused.getMessage());
        problem.setProperty("errors", refused.problems());
        return problem;
    }

    private static ProblemDetail problem(HttpStatus status, String code, String detailFi) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detailFi);
        problem.setProperty("code", code);
        return problem;
    }

    private String person() {
        return signedIn.personId().orElseThrow(AccessRefused::nothingHere);
    }
}
