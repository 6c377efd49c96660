package fi.kotopolku.plan;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.form.Shown;
import fi.kotopolku.plan.PlanVersion.IntegrationLanguage;
import java.time.LocalDate;
import java.util.List;

/**
 * The plan in force as data, for programs. Days are Finland's. What the reader may not read is null, and so is what a plan
 * says while none is in force.
 *
 * @param number of the version in force, for who may read the plan or its services
 * @param validUntil last day in force
 * @param versions every version that there has been, newest first
 */
record CurrentPlan(
        @Holds({}) @Shown String caseNumber,

        @Holds(
                value = {DataCategory.PLAN, DataCategory.SERVICES},
                inParts = true)
        @Shown
        Integer number,

        @Holds(DataCategory.PLAN) @Shown LocalDate inForceOn,
        @Holds(DataCategory.PLAN) @Shown LocalDate validFrom,
        @Holds(DataCategory.PLAN) @Shown LocalDate validUntil,
        @Holds(DataCategory.PLAN) @Shown String longTermGoals,
        @Holds(DataCategory.PLAN) @Shown IntegrationLanguage integrationLanguage,
        @Holds(DataCategory.PLAN) @Shown String languageStudies,
        @Holds(DataCategory.PLAN) @Shown String followUp,
        @Holds(DataCategory.PLAN) @Shown List<PlannedGoal> goals,
        @Holds(DataCategory.SERVICES) @Shown List<ServiceLine> services,
        @Holds(DataCategory.PLAN) @Shown List<VersionLine> versions) {}
