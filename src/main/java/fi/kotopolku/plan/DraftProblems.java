package fi.kotopolku.plan;

import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.plan.PlannedService.Responsible;
import java.util.ArrayList;
import java.util.List;

/** What is missing from a draft or cannot be so, line by line (§ 16). */
final class DraftProblems {

    private final List<Problem> found = new ArrayList<>();

    private DraftProblems() {}

    /** @throws FormRefused naming each line that is not whole */
    static void refuse(List<PlannedGoal> goals, List<PlannedService> services) {
        DraftProblems problems = new DraftProblems();
        problems.ofGoals(goals);
        problems.ofServices(services);
        if (!problems.found.isEmpty()) {
            throw new FormRefused(problems.found);
        }
    }

    private void ofGoals(List<PlannedGoal> goals) {
        if (goals.isEmpty()) {
            found.add(new Problem("goals", "Lisää ainakin yksi tavoite suunnitelmakaudelle."));
        }
        for (int i = 0; i < goals.size(); i++) {
            if (goals.get(i).area() == null || Written.nothing(goals.get(i).goal())) {
                found.add(new Problem("goals", "Täydennä rivi " + (i + 1) + ": valitse aihe ja kirjoita tavoite."));
            } else if (!PlanLimits.sane(goals.get(i).reachBy())) {
                found.add(new Problem("goals", "Rivi " + (i + 1) + ": tarkista päivän vuosi."));
            }
        }
    }

    private void ofServices(List<PlannedService> services) {
        if (services.isEmpty()) {
            found.add(new Problem("services", "Lisää suunnitelmaan ainakin yksi palvelu."));
        }
        for (int i = 0; i < services.size(); i++) {
            String problem = problem(services.get(i));
            if (problem != null) {
                found.add(new Problem("services", "Rivi " + (i + 1) + ": " + problem));
            }
        }
    }

    private static String problem(PlannedService service) {
        if (service.kind() == null || Written.nothing(service.provider()) || Written.nothing(service.aim())) {
            return "valitse palvelun laji ja kirjoita järjestäjä ja tavoite.";
        }
        if (service.startsOn() == null || service.responsible() == null) {
            return "valitse alkamispäivä ja se, kuka huolehtii palvelun alkamisesta.";
        }
        if (service.responsible() != Responsible.CLIENT && Written.nothing(service.responsiblePerson())) {
            return "kirjoita vastuuhenkilön nimi tai tehtävä.";
        }
        if (!PlanLimits.sane(service.startsOn()) || !PlanLimits.sane(service.endsOn())) {
            return "tarkista päivien vuodet.";
        }
        return service.overBefore(service.startsOn())
                ? "valitse päättymispäivä, joka ei ole ennen alkamispäivää."
                : null;
    }
}
