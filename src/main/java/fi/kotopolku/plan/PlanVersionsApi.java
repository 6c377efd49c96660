package fi.kotopolku.plan;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.identity.SignedIn;
import fi.kotopolku.plan.PlanReading.NoSuchVersion;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The plan of a case in its versions, and what became of it between two of them. A case beyond the person's reach is
 * answered as one that does not exist; what the content bound of the rights does not cover is null.
 */
@RestController
@RequestMapping("/api/v1/cases/{number}/plan-versions")
class PlanVersionsApi {

    private final PlanReading plans;
    private final SignedIn signedIn;

    PlanVersionsApi(PlanReading plans, SignedIn signedIn) {
        this.plans = plans;
        this.signedIn = signedIn;
    }

    @GetMapping
    PlanVersionsView versions(@PathVariable("number") String number) {
        return plans.versions(person(), number);
    }

    /**
     * @param a number of the version to compare from
     * @param b number of the version to compare to
     */
    @GetMapping("/{a}/comparison/{b}")
    PlanComparison comparison(
            @PathVariable("number") String number, @PathVariable("a") int a, @PathVariable("b") int b) {
        return plans.comparison(person(), number, a, b);
    }

    @ExceptionHandler
    ProblemDetail unknown(NoSuchVersion unknown) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.NOT_FOUND, "Suunnitelmalla ei ole tätä versiota. Valitse versio luettelosta.");
        problem.setProperty("code", "NO_SUCH_VERSION");
        return problem;
    }

    private String person() {
        return signedIn.personId().orElseThrow(AccessRefused::nothingHere);
    }
}
