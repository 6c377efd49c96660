package fi.kotopolku.access;

import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes a request out of what a team lead filled in, or says field by field why it is none. */
@Component
class AccessRequests {

    /** How long before its begin a right may be asked for. */
    private static final Duration EARLIEST_START = Duration.ofDays(366);

    private final People people;
    private final RequestChecks checks;
    private final AccessDecisions decisions;
    private final Clock clock;

    AccessRequests(People people, RequestChecks checks, AccessDecisions decisions, Clock clock) {
        this.people = people;
        this.checks = checks;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** @throws FormRefused naming every bound that is open, one's own person, and a time that cannot be */
    Requested requested(Entered entered, String municipality, String requester) {
        List<Problem> problems = new ArrayList<>(entered.bounds().problems(municipality));
        Optional<Person> person = people.find(entered.person()).filter(Person::employed);
        if (entered.person().equals(requester)) {
            problems.add(
                    new Problem("person", "Et voi hakea käyttöoikeutta itsellesi. Pyydä sitä toiselta esihenkilöltä."));
        } else if (person.isEmpty()) {
            problems.add(new Problem("person", "Valitse henkilö luettelosta."));
        }
        refuse(problems);
        Requested requested = entered.requested(person.orElseThrow());
        problems.addAll(timeProblems(requested));
        if (requested.ground() != LegalGround.MUNICIPAL_TASK && !(requested.extent() instanceof Extent.Cases)) {
            problems.add(
                    new Problem(
                            "extent",
                            "Tällä perusteella oikeus koskee aina nimettyjä asioita. Valitse nimetyt asiat ja kirjoita asianumerot."));
        }
        refuse(problems);
        return requested;
    }

    /** What is wrong with the time: passed already, begun in the past, or longer than the ground allows. */
    List<Problem> timeProblems(Requested requested) {
        Instant now = clock.instant();
        List<Problem> problems = new ArrayList<>();
        if (LocalDate.ofInstant(requested.from(), FinnishTime.HELSINKI)
                .isBefore(LocalDate.ofInstant(now, FinnishTime.HELSINKI))) {
            problems.add(new Problem("validFrom", "Valitse alkamispäiväksi aikaisintaan tämä päivä."));
        }
        if (requested.from().isAfter(now.plus(EARLIEST_START))) {
            problems.add(new Problem("validFrom", "Valitse alkamispäivä, joka on enintään vuoden päässä."));
            return problems;
        }
        if (!requested.until().isAfter(now)) {
            problems.add(new Problem("validUntil", "Valitse päättymisaika, joka on vasta edessä."));
        }
        checks.tooLong(requested)
                .ifPresent(failure -> problems.add(new Problem("validUntil", failure.explanationFi())));
        return problems;
    }

    /** As long again as the right was, or as its ground allows. */
    LocalDate lastDayOfRenewal(Requested old, Instant from) {
        Instant again = from.plus(Duration.between(old.from(), old.until()));
        Instant latest = checks.latestEnd(old.ground(), from);
        Instant until = again.isBefore(latest) ? again : latest;
        return LocalDate.ofInstant(until.minusSeconds(1), FinnishTime.HELSINKI);
    }

    /** Everybody who can be given a right, other than the person who asks. */
    List<Choice> choices(String requester) {
        return people.employed().stream()
                .filter(person -> !person.id().equals(requester))
                .map(person -> new Choice(
                        "%s (%s)".formatted(person.name(), person.employer().nameFi()), person.id()))
                .toList();
    }

    /** @throws AccessRefused unless the person is a team lead or main user in the municipality */
    void requireTeamLead(String personId, String municipality) {
        if (!decisions.holds(personId, Role.TEAM_LEAD, municipality)
                && !decisions.holds(personId, Role.MAIN_USER, municipality)) {
            throw AccessRefused.because(
                    "Käyttöoikeutta voi hakea vain kunnan lähiesihenkilö tai pääkäyttäjä.",
                    "Only a team lead or main user of the municipality may ask for an access right.");
        }
    }

    static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new FormRefused(problems);
        }
    }

    record Entered(String person, Role role, LegalGround ground, BoundsEntered bounds, String justification) {

        Requested requested(Person holder) {
            return new Requested(
                    holder.id(),
                    holder.employer().id(),
                    ground,
                    role,
                    bounds.content(),
                    bounds.bound(),
                    bounds.powers(),
                    bounds.from(),
                    bounds.until(),
                    justification);
        }
    }
}
