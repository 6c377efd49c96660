package fi.kotopolku.plan;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.rules.Deadline;
import java.time.LocalDate;
import java.util.List;

/**
 * One version of a plan as it may be printed for one reader: what the reader's rights do not cover is null. Words of
 * models and enums are given by name, so that they can be said in any language.
 *
 * @param state a name of {@link PlanVersion.State}
 * @param integrationLanguage {@code FI} or {@code SV}; null when it is not chosen yet
 * @param language ISO code of the language in which it was gone through; null before that
 * @param confirmationMethod a name of {@link PlanVersion.ConfirmationMethod}; null before the confirmation
 * @param confirmedBy id of the official; null before the confirmation
 * @param rightsExplainedOn when the client's rights and duties were explained; null before that
 * @param rightsLanguage ISO code of the language in which they were; null before that
 * @param childHeardOn when a minor was heard; null for an adult's plan
 * @param guardianHeardOn when the minor's guardian or representative was heard; null for an adult's plan
 * @param deadlines what has to happen next; empty for a version that is not in force
 */
@Holds(DataCategory.PLAN)
public record PlanOnPaper(
        Integer no,
        String state,
        LocalDate validFrom,
        LocalDate validUntil,
        String longTermGoals,
        List<Goal> goals,
        String integrationLanguage,
        String languageStudies,
        String followUp,
        String language,
        Boolean interpreter,
        String confirmationMethod,
        LocalDate clientConfirmedOn,
        String confirmedBy,
        LocalDate rightsExplainedOn,
        String rightsLanguage,
        LocalDate childHeardOn,
        LocalDate guardianHeardOn,
        List<Deadline> deadlines,
        @Holds(DataCategory.SERVICES) List<Service> services) {

    /**
     * @param line {@code T1} for the first goal, in every version that has it
     * @param area a name of {@link PlannedGoal.Area}
     * @param reachBy null when there is no such day
     */
    public record Goal(String line, String area, String goal, LocalDate reachBy) {}

    /**
     * @param line {@code P1} for the first service, in every version that has it
     * @param kind a name of {@link PlannedService.Kind}
     * @param endsOn null when it is not known yet
     * @param responsible a name of {@link PlannedService.Responsible}
     * @param responsiblePerson by name or by task; null when it is the client
     */
    public record Service(
            String line,
            String kind,
            String provider,
            String aim,
            LocalDate startsOn,
            LocalDate endsOn,
            String responsible,
            String responsiblePerson) {}

    public boolean draft() {
        return PlanVersion.State.DRAFT.name().equals(state);
    }
}
