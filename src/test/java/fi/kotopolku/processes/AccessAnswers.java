package fi.kotopolku.processes;

import static fi.kotopolku.demo.SampleAnswers.with;
import static fi.kotopolku.demo.SampleRights.decision;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Filled-in forms of a right's process that the demo does not need. */
final class AccessAnswers {

    private AccessAnswers() {}

    static Map<String, Object> narrower(LocalDate today, LocalDate until) {
        return with(
                decision("NARROWED"),
                "content",
                List.of("LANGUAGE"),
                "extent",
                "MUNICIPALITY",
                "powers",
                List.of("READ"),
                "validFrom",
                today.toString(),
                "validUntil",
                until.toString());
    }

    static Map<String, Object> correction(LocalDate today, String person) {
        return with(
                Map.of(),
                "person",
                person,
                "role",
                "CASEWORKER",
                "ground",
                "MUNICIPAL_TASK",
                "content",
                List.of("LANGUAGE"),
                "extent",
                "MUNICIPALITY",
                "powers",
                List.of("READ"),
                "validFrom",
                today.toString(),
                "validUntil",
                today.plusMonths(1).toString(),
                "justification",
                "Sijainen kotoutumistyössä",
                "withdraw",
                false);
    }
}
