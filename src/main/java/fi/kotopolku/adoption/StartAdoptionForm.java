package fi.kotopolku.adoption;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.adoption.AdoptionStore.Event;
import fi.kotopolku.adoption.FinnishMunicipalities.Town;
import fi.kotopolku.adoption.RequirementStore.Part;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.Shown;
import fi.kotopolku.form.StartFormBinding;
import fi.kotopolku.identity.Organisation.Kind;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.WorkFor;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * KEHA enters the notice by which a municipality says when it intends to begin. The municipality itself has nobody yet who
 * could: the person named here is its first, and everything after this is theirs to do.
 */
@Component
class StartAdoptionForm implements StartFormBinding<StartAdoptionForm.Answer> {

    private final AdoptionStore store;
    private final RequirementStore requirements;
    private final RequirementDesk desk;
    private final AdoptionDays days;
    private final FinnishMunicipalities municipalities;
    private final Organisations organisations;
    private final People people;
    private final WorkFor work;
    private final Audit audit;
    private final Clock clock;

    StartAdoptionForm(
            AdoptionStore store,
            RequirementStore requirements,
            RequirementDesk desk,
            AdoptionDays days,
            FinnishMunicipalities municipalities,
            Organisations organisations,
            People people,
            WorkFor work,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.requirements = requirements;
        this.desk = desk;
        this.days = days;
        this.municipalities = municipalities;
        this.organisations = organisations;
        this.people = people;
        this.work = work;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "start_adoption";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    public Answer read(FormContext context) {
        requireNational(context);
        return new Answer(
                people.employedBy(Kind.MUNICIPALITY).stream()
                        .map(person -> new Choice(
                                person.name() + ", " + person.employer().nameFi(), person.id()))
                        .toList(),
                null,
                null,
                null);
    }

    @Override
    @Transactional
    public Started start(FormContext context, Answer answer) {
        requireNational(context);
        LocalDate today = LocalDate.now(clock);
        Town town = municipalities.existing(context.municipality(), today);
        Problems problems = new Problems()
                .when(
                        store.standing(town.code()).isPresent() || organisations.hasAdopted(town.code()),
                        "municipality",
                        "Kunnan käyttöönotto on jo vireillä tai kunta käyttää jo järjestelmää. Valitse toinen kunta.")
                .when(
                        answer.notifiedOn().isAfter(today),
                        "notifiedOn",
                        "Ilmoitus ei voi olla tulevaisuudesta. Anna päivä, jona kunta ilmoitti.");
        startDay(problems, answer.startsOn(), today);
        contact(problems, town, answer.contact());
        problems.refuseAny();
        work.municipality(town.code());
        String number = store.open(town.code(), answer.notifiedOn(), answer.startsOn(), context.personId());
        Adoption opened = store.find(number).orElseThrow();
        requirements.named(opened, Part.CONTACT, List.of(answer.contact()));
        store.tell(opened, Event.OPENED, null, context.personId(), null, answer.startsOn());
        audit.event(context.personId(), "ADOPTION_OPENED", number);
        return new Started(number, Map.of());
    }

    /** Neither in the past nor after the day from which use is an obligation. */
    private void startDay(Problems problems, LocalDate startsOn, LocalDate today) {
        LocalDate latest = days.latestStart(today);
        problems.when(startsOn.isBefore(today), "startsOn", "Aloituspäivä on jo mennyt. Anna tämä päivä tai myöhempi.")
                .when(
                        startsOn.isAfter(latest),
                        "startsOn",
                        "Aloituspäivä voi olla viimeistään %s. Järjestelmän käyttö on pakollista 1.1.2027 alkaen."
                                .formatted(AdoptionDays.fi(latest)));
    }

    private void contact(Problems problems, Town town, String contact) {
        Optional<String> employer = people.find(contact)
                .filter(person -> person.employed())
                .map(person -> person.employer().municipality());
        problems.when(
                !employer.filter(town.code()::equals).isPresent(),
                "contact",
                "Valitse henkilö, joka on tämän kunnan palveluksessa. Jos kunnan henkilöitä ei ole luettelossa, lisää"
                        + " ensimmäinen: Aloita prosessi, Kunnan työntekijän lisääminen.");
    }

    private void requireNational(FormContext context) {
        if (!desk.national(context.personId())) {
            throw AccessRefused.because(
                    "Kunnan ilmoituksen kirjaa KEHA-keskuksen ylläpitäjä.",
                    "A municipality's notice is entered by an administrator of KEHA.");
        }
    }

    /** The keys of the form {@code start_adoption}. */
    record Answer(
            @Shown List<Choice> peopleChoices,

            @NotNull(message = "Anna päivä, jona kunta ilmoitti.")
            LocalDate notifiedOn,

            @NotNull(message = "Anna kunnan valitsema aloituspäivä.")
            LocalDate startsOn,

            @NotBlank(message = "Valitse kunnan henkilö, joka aloittaa käyttöönoton.")
            @Size(max = 64, message = "Valitse henkilö luettelosta.")
            String contact) {}
}
