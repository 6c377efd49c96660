package fi.kotopolku.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Filled-in forms of an ordinary case, by the forms' own keys. The demo makes its clients with them and tests begin
 * from them; what a caller wants different it puts over them with {@link #with}.
 */
public final class SampleAnswers {

    private SampleAnswers() {}

    /** @return the answer with the given keys changed; a null value leaves the key out */
    public static Map<String, Object> with(Map<String, Object> answer, Object... keysAndValues) {
        Map<String, Object> changed = new HashMap<>(answer);
        for (int i = 0; i < keysAndValues.length; i += 2) {
            if (keysAndValues[i + 1] == null) {
                changed.remove((String) keysAndValues[i]);
            } else {
                changed.put((String) keysAndValues[i], keysAndValues[i + 1]);
            }
        }
        return changed;
    }

    /** @param today the day of registration; the first permit is half a year old */
    public static Map<String, Object> intake(String familyName, String givenNames, LocalDate born, LocalDate today) {
        return with(
                Map.of(),
                "familyName",
                familyName,
                "givenNames",
                givenNames,
                "birthDate",
                born.toString(),
                "citizenship",
                "UA",
                "nativeLanguage",
                "uk",
                "contactLanguage",
                "uk",
                "interpreterNeeded",
                true,
                "interpreterLanguage",
                "uk",
                "phone",
                "+358 40 0000000",
                "permitKind",
                "TEMPORARY_PROTECTION",
                "firstPermitOn",
                today.minusMonths(6).toString(),
                "arrivedOn",
                today.minusMonths(1).toString(),
                "wayIn",
                "AUTHORITY_DUTY",
                "nonDisclosure",
                false);
    }

    /** For a client who asked for the assessment, or for whom somebody else did. */
    public static Map<String, Object> assessmentNeeded() {
        return with(
                Map.of(),
                "scope",
                "RESIDENCE_PERMIT",
                "need",
                "NEEDED",
                "targetGroup",
                "OTHER_IN_NEED",
                "reason",
                "Tarvitsee kielen opetusta ja ohjausta työelämään");
    }

    public static Map<String, Object> assessmentNotNeeded() {
        return with(
                Map.of(),
                "scope",
                "RESIDENCE_PERMIT",
                "need",
                "NOT_NEEDED",
                "ground",
                "OTHER_SERVICES_ANSWER",
                "reason",
                "Käy jo kansalaisopiston kielikurssia; ohjattu neuvontaan");
    }

    public static Map<String, Object> interview(LocalDate day) {
        return with(
                Map.of(),
                "interviewedOn",
                day.toString(),
                "interviewLanguage",
                "uk",
                "interpreterUsed",
                true,
                "understood",
                "YES",
                "literacy",
                "FLUENT_OTHER_SCRIPT",
                "finnishSkill",
                "NONE",
                "swedishSkill",
                "NONE",
                "educationLevel",
                "VOCATIONAL",
                "education",
                "Kokin tutkinto kotimaassa",
                "workExperience",
                "Neljä vuotta ravintolan keittiössä",
                "strengths",
                "Oppii tekemällä, tottunut kiireeseen",
                "serviceNeeds",
                "Suomen kielen opetus, lasten päivähoito",
                "clientGoals",
                "Työ keittiössä Keuruulla",
                "coordinationNeeded",
                "NO");
    }

    /** The interview with a county professional invited to give their part. */
    public static Map<String, Object> interviewInviting(LocalDate day, String... professionals) {
        return with(
                interview(day),
                "coordinationNeeded",
                "YES",
                "professionals",
                List.of(professionals),
                "question",
                "Tarvitseeko asiakas terveydenhuollon tukea opintojen alkaessa?");
    }

    /** The interview with a clarifying measure ordered; the target is a month away. */
    @SafeVarargs
    public static Map<String, Object> interviewOrdering(LocalDate day, Map<String, Object>... measures) {
        return with(interview(day), "measures", List.of(measures));
    }

    /**
     * @param doer OWN, OUTSIDE or a person
     * @param kind such as LANGUAGE_TEST
     */
    public static Map<String, Object> measure(String kind, String doer) {
        return with(
                Map.of(),
                "kind",
                kind,
                "doer",
                doer,
                "provider",
                doer.equals("OUTSIDE") ? "Testiopisto (keksitty)" : null,
                "asked",
                "Miltä tasolta opinnot voi aloittaa?");
    }

    /** @param field of the form in which the result of the measure's kind is written */
    public static Map<String, Object> measured(LocalDate day, String field) {
        return with(
                Map.of(),
                "outcome",
                "DONE",
                "doneOn",
                day.toString(),
                "doneBy",
                "Kielen opettaja",
                field,
                "Puhuminen A1, lukeminen alkeista");
    }

    /** A meeting at half past one to which nobody is invited yet. */
    public static Map<String, Object> meetingOn(String caseNumber, LocalDate day) {
        return with(
                Map.of(),
                "caseNumber",
                caseNumber,
                "agenda",
                "Palvelujen yhteensovittaminen opintojen alkaessa",
                "meetingOn",
                day.toString(),
                "meetingTime",
                "13:30",
                "place",
                "Kaupungintalo, neuvotteluhuone",
                "interpreter",
                "uk");
    }

    public static Map<String, Object> meetingHeld(LocalDate day) {
        return with(
                Map.of(),
                "outcome",
                "HELD",
                "heldOn",
                day.toString(),
                "present",
                "Asiakas, terveydenhoitaja, tulkki",
                "interpreterPresent",
                true,
                "agreed",
                List.of(with(
                        Map.of(),
                        "agreed",
                        "Aika terveystarkastukseen varataan",
                        "responsible",
                        "Terveydenhoitaja",
                        "dueOn",
                        day.plusDays(14).toString())));
    }

    public static Map<String, Object> contribution() {
        return with(
                Map.of(),
                "reply",
                "GIVE",
                "observations",
                "Ei estettä opinnoille",
                "serviceNeeds",
                "Terveystarkastus ja ajanvaraus neuvolaan",
                "recommendation",
                "Opinnot voivat alkaa heti");
    }

    public static Map<String, Object> conclusion(LocalDate day, boolean planNeeded) {
        return with(
                Map.of(),
                "needs",
                "Suomen kielen alkeet, ammatillisen osaamisen tunnistaminen",
                "planNeeded",
                planNeeded ? "YES" : "NO",
                "planReason",
                planNeeded ? "Useita palveluja on sovitettava yhteen" : "Ohjaus palveluihin riittää",
                "goals",
                planNeeded ? "Kielitaito A2 vuodessa" : null,
                "referrals",
                List.of(),
                "referralsNote",
                planNeeded ? null : "Ohjattu kansalaisopiston suomen kurssille",
                "goneThroughOn",
                day.toString(),
                "goneThroughLanguage",
                "uk",
                "goneThroughInterpreted",
                true,
                "goneThroughUnderstood",
                "YES");
    }

    public static Map<String, Object> closing() {
        return with(Map.of(), "next", "CLOSE", "closeReason", "GOALS_MET", "closeNote", "Tavoitteet on saavutettu");
    }
}
