package fi.kotopolku.plan;

import fi.kotopolku.plan.ConfirmPlanForm.ConfirmationMethod;
import fi.kotopolku.plan.ConfirmPlanForm.PlanResult;
import fi.kotopolku.plan.PlannedService.Kind;
import fi.kotopolku.plan.PlannedService.Responsible;
import java.time.LocalDate;
import java.util.List;

/** What a caseworker sends. */
final class Answers {

    static final PlannedGoal GOAL =
            new PlannedGoal(null, PlannedGoal.Area.LANGUAGE, "Suomen kielen taitotaso A2", null);

    /** As it comes back: the first goal of its plan. */
    static final PlannedGoal KEPT_GOAL = new PlannedGoal("T1", GOAL.area(), GOAL.goal(), null);

    private Answers() {}

    static PlannedService course(LocalDate from, LocalDate until) {
        return new PlannedService(
                null,
                Kind.INTEGRATION_TRAINING,
                "Opisto",
                "Kielitaito A2",
                from,
                until,
                Responsible.MUNICIPALITY,
                "Kotoutumistyöntekijä");
    }

    static DraftPlanForm draft(String version, PlannedService... services) {
        return draft(version, "Ammatti ja työ", List.of(GOAL), List.of(services));
    }

    static DraftPlanForm draft(String version, String goals, List<PlannedGoal> lines, List<PlannedService> services) {
        return new DraftPlanForm(
                null,
                null,
                null,
                null,
                null,
                goals,
                lines,
                PlanVersion.IntegrationLanguage.FI,
                "Iltakurssi",
                services,
                "Tapaamiset kuukausittain",
                false,
                List.of(),
                null,
                null,
                version,
                null);
    }

    static DraftPlanForm inviting(String version, PlannedService service, List<String> people, String question) {
        return new DraftPlanForm(
                null,
                null,
                null,
                null,
                null,
                "Ammatti",
                List.of(GOAL),
                PlanVersion.IntegrationLanguage.FI,
                null,
                List.of(service),
                null,
                true,
                people,
                null,
                question,
                version,
                null);
    }

    static ConfirmPlanForm agreed(String version, LocalDate from, LocalDate until, LocalDate confirmedOn) {
        return new ConfirmPlanForm(
                null,
                null,
                null,
                null,
                null,
                null,
                PlanResult.AGREED,
                null,
                "so",
                null,
                true,
                true,
                true,
                from,
                until,
                ConfirmationMethod.SIGNED,
                confirmedOn,
                version,
                null);
    }

    static ConfirmPlanForm result(String version, PlanResult result, String reason) {
        return new ConfirmPlanForm(
                null, null, null, null, null, null, result, reason, null, null, null, null, null, null, null, null,
                null, version, null);
    }

    static GatherRealisationForm gathered(String version, ServiceRealised.Realised... realised) {
        return new GatherRealisationForm(
                null,
                null,
                null,
                null,
                List.of(realised).stream()
                        .map(one -> new ServiceRealised("mitä vain", one, "Hyvin"))
                        .toList(),
                Review.Attendance.REGULAR,
                "Kaksi poissaoloa",
                "Ei muutoksia",
                false,
                List.of(),
                null,
                null,
                version,
                null);
    }

    static ReviewMeetingForm met(String version, LocalDate on, Review.Outcome outcome) {
        return met(version, on, outcome, null, null);
    }

    static ReviewMeetingForm met(
            String version, LocalDate on, Review.Outcome outcome, Review.ExtensionGround ground, LocalDate until) {
        return new ReviewMeetingForm(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                on,
                "Asiakas ja työntekijä",
                "so",
                null,
                true,
                outcome,
                "Tavoitteet etenevät",
                ground,
                until,
                version,
                null);
    }
}
