package fi.kotopolku.access;

import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import fi.kotopolku.identity.SignedIn;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Employment changes that are still to come, for those who may say so; and taking one back. */
@RestController
@RequestMapping("/api/v1/employment-changes")
class EmploymentChangesApi {

    private final SignedIn signedIn;
    private final EmploymentChanges changes;
    private final EmploymentChangeStore store;
    private final AccessDecisions decisions;
    private final People people;

    EmploymentChangesApi(
            SignedIn signedIn,
            EmploymentChanges changes,
            EmploymentChangeStore store,
            AccessDecisions decisions,
            People people) {
        this.signedIn = signedIn;
        this.changes = changes;
        this.store = store;
        this.decisions = decisions;
        this.people = people;
    }

    /** Empty for everybody else. */
    @GetMapping
    @Transactional(readOnly = true)
    List<Line> planned() {
        String me = me();
        Set<String> municipalities = decisions.inForce(me).stream()
                .filter(right -> right.role() == Role.TEAM_LEAD || right.role() == Role.ACCESS_OFFICER)
                .map(RightInForce::municipality)
                .collect(Collectors.toSet());
        return store.planned(municipalities).stream().map(this::line).toList();
    }

    @PostMapping("/{number}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable String number) {
        changes.withdraw(number, me());
    }

    private Line line(EmploymentChange change) {
        return new Line(
                change.number(),
                people.find(change.person()).map(Person::name).orElse("–"),
                change.municipality(),
                change.kind().name(),
                change.kind().nameFi(),
                change.lastDay());
    }

    private String me() {
        return signedIn.personId().orElseThrow(AccessRefused::nothingHere);
    }

    /** @param kind EMPLOYMENT_ENDS or TASK_CHANGES */
    record Line(String number, String personName, String municipality, String kind, String kindFi, LocalDate lastDay) {}
}
