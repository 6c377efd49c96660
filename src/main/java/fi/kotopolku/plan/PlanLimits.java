package fi.kotopolku.plan;

import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.plan.PlanStore.KeptService;
import fi.kotopolku.plan.PlanVersion.State;
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

    private final PlanStore plans;
    private final Rules rules;
    private final Clock clock;

    PlanLimits(PlanStore plans, Rules rules, Clock clock) {
        this.plans = plans;
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

    /** @param confirmedOn the day the client confirmed the version */
    record Period(LocalDate from, LocalDate until, LocalDate confirmedOn) {}

    /**
     * What stands in the way of putting a draft in force for the period. Where it replaces a version in force, an end that
     * was granted to that on a personal ground stays granted.
     */
    List<Problem> problems(Plan plan, PlanVersion draft, Period period) {
        List<Problem> problems = new ArrayList<>();
        PlanVersion inForce = plans.version(plan.caseNumber(), State.IN_FORCE).orElse(null);
        beginning(plan, draft, inForce, period, problems);
        if (!period.until().isAfter(period.from())) {
            problems.add(new Problem("validUntil", "Valitse päättymispäivä, joka on alkamispäivän jälkeen."));
        } else if (period.until().isBefore(LocalDate.now(clock))) {
            problems.add(new Problem("validUntil", "Valitse päättymispäivä, joka ei ole vielä mennyt."));
        } else {
            tooLong(plan, inForce, period, problems);
        }
        linesOutside(draft, inForce, period, problems);
        return problems;
    }

    private void beginning(Plan plan, PlanVersion draft, PlanVersion inForce, Period period, List<Problem> problems) {
        if (period.confirmedOn().isBefore(draft.begunOn())) {
            problems.add(new Problem(
                    "clientConfirmedOn",
                    "Valitse vahvistuspäivä, joka ei ole ennen päivää, jona suunnitelman laatiminen alkoi ("
                            + Text.day(draft.begunOn()) + ")."));
        }
        if (!sane(period.from())) {
            problems.add(new Problem("validFrom", "Tarkista vuosi."));
        } else if (inForce != null) {
            if (period.from().isBefore(inForce.validFrom())) {
                problems.add(new Problem(
                        "validFrom", "Valitse alkamispäivä, joka ei ole ennen voimassa olevan suunnitelman alkua."));
            }
        } else if (period.from().isBefore(period.confirmedOn())) {
            problems.add(new Problem(
                    "validFrom",
                    "Valitse alkamispäivä, joka ei ole ennen vahvistuspäivää: suunnitelma tulee voimaan, kun siitä on"
                            + " sovittu."));
        } else {
            plans.endedBefore(plan)
                    .filter(free -> period.from().isBefore(free))
                    .ifPresent(free -> problems.add(new Problem(
                            "validFrom",
                            "Valitse alkamispäiväksi aikaisintaan " + Text.day(free)
                                    + ": edellinen suunnitelma oli voimassa siihen asti, eikä kaksi suunnitelmaa voi olla"
                                    + " voimassa yhtä aikaa.")));
        }
    }

    private void linesOutside(PlanVersion draft, PlanVersion inForce, Period period, List<Problem> problems) {
        List<KeptService> services = plans.services(draft.id());
        services.stream()
                .filter(kept -> kept.service().reachesBeyond(period.until()))
                .findFirst()
                .ifPresent(kept -> problems.add(new Problem(
                        "validUntil",
                        "Suunnitelman palvelu numero " + (services.indexOf(kept) + 1)
                                + " jatkuu päättymispäivän yli. Valitse myöhempi päättymispäivä tai palauta suunnitelma"
                                + " muokattavaksi ja korjaa palvelun päivät.")));
        services.stream()
                .filter(kept -> inForce == null && kept.service().overBefore(period.from()))
                .findFirst()
                .ifPresent(kept -> problems.add(new Problem(
                        "validFrom",
                        "Suunnitelman palvelu numero " + (services.indexOf(kept) + 1)
                                + " päättyy ennen suunnitelman alkua. Palauta suunnitelma muokattavaksi ja korjaa palvelun"
                                + " päivät tai poista palvelu.")));
        plans.goals(draft.id()).stream()
                .filter(goal -> goal.reachBy() != null && goal.reachBy().isAfter(period.until()))
                .findFirst()
                .ifPresent(goal -> problems.add(new Problem(
                        "validUntil",
                        "Tavoitteen " + goal.line()
                                + " päivä on päättymispäivän jälkeen. Valitse myöhempi päättymispäivä"
                                + " tai palauta suunnitelma muokattavaksi ja korjaa tavoitteen päivä.")));
    }

    private void tooLong(Plan plan, PlanVersion inForce, Period period, List<Problem> problems) {
        if (plan.firstConfirmedOn() == null
                && period.until().isAfter(firstPlan(period.from()).due())) {
            problems.add(tooLate(firstPlan(period.from())));
            return;
        }
        Deadline total = allPlans(plan.firstConfirmedOn() == null ? period.confirmedOn() : plan.firstConfirmedOn());
        boolean alreadyGranted = inForce != null && !period.until().isAfter(inForce.validUntil());
        if (period.until().isAfter(total.due()) && !alreadyGranted) {
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

    /** What the rules say of going on: the total maximum, and how far past it, or that nobody has verified how far. */
    String extensionFi(LocalDate firstConfirmedOn) {
        Deadline total = allPlans(firstConfirmedOn);
        return total.explanationFi() + "\n\n"
                + (rules.rule("PLAN_EXTENSION_MAX", total.due()).known()
                        ? rules.due("PLAN_EXTENSION_MAX", total.due()).explanationFi()
                        : "Pidennyksen enimmäiskestoa ei ole tarkistettu säädöstekstistä, eikä sääntötaulussa ole sille"
                                + " arvoa. Enimmäisajan yli jatketaan vain henkilökohtaisella perusteella, joka kerrotaan"
                                + " perusteluissa.");
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
