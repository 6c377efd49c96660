package fi.kotopolku.plan;

import fi.kotopolku.form.Choice;
import java.util.Arrays;
import java.util.List;

/** The words of ours, each with its Finnish name, that say of a plan and its services what is chosen from a list. */
public final class PlanCodes {

    private PlanCodes() {}

    /** The ways in which a client confirms a plan; an extension by a review is none of them. */
    public static List<Choice> confirmationMethods() {
        return Arrays.stream(PlanVersion.ConfirmationMethod.values())
                .filter(method -> method != PlanVersion.ConfirmationMethod.REVIEW_MEETING)
                .map(method -> new Choice(method.nameFi(), method.name()))
                .toList();
    }

    public static List<Choice> integrationLanguages() {
        return Arrays.stream(PlanVersion.IntegrationLanguage.values())
                .map(language -> new Choice(language.nameFi(), language.name()))
                .toList();
    }

    public static List<Choice> serviceKinds() {
        return Arrays.stream(PlannedService.Kind.values())
                .map(kind -> new Choice(kind.nameFi(), kind.name()))
                .toList();
    }

    /** Who sees to it that a service begins. */
    public static List<Choice> responsibles() {
        return Arrays.stream(PlannedService.Responsible.values())
                .map(responsible -> new Choice(responsible.nameFi(), responsible.name()))
                .toList();
    }
}
