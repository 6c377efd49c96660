package fi.kotopolku.plan;

import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.plan.PlanStore.KeptService;
import fi.kotopolku.rules.Deadline;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** How long a plan may last, each refusal with the rule that it rests on (§ 16, HaVM 8/2024). */
@Component
class PlanLimits {

    static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    static final LocalDate LATEST = LocalDate.of(2100, 1, 1);

    private final Rules rules;
    private final Clock clock;

    PlanLimits(Rules rules, Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    static boolean sane(LocalDate day) {
        return day == null || !day.isBefore(EARLIEST) && day.isBefore(LATEST);
    }

    /** The last day of a first plan that begins on the day. */
    Deadline firstPlan(LocalDate validFrom) {
        return rules.due("PLAN_FIRST_MAX", validFrom);
    }

    /** The last day of all plans together, counted from the confirmation of the first. */
    Deadline allPlans(LocalDate firstConfirmedOn) {
        return rules.due("PLAN_TOTAL_MAX", firstConfirmedOn);
    }

    /**
     * What stands in the way of putting a version in force for the period.
     *
     * @param inForce the version that it replaces; null when there is none. An end that was granted to it on a personal
     *     ground stays granted
     * @param confirmedOn the day the client confirmed this version
     */
    List<Problem> problems(
            Plan plan,
            PlanVersion inForce,
            LocalDate from,
            LocalDate until,
            LocalDate confirmedOn,
            List<KeptService> services) {
        List<Problem> problems = new ArrayList<>();
        if (!sane(from)) {
            problems.add(new Problem("validFrom", "Tarkista vuosi."));
        } else if (inForce != null && from.isBefore(inForce.validFrom())) {
            problems.add(new Problem(
                    "validFrom", "Valitse alkamispäivä, joka ei ole ennen voimassa olevan suunnitelman alkua."));
        }
        if (!until.isAfter(from)) {
            problems.add(new Problem("validUntil", "Valitse päättymispäivä, joka on alkamispäivän jälkeen."));
        } else if (until.isBefore(LocalDate.now(clock))) {
            problems.add(new Problem("validUntil", "Valitse päättymispäivä, joka ei ole vielä mennyt."));
        } else {
            tooLong(plan, inForce, from, until, confirmedOn, problems);
        }
        services.stream()
                .filter(kept -> kept.service().reachesBeyond(until))
                .findFirst()
                .ifPresent(kept -> problems.add(new Problem(
                        "validUntil",
                        "Suunnitelman palvelu numero " + (services.indexOf(kept) + 1)
                                + " jatkuu päättymispäivän yli. Valitse myöhempi päättymispäivä tai palauta suunnitelma"
                                + " muokattavaksi ja korjaa palvelun päivät.")));
        return problems;
    }

    private void tooLong(
            Plan plan,
            PlanVersion inForce,
            LocalDate from,
            LocalDate until,
            LocalDate confirmedOn,
            List<Problem> problems) {
        if (plan.firstConfirmedOn() == null && until.isAfter(firstPlan(from).due())) {
            problems.add(tooLate(firstPlan(from)));
            return;
        }
        Deadline total = allPlans(plan.firstConfirmedOn() == null ? confirmedOn : plan.firstConfirmedOn());
        boolean alreadyGranted = inForce != null && !until.isAfter(inForce.validUntil());
        if (until.isAfter(total.due()) && !alreadyGranted) {
            problems.add(tooLate(total));
        }
    }

    private static Problem tooLate(Deadline limit) {
        return new Problem("validUntil", "Valitse viimeistään " + Text.day(limit.due()) + ". " + limit.explanationFi());
    }

    /**
     * What stands in the way of extending the version in force. A personal ground reaches past the total maximum, as far
     * as the rule on extensions says, or without a bound of its own when that rule has no value.
     */
    List<Problem> extensionProblems(Plan plan, PlanVersion inForce, Review.ExtensionGround ground, LocalDate until) {
        if (!sane(until)) {
            return List.of(new Problem("extensionUntil", "Tarkista vuosi."));
        }
        if (!until.isAfter(inForce.validUntil()) || until.isBefore(LocalDate.now(clock))) {
            return List.of(new Problem(
                    "extensionUntil",
                    "Valitse päivä, joka on nykyisen päättymispäivän jälkeen eikä ole vielä mennyt."));
        }
        Deadline total = allPlans(plan.firstConfirmedOn());
        if (!ground.personal() && until.isAfter(total.due())) {
            return List.of(new Problem(
                    "extensionUntil",
                    "Valitse viimeistään " + Text.day(total.due()) + " tai henkilökohtainen peruste. "
                            + total.explanationFi()));
        }
        return longestExtension(total.due(), until);
    }

    private List<Problem> longestExtension(LocalDate totalEnd, LocalDate until) {
        if (!rules.rule("PLAN_EXTENSION_MAX", totalEnd).known()) {
            return List.of();
        }
        Deadline limit = rules.due("PLAN_EXTENSION_MAX", totalEnd);
        return until.isAfter(limit.due())
                ? List.of(new Problem(
                        "extensionUntil",
                        "Valitse viimeistään " + Text.day(limit.due()) + ". " + limit.explanationFi()))
                : List.of();
    }
}
