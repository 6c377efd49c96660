package fi.kotopolku.demo;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/**
 * An artificial client. The family name says that nobody is meant, and the identity code's number, 900 or more, is one
 * that nobody has.
 *
 * @param caseworker who registers the client and has the case
 * @param citizenship ISO 3166, two letters
 * @param language ISO 639
 * @param codeNumber 900–999, even for a woman; 0 for a client who has no code yet
 */
record DemoClient(
        String caseworker,
        String familyName,
        String givenNames,
        LocalDate born,
        int codeNumber,
        String citizenship,
        String language,
        String permit,
        DemoBackground background) {

    private static final String CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

    private static final Set<String> ON_THEIR_OWN = Set.of("WORK", "STUDY", "EU_REGISTRATION");

    private static final String SPEAKS_FINNISH = "et";

    private static final int OF_AGE = 18;

    /** Came by an own request, so that somebody decides whether an assessment is needed. */
    boolean asked() {
        return ON_THEIR_OWN.contains(permit);
    }

    private String wayIn() {
        if (asked()) {
            return "OWN_REQUEST";
        }
        return "QUOTA_REFUGEE".equals(permit) ? "MUNICIPAL_PLACEMENT" : "AUTHORITY_DUTY";
    }

    boolean interpreted() {
        return !SPEAKS_FINNISH.equals(language);
    }

    /** Language spoken with the client. */
    String spoken() {
        return interpreted() ? language : "fi";
    }

    /** Whether the client is under 18 on the day. */
    boolean minor(LocalDate day) {
        return born.plusYears(OF_AGE).isAfter(day);
    }

    /** @param day of registration */
    Map<String, Object> intake(LocalDate day) {
        LocalDate permitOn = day.minusMonths(2L + born.getDayOfMonth());
        return SampleAnswers.with(
                SampleAnswers.intake(familyName, givenNames, born, day),
                "identityCode",
                codeNumber == 0 ? null : identityCode(),
                "citizenship",
                citizenship,
                "nativeLanguage",
                language,
                "contactLanguage",
                spoken(),
                "interpreterNeeded",
                interpreted(),
                "interpreterLanguage",
                interpreted() ? language : null,
                "permitKind",
                permit,
                "firstPermitOn",
                permitOn.toString(),
                "arrivedOn",
                permitOn.plusMonths(1).toString(),
                "wayIn",
                wayIn(),
                "postalCode",
                caseworker.endsWith("multia") ? "42600" : "42700",
                "postOffice",
                caseworker.endsWith("multia") ? "Multia" : "Keuruu");
    }

    private String identityCode() {
        String day = "%02d%02d%02d".formatted(born.getDayOfMonth(), born.getMonthValue(), born.getYear() % 100);
        int digits = Integer.parseInt(day + codeNumber);
        return day
                + (born.getYear() < 2000 ? '-' : 'A')
                + codeNumber
                + CHECK_CHARACTERS.charAt(digits % CHECK_CHARACTERS.length());
    }
}
