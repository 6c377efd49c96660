package fi.kotopolku.adoption;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.Role;
import fi.kotopolku.adoption.Adoption.Progress;
import fi.kotopolku.adoption.AdoptionStore.Event;
import fi.kotopolku.adoption.AdoptionStore.Waiver;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import fi.kotopolku.rules.Deadline;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * What the forms of the requirements have in common: whose they are, the target day with its reason, and the waiver. A
 * requirement is met by the municipality's main user and by nobody else; it is waived by KEHA and by nobody else, for a
 * reason and until a day.
 */
@Component
class RequirementDesk {

    static final String THE_COUNTRY = "000";
    private static final int LONGEST_WAIVER_MONTHS = 6;

    private final AdoptionStore store;
    private final AdoptionDays days;
    private final AccessDecisions decisions;
    private final Organisations organisations;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    RequirementDesk(
            AdoptionStore store,
            AdoptionDays days,
            AccessDecisions decisions,
            Organisations organisations,
            People people,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.days = days;
        this.decisions = decisions;
        this.organisations = organisations;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** The end of each requirement's form, where KEHA waives it instead of it being met. */
    interface Waivable {

        Boolean waive();

        String waiverReason();

        LocalDate waiverUntil();

        default boolean waived() {
            return Boolean.TRUE.equals(waive());
        }
    }

    /** @throws AccessRefused for whoever is neither a main user there nor of KEHA */
    Adoption opened(FormContext context) {
        Adoption adoption = store.find(context.key()).orElseThrow(AccessRefused::nothingHere);
        if (!mainUser(context.personId(), adoption) && !national(context.personId())) {
            throw AccessRefused.nothingHere();
        }
        return adoption;
    }

    /** "Tavoite 20.11.2026: …", for the reader of the form. */
    String targetFi(Adoption adoption, Requirement requirement) {
        return targetFi(days.target(adoption, requirement));
    }

    static String targetFi(Deadline target) {
        return "Tavoite %s. %s".formatted(AdoptionDays.fi(target.due()), target.explanationFi());
    }

    /** Those whom the municipality employs now. */
    List<Choice> choices(Adoption adoption) {
        return employed(adoption.municipality()).stream()
                .map(person -> new Choice(person.name(), person.id()))
                .toList();
    }

    /** Adds a problem unless the municipality employs the person. */
    void employedThere(Problems problems, String field, Adoption adoption, String personId) {
        if (personId == null || personId.isBlank()) {
            problems.when(true, field, "Valitse henkilö luettelosta.");
            return;
        }
        Optional<Person> person = people.find(personId).filter(Person::employed);
        boolean elsewhere = person.isPresent()
                && !adoption.municipality().equals(person.get().employer().municipality());
        problems.when(
                        person.isEmpty(),
                        field,
                        "Henkilöä ei ole, tai hän ei ole enää työssä. Valitse henkilö luettelosta.")
                .when(
                        elsewhere,
                        field,
                        "Henkilö on toisen organisaation palveluksessa. Valitse oman kuntasi työntekijä.");
    }

    /**
     * Takes the answer: waives the requirement, or has it met.
     *
     * @param meeting writes what the requirement is met with; has refused by then what cannot be
     * @return what the process goes on with
     */
    Map<String, Object> take(
            FormContext context, Requirement requirement, Waivable answer, Consumer<Adoption> meeting) {
        Adoption adoption = store.lock(context.key()).orElseThrow(AccessRefused::nothingHere);
        if (answer.waived()) {
            waive(context.personId(), adoption, requirement, answer);
            return Map.of("requirementWaived", true);
        }
        requireMainUser(context.personId(), adoption);
        meeting.accept(adoption);
        settle(adoption, requirement, Progress.MET, context.personId(), null);
        return Map.of("requirementWaived", false);
    }

    /** @throws AccessRefused for whoever is not a main user of the municipality */
    void requireMainUser(String personId, Adoption adoption) {
        if (!mainUser(personId, adoption)) {
            throw AccessRefused.because(
                    "Vaatimuksen täyttää kunnan oma pääkäyttäjä. KEHA-keskus voi myöntää siitä poikkeuksen.",
                    "A requirement is met by the municipality's main user. KEHA may waive it.");
        }
    }

    boolean mainUser(String personId, Adoption adoption) {
        return mainUser(personId, adoption.municipality());
    }

    boolean mainUser(String personId, String municipality) {
        return decisions.holds(personId, Role.MAIN_USER, municipality);
    }

    boolean national(String personId) {
        return decisions.holds(personId, Role.KEHA_ADMIN, THE_COUNTRY);
    }

    private void waive(String by, Adoption adoption, Requirement requirement, Waivable answer) {
        if (!national(by)) {
            throw AccessRefused.because(
                    "Poikkeuksen vaatimuksesta voi myöntää vain KEHA-keskus. Poista poikkeuksen valinta ja täytä kohdat.",
                    "Only KEHA waives a requirement.");
        }
        LocalDate today = LocalDate.now(clock);
        new Problems()
                .when(
                        Written.nothing(answer.waiverReason()),
                        "waiverReason",
                        "Kirjoita, miksi vaatimuksesta poiketaan.")
                .when(
                        answer.waiverUntil() == null
                                || answer.waiverUntil().isBefore(today)
                                || answer.waiverUntil().isAfter(today.plusMonths(LONGEST_WAIVER_MONTHS)),
                        "waiverUntil",
                        "Anna poikkeuksen viimeinen päivä: tänään tai myöhemmin, enintään kuuden kuukauden päässä.")
                .refuseAny();
        settle(
                adoption,
                requirement,
                Progress.WAIVED,
                by,
                new Waiver(answer.waiverReason().strip(), answer.waiverUntil()));
    }

    private void settle(Adoption adoption, Requirement requirement, Progress progress, String by, Waiver waiver) {
        if (!store.settle(adoption.number(), requirement, progress, by, waiver)) {
            throw new FormRefused("waive", "Vaatimus on jo käsitelty. Avaa tehtävälista uudelleen.");
        }
        store.tell(
                adoption,
                progress == Progress.MET ? Event.MET : Event.WAIVED,
                requirement,
                by,
                waiver == null ? null : waiver.reason(),
                waiver == null ? null : waiver.until());
        audit.event(
                by,
                progress == Progress.MET ? "ADOPTION_REQUIREMENT_MET" : "ADOPTION_REQUIREMENT_WAIVED",
                adoption.number());
    }

    private List<Person> employed(String municipality) {
        return organisations
                .ofMunicipality(municipality)
                .map(employer -> people.employedBy(employer.id()))
                .orElse(List.of());
    }
}
