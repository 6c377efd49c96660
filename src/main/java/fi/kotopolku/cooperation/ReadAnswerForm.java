package fi.kotopolku.cooperation;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.Shown;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever asked reads what came of it, or that it came back unanswered. */
@Component
class ReadAnswerForm implements FormBinding<ReadAnswerForm.Answer> {

    private final Requests requests;
    private final CooperationStore store;
    private final CaseFile caseFile;
    private final People people;

    ReadAnswerForm(Requests requests, CooperationStore store, CaseFile caseFile, People people) {
        this.requests = requests;
        this.store = store;
        this.caseFile = caseFile;
        this.people = people;
    }

    @Override
    public String formId() {
        return "task_readAnswer";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    @Transactional
    public Answer read(FormContext context) {
        Request request = ofCase(context);
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        return opened.shown(new Answer(
                ScreenText.of(opened.client().name()),
                context.key(),
                ScreenText.of(people.find(request.askedOf()).map(Person::name).orElse(null)),
                ScreenText.of(request.question()),
                request.state().nameFi(),
                ScreenText.of(request.answer()),
                null));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        Request request = ofCase(context);
        caseFile.open(context.personId(), context.key()).takes(answer);
        store.answerRead(request.id());
        return Map.of();
    }

    private Request ofCase(FormContext context) {
        Request request = requests.known(context.variable("requestId"));
        if (!request.caseNumber().equals(context.key())) {
            throw AccessRefused.nothingHere();
        }
        return request;
    }

    /** The keys of the form {@code task_readAnswer}. */
    record Answer(
            @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientName,
            @Holds({}) @Shown String caseNumber,
            @Holds(DataCategory.SERVICES) @Shown String askedOf,
            @Holds(DataCategory.SERVICES) @Shown String question,
            @Holds(DataCategory.SERVICES) @Shown String stateText,
            @Holds(DataCategory.SERVICES) @Shown String answerText,

            @Holds(DataCategory.SERVICES)
            @NotNull(message = "Merkitse vastaus luetuksi.")
            @AssertTrue(message = "Merkitse vastaus luetuksi.")
            Boolean confirmed) {}
}
