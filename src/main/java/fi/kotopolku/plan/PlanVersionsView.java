package fi.kotopolku.plan;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.form.Shown;
import fi.kotopolku.rules.Deadline;
import java.time.LocalDate;
import java.util.List;

/**
 * The versions of a case's plan, newest first, and what the one in force says. What the reader may not read is null.
 *
 * @param numbers of the versions, for who may read the plan or its services
 * @param inForce number of the version in force; null when there is none
 * @param plan the version in force without its services
 * @param linked plans that belong together with the newest version, as far as the reader's rights reach them
 */
record PlanVersionsView(
        @Holds({}) @Shown String caseNumber,

        @Holds(
                value = {DataCategory.PLAN, DataCategory.SERVICES},
                inParts = true)
        @Shown
        List<Integer> numbers,

        @Holds(
                value = {DataCategory.PLAN, DataCategory.SERVICES},
                inParts = true)
        @Shown
        Integer inForce,

        @Holds(DataCategory.PLAN) @Shown List<VersionLine> versions,
        @Holds(DataCategory.PLAN) @Shown List<PlanPart> plan,
        @Holds(DataCategory.SERVICES) @Shown List<PlanPart> services,
        @Holds(DataCategory.PLAN) @Shown List<Due> deadlines,
        @Holds(DataCategory.SERVICES) @Shown List<Question> questions,
        @Holds(DataCategory.PLAN) @Shown List<LinkedPlans.Linked> linked) {

    /** A service that should have begun, and of which nothing is recorded. */
    record Question(String line, String textFi) {}

    /**
     * @param late the day has passed
     * @param why rule, start, section and whether the section has been verified
     */
    record Due(String rule, LocalDate due, boolean late, String why) {

        static Due of(Deadline deadline, LocalDate today) {
            return new Due(deadline.ruleId(), deadline.due(), deadline.due().isBefore(today), deadline.explanationFi());
        }
    }
}
