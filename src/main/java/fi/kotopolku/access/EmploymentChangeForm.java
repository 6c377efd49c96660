package fi.kotopolku.access;

import fi.kotopolku.access.EmploymentChange.Kind;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.Shown;
import fi.kotopolku.form.StartFormBinding;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A team lead or access officer says that somebody leaves or changes tasks. */
@Component
class EmploymentChangeForm implements StartFormBinding<EmploymentChangeForm.Answer> {

    private final EmploymentChanges changes;
    private final EmploymentChangeStore store;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    EmploymentChangeForm(
            EmploymentChanges changes, EmploymentChangeStore store, People people, Audit audit, Clock clock) {
        this.changes = changes;
        this.store = store;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "start_employmentChange";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    @Transactional(readOnly = true)
    public Answer read(FormContext context) {
        List<Choice> concerned = people.employed().stream()
                .filter(person -> !person.id().equals(context.personId()) && concerns(person, context.municipality()))
                .map(person -> new Choice(
                        "%s (%s)".formatted(person.name(), person.employer().nameFi()), person.id()))
                .toList();
        return new Answer(null, null, null, concerned);
    }

    @Override
    @Transactional
    public Started start(FormContext context, Answer answer) {
        if (!changes.maySay(context.personId(), context.municipality())) {
            throw AccessRefused.because(
                    "Muutoksesta ilmoittaa kunnan lähiesihenkilö tai käyttöoikeuksien myöntäjä.",
                    "Only a team lead or an access officer of the municipality says who leaves.");
        }
        Person person = concerned(context, answer.person());
        LocalDate today = LocalDate.ofInstant(clock.instant(), FinnishTime.HELSINKI);
        if (answer.lastDay().isBefore(today) || answer.lastDay().isAfter(today.plusYears(1))) {
            throw new FormRefused("lastDay", "Valitse viimeinen päivä tästä päivästä alkaen, enintään vuoden päähän.");
        }
        if (store.isPlanned(person.id(), context.municipality(), answer.kind())) {
            throw new FormRefused(
                    "person", "Tästä muutoksesta on jo ilmoitettu. Peru aiempi ilmoitus, jos päivä oli väärä.");
        }
        String number =
                changes.plan(person, context.municipality(), answer.kind(), answer.lastDay(), context.personId());
        return new Started(number, Map.of());
    }

    @Override
    public void refused(FormContext context) {
        audit.refusedEvent(context.personId(), "EMPLOYMENT_CHANGE_REFUSED", context.municipality(), null);
    }

    private Person concerned(FormContext context, String id) {
        if (id.equals(context.personId())) {
            throw new FormRefused(
                    "person", "Et voi ilmoittaa omasta palvelussuhteestasi. Pyydä sitä toiselta esihenkilöltä.");
        }
        Optional<Person> person =
                people.find(id).filter(Person::employed).filter(found -> concerns(found, context.municipality()));
        return person.orElseThrow(() -> new FormRefused(
                "person",
                "Valitse luettelosta henkilö, joka on kunnan palveluksessa tai jolla on kunnassa oikeuksia."));
    }

    private boolean concerns(Person person, String municipality) {
        return municipality.equals(person.employer().municipality()) || store.hasRights(person.id(), municipality);
    }

    record Answer(
            @NotBlank(message = "Valitse henkilö.") String person,
            @NotNull(message = "Valitse, mikä muuttuu.") Kind kind,
            @NotNull(message = "Valitse viimeinen päivä.") LocalDate lastDay,
            @Shown List<Choice> people) {}
}
