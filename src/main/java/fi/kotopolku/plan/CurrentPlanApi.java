package fi.kotopolku.plan;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.identity.SignedIn;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The plan in force as data, for programs. A case beyond the person's reach is answered as one that does not exist. */
@RestController
@RequestMapping("/api/v1/cases/{number}")
class CurrentPlanApi {

    private final CurrentPlans plans;
    private final SignedIn signedIn;

    CurrentPlanApi(CurrentPlans plans, SignedIn signedIn) {
        this.plans = plans;
        this.signedIn = signedIn;
    }

    @GetMapping("/plan")
    CurrentPlan plan(@PathVariable("number") String number) {
        return plans.plan(person(), number);
    }

    private String person() {
        return signedIn.personId().orElseThrow(AccessRefused::nothingHere);
    }
}
