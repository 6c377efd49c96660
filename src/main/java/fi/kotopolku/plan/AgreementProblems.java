package fi.kotopolku.plan;

import fi.kotopolku.casefile.Languages;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.plan.PlanLimits.Period;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What an agreement on a plan still lacks, or says that cannot be so (§ 16). */
@Component
class AgreementProblems {

    private final PlanLimits limits;
    private final Clock clock;

    AgreementProblems(PlanLimits limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
    }

    List<Problem> of(Plan plan, PlanVersion draft, ConfirmPlanForm answer) {
        List<Problem> problems = new ArrayList<>();
        if (answer.language() == null || !Languages.known(answer.language())) {
            problems.add(new Problem("language", "Valitse kieli, jolla suunnitelma käytiin läpi."));
        }
        if (!Boolean.TRUE.equals(answer.understood())) {
            problems.add(
                    new Problem("understood", "Varmista, että asiakas ymmärsi suunnitelman, ja merkitse se tähän."));
        }
        rights(answer, problems);
        if (draft.kind() == PlanKind.MINOR) {
            hearing(answer, problems);
        }
        confirmation(answer, problems);
        period(plan, draft, answer, problems);
        return problems;
    }

    private void rights(ConfirmPlanForm answer, List<Problem> problems) {
        if (!Boolean.TRUE.equals(answer.rightsExplained())) {
            problems.add(new Problem(
                    "rightsExplained", "Kerro asiakkaalle hänen oikeutensa ja velvollisuutensa ja merkitse se tähän."));
            return;
        }
        day(
                answer.rightsExplainedOn(),
                "rightsExplainedOn",
                "Valitse päivä, jona oikeuksista ja velvollisuuksista kerrottiin.",
                problems);
        if (Written.nothing(answer.rightsExplainedBy())) {
            problems.add(new Problem(
                    "rightsExplainedBy", "Kirjoita, kuka kertoi oikeuksista ja velvollisuuksista: nimi tai tehtävä."));
        }
        if (answer.rightsLanguage() == null || !Languages.known(answer.rightsLanguage())) {
            problems.add(
                    new Problem("rightsLanguage", "Valitse kieli, jolla oikeuksista ja velvollisuuksista kerrottiin."));
        }
        if (answer.rightsHow() == null) {
            problems.add(new Problem(
                    "rightsHow",
                    "Valitse, kerrottiinko oikeuksista ja velvollisuuksista kirjallisesti vai suullisesti."));
        }
    }

    private void hearing(ConfirmPlanForm answer, List<Problem> problems) {
        day(answer.childHeardOn(), "childHeardOn", "Valitse päivä, jona lapsen toiveet selvitettiin.", problems);
        if (answer.childHeardHow() == null) {
            problems.add(new Problem("childHeardHow", "Valitse, miten lapsen toiveet selvitettiin."));
        }
        if (answer.guardianRole() == null) {
            problems.add(new Problem("guardianRole", "Valitse, kuultiinko huoltajaa vai edustajaa."));
        }
        day(
                answer.guardianHeardOn(),
                "guardianHeardOn",
                "Valitse päivä, jona huoltajaa tai edustajaa kuultiin.",
                problems);
        if (answer.guardianHeardHow() == null) {
            problems.add(new Problem("guardianHeardHow", "Valitse, miten huoltajaa tai edustajaa kuultiin."));
        }
    }

    private void confirmation(ConfirmPlanForm answer, List<Problem> problems) {
        if (answer.confirmationMethod() == null) {
            problems.add(new Problem("confirmationMethod", "Valitse, miten asiakas vahvisti suunnitelman."));
        }
        if (answer.confirmingParty() == null) {
            problems.add(new Problem(
                    "confirmingParty", "Valitse, vahvistiko suunnitelman asiakas, hänen huoltajansa vai edustajansa."));
        }
        day(
                answer.clientConfirmedOn(),
                "clientConfirmedOn",
                "Valitse päivä, jona asiakas vahvisti suunnitelman.",
                problems);
        day(
                answer.officialConfirmedOn(),
                "officialConfirmedOn",
                "Valitse päivä, jona viranomainen vahvisti suunnitelman.",
                problems);
        if (answer.confirmationMethod() == ConfirmPlanForm.ConfirmationMethod.ORAL) {
            if (Written.nothing(answer.witness())) {
                problems.add(
                        new Problem("witness", "Kirjoita, kuka todisti suullisen vahvistuksen: nimi tai tehtävä."));
            }
            day(answer.witnessedOn(), "witnessedOn", "Valitse päivä, jona vahvistus todistettiin.", problems);
        }
    }

    private void period(Plan plan, PlanVersion draft, ConfirmPlanForm answer, List<Problem> problems) {
        if (answer.validFrom() == null) {
            problems.add(new Problem("validFrom", "Valitse päivä, josta suunnitelma on voimassa."));
        }
        if (answer.validUntil() == null) {
            problems.add(new Problem("validUntil", "Valitse päivä, johon asti suunnitelma on voimassa."));
        }
        if (answer.validFrom() != null && answer.validUntil() != null && answer.clientConfirmedOn() != null) {
            problems.addAll(limits.problems(
                    plan, draft, new Period(answer.validFrom(), answer.validUntil(), answer.clientConfirmedOn())));
        }
    }

    /** Something that has happened. */
    private void day(LocalDate day, String field, String message, List<Problem> problems) {
        if (day == null || !PlanLimits.sane(day) || day.isAfter(LocalDate.now(clock))) {
            problems.add(new Problem(field, message + " Se ei voi olla tulevaisuudessa."));
        }
    }
}
