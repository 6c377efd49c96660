package fi.kotopolku.plan;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.ScreenText;
import java.util.List;
import java.util.function.Predicate;

/** A plan as one readable text for the forms that go through it with the client. */
final class PlanText {

    private PlanText() {}

    /** @param reads whether the reader's rights cover the category; what they do not is left out */
    static String of(
            PlanVersion version,
            List<PlannedGoal> goals,
            List<PlannedService> services,
            Predicate<DataCategory> reads) {
        StringBuilder text = new StringBuilder();
        if (reads.test(DataCategory.PLAN)) {
            goals(text, version, goals);
        }
        if (reads.test(DataCategory.SERVICES)) {
            text.append("**Palvelut**\n\n");
            services.forEach(service -> text.append("* ").append(line(service)).append('\n'));
            text.append('\n');
        }
        if (reads.test(DataCategory.PLAN)) {
            paragraph(text, "Seuranta", version.followUp());
        }
        return text.toString();
    }

    private static void goals(StringBuilder text, PlanVersion version, List<PlannedGoal> goals) {
        text.append("**").append(version.kind().nameFi()).append("**\n\n");
        paragraph(text, "Pitkän aikavälin tavoitteet", version.longTermGoals());
        text.append("**Tavoitteet suunnitelmakaudelle**\n\n");
        goals.forEach(goal -> text.append("* ").append(line(goal)).append('\n'));
        if (version.integrationLanguage() != null) {
            text.append("\n**Kotoutumisen kieli:** ")
                    .append(version.integrationLanguage().nameFi())
                    .append("\n\n");
        }
        paragraph(text, "Kielen opiskelu", version.languageStudies());
    }

    private static String line(PlannedGoal goal) {
        String reachBy = goal.reachBy() == null ? "" : " (viimeistään " + Text.day(goal.reachBy()) + ")";
        return goal.line() + " " + goal.area().nameFi() + ": " + inLine(goal.goal()) + reachBy;
    }

    private static String line(PlannedService service) {
        String person = service.responsiblePerson() == null ? "" : ": " + inLine(service.responsiblePerson());
        return "%s %s, %s: %s (%s, vastuussa %s)"
                .formatted(
                        service.line(),
                        service.kind().nameFi(),
                        inLine(service.provider()),
                        inLine(service.aim()),
                        Text.period(service.startsOn(), service.endsOn()),
                        service.responsible().nameFi().toLowerCase() + person);
    }

    private static void paragraph(StringBuilder text, String heading, String body) {
        text.append("\n**")
                .append(heading)
                .append("**\n\n")
                .append(ScreenText.of(body))
                .append("\n\n");
    }

    static String inLine(String text) {
        return ScreenText.of(text).replaceAll("\\s*\\n", " ");
    }
}
