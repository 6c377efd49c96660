package fi.kotopolku.demo;

import static fi.kotopolku.demo.SampleAnswers.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Filled-in forms of a plan and of its review, by the forms' own keys: the words that are agreed on in the demo and in
 * tests.
 */
public final class SamplePlans {

    private SamplePlans() {}

    public static Map<String, Object> draft(LocalDate day) {
        return with(
                Map.of(),
                "planKind",
                "PERSONAL",
                "longTermGoals",
                "Vakituinen työ ja sujuva arki",
                "goals",
                List.of(Map.of("area", "LANGUAGE", "goal", "Suomen kielen taito A2")),
                "integrationLanguage",
                "FI",
                "services",
                List.of(Map.of(
                        "kind", "INTEGRATION_TRAINING",
                        "provider", "Testiopisto (keksitty)",
                        "aim", "Kielitaito A2",
                        "startsOn", day.plusDays(14).toString(),
                        "endsOn", day.plusMonths(8).toString(),
                        "responsible", "PROVIDER",
                        "responsiblePerson", "Kouluttaja Testiopistosta")),
                "inviteCounty",
                false);
    }

    /** The draft with a county professional invited to give their part. */
    public static Map<String, Object> draftInviting(LocalDate day, String... professionals) {
        return with(
                draft(day),
                "inviteCounty",
                true,
                "professionals",
                List.of(professionals),
                "question",
                "Mitä terveyspalveluja suunnitelmaan kirjataan?");
    }

    public static Map<String, Object> agreed(LocalDate day) {
        return with(
                Map.of(),
                "planResult",
                "AGREED",
                "language",
                "uk",
                "interpreter",
                true,
                "understood",
                true,
                "rightsExplained",
                true,
                "rightsExplainedOn",
                day.toString(),
                "rightsExplainedBy",
                "Kotoutumistyöntekijä",
                "rightsLanguage",
                "uk",
                "rightsHow",
                "BOTH",
                "rightsInterpreter",
                true,
                "confirmingParty",
                "CLIENT",
                "officialConfirmedOn",
                day.toString(),
                "validFrom",
                day.toString(),
                "validUntil",
                day.plusMonths(10).toString(),
                "confirmationMethod",
                "SIGNED",
                "clientConfirmedOn",
                day.toString());
    }

    public static Map<String, Object> notAgreed(String result) {
        return with(Map.of(), "planResult", result, "reason", "Asiakas haluaa miettiä tavoitteita uudelleen");
    }

    public static Map<String, Object> realisation() {
        return with(
                Map.of(),
                "services",
                List.of(Map.of(
                        "service", "Kotoutumiskoulutus, Testiopisto (keksitty)",
                        "realised", "AS_PLANNED",
                        "note", "Etenee suunnitellusti")),
                "attendance",
                "REGULAR",
                "changes",
                "Ei muutoksia",
                "inviteCounty",
                false);
    }

    /** @param outcome UNCHANGED, AMENDED, EXTENDED or ENDED */
    public static Map<String, Object> meeting(LocalDate day, String outcome) {
        return with(
                Map.of(),
                "metOn",
                day.toString(),
                "language",
                "uk",
                "interpreter",
                true,
                "present",
                "Asiakas, kotoutumistyöntekijä, tulkki",
                "outcome",
                outcome,
                "reasons",
                "Tavoitteet etenevät");
    }
}
