package fi.kotopolku.demo;

import static fi.kotopolku.demo.SampleAnswers.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Filled-in forms of access rights, by the forms' own keys: from request to end, and what watches over them. */
public final class SampleRights {

    private SampleRights() {}

    /** A caseworker's right for the whole municipality, asked for from today. */
    public static Map<String, Object> accessRequest(String person, LocalDate from, LocalDate until) {
        return with(
                Map.of(),
                "person",
                person,
                "role",
                "CASEWORKER",
                "ground",
                "MUNICIPAL_TASK",
                "identityAndContact",
                true,
                "language",
                true,
                "plan",
                true,
                "services",
                true,
                "extent",
                "MUNICIPALITY",
                "mayRead",
                true,
                "mayWrite",
                true,
                "validFrom",
                from.toString(),
                "validUntil",
                until.toString(),
                "justification",
                "Sijainen kotoutumistyössä");
    }

    public static Map<String, Object> decision(String decision) {
        return with(Map.of(), "decision", decision, "reason", "Tehtävän mukainen");
    }

    /** A case opened for two hours. */
    public static Map<String, Object> emergency(String caseNumber) {
        return with(
                Map.of(),
                "caseNumber",
                caseNumber,
                "reason",
                "RESPONSIBLE_AWAY",
                "explanation",
                "Asiakas odottaa palvelupisteessä, ja vastuuhenkilö on sairaana",
                "length",
                "HOURS_2");
    }

    public static Map<String, Object> emergencyReview(String outcome) {
        return with(Map.of(), "outcome", outcome, "reviewReason", "Lokin mukaan luettiin vain yhteystiedot");
    }

    /** The list as it was shown, each right kept. */
    @SuppressWarnings("unchecked")
    public static Map<String, Object> reviewKeeping(List<?> shown) {
        return with(
                Map.of(),
                "rights",
                shown.stream()
                        .map(line -> with((Map<String, Object>) line, "answer", "KEEP"))
                        .toList());
    }

    /** Goes on with a right that ends, with less in it. */
    public static Map<String, Object> renewal(LocalDate until) {
        return with(
                Map.of(),
                "renewal",
                "RENEW",
                "content",
                List.of("LANGUAGE", "PLAN"),
                "powers",
                List.of("READ"),
                "validUntil",
                until.toString(),
                "justification",
                "Tehtävä jatkuu");
    }

    public static Map<String, Object> letEnd() {
        return with(Map.of(), "renewal", "LET_END");
    }

    /** @param needed YES or NO */
    public static Map<String, Object> use(String needed) {
        return with(Map.of(), "needed", needed, "reason", "Sijaistan syksyllä");
    }

    /** @param kind EMPLOYMENT_ENDS or TASK_CHANGES */
    public static Map<String, Object> employmentChange(String person, String kind, LocalDate lastDay) {
        return with(Map.of(), "person", person, "kind", kind, "lastDay", lastDay.toString());
    }

    /** @param newRights REQUESTED or NONE_NEEDED */
    public static Map<String, Object> newRights(String newRights) {
        return with(Map.of(), "newRights", newRights);
    }
}
