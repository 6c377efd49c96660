package fi.kotopolku.access;

import fi.kotopolku.access.EmergencyStore.Bounds;
import fi.kotopolku.access.EmergencyStore.Emergency;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.identity.Notices;
import fi.kotopolku.rules.AccessLimit;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Date;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Emergency access, in the steps that the process {@code emergency-access} takes; {@code number} is the right's number.
 * Opened by its holder alone, for one case and some hours, told at once and reviewed afterwards. Nothing else of a right
 * is different: it is in force by the same view, bounded by the same rule, and void at its second.
 */
@Service("emergencies")
public class EmergencyAccess {

    private static final String LIMIT = "EMERGENCY";
    private static final String REVIEW_RULE = "EMERGENCY_REVIEW";
    private static final String CASE_NUMBER = "\\d{3}-\\d{4}-\\d{4,12}";

    private final EmergencyStore store;
    private final Rights rights;
    private final AccessDecisions decisions;
    private final Rules rules;
    private final Notices notices;
    private final Audit audit;
    private final Clock clock;

    EmergencyAccess(
            EmergencyStore store,
            Rights rights,
            AccessDecisions decisions,
            Rules rules,
            Notices notices,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.rights = rights;
        this.decisions = decisions;
        this.rules = rules;
        this.notices = notices;
        this.audit = audit;
        this.clock = clock;
    }

    /** Tells the municipality's data protection officers and team leads. */
    @Transactional
    public void tellOpened(String number) {
        Right right = known(number);
        overseers(right, Role.DATA_PROTECTION_OFFICER, Role.TEAM_LEAD)
                .forEach(person -> notices.tell(person, "EMERGENCY_OPENED", number));
    }

    /** When the review is due: the beginning of the day after the last day, in Finland. */
    @Transactional(readOnly = true)
    public Date reviewBy(String number) {
        LocalDate ended = LocalDate.ofInstant(known(number).endsAt(), FinnishTime.HELSINKI);
        return Date.from(rules.due(REVIEW_RULE, ended).at());
    }

    /** Tells the municipality's team leads that an emergency right was opened without a good reason. */
    @Transactional
    public void tellUnjustified(String number) {
        overseers(known(number), Role.TEAM_LEAD)
                .forEach(person -> notices.tell(person, "EMERGENCY_UNJUSTIFIED", number));
    }

    /**
     * Opens the right at once.
     *
     * @return the right's number
     * @throws FormRefused in the same words for a case that does not exist, is closed or is another municipality's; when
     *     the person's rights reach the case already; for their own case or a relative's; when they have one open
     */
    @Transactional
    String open(String personId, String municipality, String caseNumber, Opening opening) {
        RightInForce own = ownRight(personId, municipality);
        store.hold(personId);
        store.open(personId).ifPresent(open -> {
            throw new FormRefused(
                    "caseNumber",
                    "Sinulla on jo avoin hätäkäyttö %s. Uuden voi avata vasta, kun se on päättynyt.".formatted(open));
        });
        UUID client = store.client(municipality, caseNumber).orElseThrow(() -> {
            refused(personId, caseNumber);
            return new FormRefused(
                    "caseNumber", "Asiaa ei löytynyt kuntasi avoimista asioista. Tarkista asian numero.");
        });
        if (decisions.isKin(personId, client)) {
            refused(personId, caseNumber);
            throw new FormRefused("caseNumber", Decision.Refused.ofKin().reasonFi());
        }
        if (decisions.reaches(personId, caseNumber)) {
            throw new FormRefused("caseNumber", "Oikeutesi ulottuu jo tähän asiaan. Hätäkäyttöä ei tarvita.");
        }
        AccessLimit limit = rules.limit(LIMIT, LocalDate.ofInstant(clock.instant(), FinnishTime.HELSINKI));
        String number = rights.nextNumber(municipality);
        store.insert(number, own, bounds(limit, opening.length()), opening.explanation());
        rights.nameCases(number, new Extent.Cases(Set.of(caseNumber)));
        store.insertDetails(number, caseNumber, opening.reason());
        rights.tell(number, Event.EMERGENCY_OPENED, personId, opening.reason().name());
        audit.event(personId, "EMERGENCY_OPENED", number);
        audit.event(personId, "EMERGENCY_OPENED", caseNumber);
        return number;
    }

    /** @throws AccessRefused unless the person is the municipality's data protection officer, and not the holder */
    void requireReviewer(String personId, Right right) {
        if (!decisions.holds(personId, Role.DATA_PROTECTION_OFFICER, right.municipality())
                || right.asked().person().equals(personId)) {
            throw AccessRefused.because(
                    "Hätäkäytön tarkastaa kunnan tietosuojavastaava, ei koskaan se, joka avasi sen.",
                    "An emergency right is reviewed by the data protection officer, never by whoever opened it.");
        }
    }

    @Transactional
    void review(String personId, String number, EmergencyOutcome outcome, String reason, String version) {
        Right right = known(number);
        requireReviewer(personId, right);
        if (outcome == EmergencyOutcome.NOT_JUSTIFIED && (reason == null || reason.isBlank())) {
            throw new FormRefused("reviewReason", "Kirjoita, miksi käyttö ei ollut perusteltua.");
        }
        if (!store.review(number, outcome, reason, personId, version)) {
            throw new FormRefused(
                    "version",
                    "Tiedot ovat muuttuneet sen jälkeen, kun avasit lomakkeen. Avaa tehtävä uudelleen ja tarkista tiedot.");
        }
        rights.tell(number, Event.EMERGENCY_REVIEWED, personId, outcome.name());
        audit.event(personId, "EMERGENCY_REVIEWED", number);
        notices.tell(right.asked().person(), "EMERGENCY_REVIEWED", number);
    }

    Right known(String number) {
        return rights.find(number).orElseThrow(AccessRefused::nothingHere);
    }

    Emergency details(String number) {
        return store.find(number).orElseThrow(AccessRefused::nothingHere);
    }

    /** @throws AccessRefused without a caseworker's or team lead's right of one's own in the municipality */
    RightInForce ownRight(String personId, String municipality) {
        return decisions.inForce(personId).stream()
                .filter(right -> right.municipality().equals(municipality))
                .filter(right ->
                        right.ground() == LegalGround.MUNICIPAL_TASK && !(right.extent() instanceof Extent.Cases))
                .filter(right -> right.role() == Role.CASEWORKER || right.role() == Role.TEAM_LEAD)
                .min(Comparator.comparing(RightInForce::role))
                .orElseThrow(() -> AccessRefused.because(
                        "Hätäkäytön voi avata vain kunnan kotoutumistyöntekijä tai lähiesihenkilö.",
                        "Only a caseworker or a team lead of the municipality may open emergency access."));
    }

    private static Bounds bounds(AccessLimit limit, Duration asked) {
        Duration longest = Duration.from(limit.longest());
        return new Bounds(limit.contentCategories(), limit.powers(), asked.compareTo(longest) > 0 ? longest : asked);
    }

    private Stream<String> overseers(Right right, Role... roles) {
        return Stream.of(roles)
                .flatMap(role -> decisions.holders(role, right.municipality()).stream())
                .distinct()
                .filter(person -> !person.equals(right.asked().person()));
    }

    private void refused(String personId, String caseNumber) {
        audit.refused(
                personId,
                caseNumber.matches(CASE_NUMBER) ? caseNumber : null,
                DataCategory.IDENTITY_AND_CONTACT.name(),
                LIMIT);
    }

    record Opening(EmergencyReason reason, String explanation, Duration length) {}
}
