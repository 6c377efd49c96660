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
                PlanKind.PERSONAL,
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
                PlanKind.PERSONAL,
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
                null,
                PlanResult.AGREED,
                null,
                "so",
                null,
                true,
                true,
                null,
                null,
                null,
                null,
                null,
                true,
                confirmedOn,
                "Kotoutumistyöntekijä",
                "so",
                Agreement.RightsHow.BOTH,
                true,
                from,
                until,
                ConfirmationMethod.SIGNED,
                Agreement.ConfirmingParty.CLIENT,
                confirmedOn,
                null,
                null,
                confirmedOn,
                version,
                null);
    }

    /** A minor's plan is agreed on with the hearing that is given. */
    static ConfirmPlanForm heard(ConfirmPlanForm agreed, LocalDate child, LocalDate guardian) {
        return new ConfirmPlanForm(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                agreed.planResult(),
                null,
                agreed.language(),
                null,
                true,
                true,
                child,
                Agreement.ChildHeard.CONVERSATION,
                Agreement.GuardianRole.REPRESENTATIVE,
                guardian,
                Agreement.GuardianHeard.MEETING,
                true,
                agreed.rightsExplainedOn(),
                agreed.rightsExplainedBy(),
                agreed.rightsLanguage(),
                agreed.rightsHow(),
                true,
                agreed.validFrom(),
                agreed.validUntil(),
                agreed.confirmationMethod(),
                Agreement.ConfirmingParty.REPRESENTATIVE,
                agreed.clientConfirmedOn(),
                null,
                null,
                agreed.officialConfirmedOn(),
                agreed.version(),
                null);
    }

    /** The same agreement confirmed aloud. */
    static ConfirmPlanForm aloud(ConfirmPlanForm agreed, String witness, LocalDate witnessedOn) {
        return new ConfirmPlanForm(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                agreed.planResult(),
                null,
                agreed.language(),
                null,
                true,
                true,
                null,
                null,
                null,
                null,
                null,
                true,
                agreed.rightsExplainedOn(),
                agreed.rightsExplainedBy(),
                agreed.rightsLanguage(),
                agreed.rightsHow(),
                true,
                agreed.validFrom(),
                agreed.validUntil(),
                ConfirmationMethod.ORAL,
                agreed.confirmingParty(),
                agreed.clientConfirmedOn(),
                witness,
                witnessedOn,
                agreed.officialConfirmedOn(),
                agreed.version(),
                null);
    }

    static ConfirmPlanForm result(String version, PlanResult result, String reason) {
        return new ConfirmPlanForm(
                null, null, null, null, null, null, null, result, reason, null, null, null, null, null, null, null,
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, version,
                null);
    }

    static DraftPlanForm of(PlanKind kind, String linkedCases, DraftPlanForm draft) {
        return new DraftPlanForm(
                null,
                null,
                null,
                null,
                null,
                kind,
                linkedCases,
                draft.longTermGoals(),
                draft.goals(),
                draft.integrationLanguage(),
                draft.languageStudies(),
                draft.services(),
                draft.followUp(),
                false,
                List.of(),
                null,
                null,
                draft.version(),
                null);
    }

    static GatherRealisationForm gathered(String version, ServiceRealised.Realised... realised) {
        return new GatherRealisationForm(
                null,
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
