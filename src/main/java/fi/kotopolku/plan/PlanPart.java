package fi.kotopolku.plan;

import fi.kotopolku.casefile.Languages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One part of a version in the words of the screen: a goal, a service, or what the plan says as a whole.
 *
 * @param line the number that a goal or a service keeps from version to version; null for what a plan has once
 * @param fields what is said, by the name of what it is said about, in the order of the screen
 */
record PlanPart(String line, String title, Map<String, String> fields) {

    /** What two versions are matched by; never a text that somebody may have written anew. */
    String key() {
        return line == null ? title : line;
    }

    static PlanPart of(PlannedGoal goal) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Aihe", goal.area().nameFi());
        fields.put("Tavoite", goal.goal());
        fields.put("Viimeistään", Text.day(goal.reachBy()));
        return new PlanPart(goal.line(), "Tavoite " + goal.line(), fields);
    }

    static PlanPart of(PlannedService service) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Palvelu", service.kind().nameFi());
        fields.put("Järjestäjä", service.provider());
        fields.put("Mitä tavoitellaan", service.aim());
        fields.put("Alkaa", Text.day(service.startsOn()));
        fields.put("Päättyy", Text.day(service.endsOn()));
        fields.put("Vastuussa", service.responsibleFi());
        return new PlanPart(service.line(), "Palvelu " + service.line(), fields);
    }

    /** What a version says besides its goals and services. */
    static List<PlanPart> of(PlanVersion version, Agreement agreement) {
        return List.of(content(version), validity(version), agreement(version, agreement));
    }

    private static PlanPart content(PlanVersion version) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Kenen suunnitelma", version.kind().nameFi());
        fields.put("Pitkän aikavälin tavoitteet", text(version.longTermGoals()));
        fields.put(
                "Kotoutumisen kieli",
                version.integrationLanguage() == null
                        ? "–"
                        : version.integrationLanguage().nameFi());
        fields.put("Kielen opiskelu", text(version.languageStudies()));
        fields.put("Seuranta", text(version.followUp()));
        return new PlanPart(null, "Suunnitelman sisältö", fields);
    }

    private static PlanPart validity(PlanVersion version) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Voimassa alkaen", Text.day(version.validFrom()));
        fields.put("Voimassa asti", Text.day(version.validUntil()));
        return new PlanPart(null, "Voimassaolo", fields);
    }

    private static PlanPart agreement(PlanVersion version, Agreement agreement) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("Sovittu", version.agreed() ? "kyllä" : "ei");
        fields.put("Asiakas vahvisti", Text.day(version.clientConfirmedOn()));
        fields.put("Vahvistaja", agreement.confirmingFi());
        fields.put("Vahvistamisen tapa", version.confirmationFi());
        fields.put("Todistaja", agreement.witnessFi());
        fields.put("Viranomainen vahvisti", Text.day(agreement.officialConfirmedOn()));
        fields.put("Kieli", Languages.nameFi(version.language()));
        fields.put("Tulkki", version.interpreter() ? "kyllä" : "ei");
        fields.put("Oikeuksista ja velvollisuuksista kerrottiin", agreement.rightsFi());
        if (version.kind() == PlanKind.MINOR) {
            fields.put("Lapsen toiveet selvitettiin", agreement.childFi());
            fields.put("Huoltajaa tai edustajaa kuultiin", agreement.guardianFi());
        }
        return new PlanPart(null, "Sopiminen", fields);
    }

    private static String text(String written) {
        return written == null ? "–" : written;
    }
}
