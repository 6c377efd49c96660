package fi.kotopolku.access;

import fi.kotopolku.access.EmploymentChange.NewRights;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.Shown;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A team lead has asked for the rights of somebody's new task, or says that it needs none. */
@Component
class NewRightsForm implements FormBinding<NewRightsForm.Answer> {

    private final EmploymentChangeStore changes;
    private final AccessRequests requests;
    private final People people;
    private final Audit audit;

    NewRightsForm(EmploymentChangeStore changes, AccessRequests requests, People people, Audit audit) {
        this.changes = changes;
        this.requests = requests;
        this.people = people;
        this.audit = audit;
    }

    @Override
    public String formId() {
        return "task_requestNewRights";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    public Answer read(FormContext context) {
        EmploymentChange change = changes.find(context.key()).orElseThrow(AccessRefused::nothingHere);
        requests.requireTeamLead(context.personId(), change.municipality());
        return new Answer(
                null,
                null,
                people.find(change.person()).map(Person::name).orElse("–"),
                FinnishTime.lastMoment(change.takesEffect()),
                FinnishTime.firstMoment(change.takesEffect()),
                changes.newRightAsked(change) ? "Uutta oikeutta on haettu." : "Uutta oikeutta ei ole vielä haettu.",
                Integer.toString(change.version()));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        EmploymentChange change = changes.lock(context.key()).orElseThrow(AccessRefused::nothingHere);
        requests.requireTeamLead(context.personId(), change.municipality());
        if (!Integer.toString(change.version()).equals(answer.version())) {
            throw new FormRefused(
                    "version",
                    "Tiedot ovat muuttuneet sen jälkeen, kun avasit lomakkeen. Avaa tehtävä uudelleen ja tarkista tiedot.");
        }
        if (answer.newRights() == NewRights.REQUESTED && !changes.newRightAsked(change)) {
            throw new FormRefused(
                    "newRights",
                    "Uutta oikeutta ei ole vielä haettu. Hae se ensin niin, että se alkaa aikaisintaan %s."
                            .formatted(FinnishTime.firstMoment(change.takesEffect())));
        }
        changes.settleNewRights(change.number(), answer.newRights());
        audit.event(context.personId(), "EMPLOYMENT_CHANGE_SETTLED", change.number());
        return Map.of();
    }

    record Answer(
            @NotNull(message = "Valitse, tarvitaanko uusia oikeuksia.")
            NewRights newRights,

            String version,
            @Shown String person,
            @Shown String lastDay,
            @Shown String beginsOn,
            @Shown String asked,
            @Shown String rowVersion) {}
}
