package fi.kotopolku.cooperation;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.Shown;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import jakarta.validation.constraints.NotNull;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whoever was asked says what came of it. */
@Component
class AnswerRequestForm implements FormBinding<AnswerRequestForm.Answer> {

    static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private final Requests requests;
    private final CooperationStore store;
    private final CaseFile caseFile;
    private final People people;

    AnswerRequestForm(Requests requests, CooperationStore store, CaseFile caseFile, People people) {
        this.requests = requests;
        this.store = store;
        this.caseFile = caseFile;
        this.people = people;
    }

    @Override
    public String formId() {
        return "task_answerRequest";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    @Transactional
    public Answer read(FormContext context) {
        Request request = own(context);
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        return opened.shown(new Answer(
                ScreenText.of(opened.client().name()),
                context.key(),
                ScreenText.of(people.find(request.askedBy()).map(Person::name).orElse(null)),
                ScreenText.of(request.question()),
                DAY.format(request.dueOn()),
                Integer.toString(request.version()),
                null,
                null,
                null));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        Request request = own(context);
        caseFile.open(context.personId(), context.key()).takes(answer);
        new Problems()
                .when(Written.nothing(answer.answer()), "answer", "Kirjoita, mitä pyynnöstä seurasi.")
                .refuseAny();
        Request.State state = answer.reply() == Reply.DONE ? Request.State.DONE : Request.State.DECLINED;
        if (!store.answer(request, state, Written.orNull(answer.answer()), RowVersion.sentBack(answer.version()))) {
            throw RowVersion.stale();
        }
        return Map.of();
    }

    private Request own(FormContext context) {
        Request request = requests.known(context.variable("requestId"));
        if (!request.caseNumber().equals(context.key()) || !request.askedOf().equals(context.personId())) {
            throw AccessRefused.nothingHere();
        }
        return request;
    }

    enum Reply {
        DONE,
        DECLINED
    }

    /** The keys of the form {@code task_answerRequest}. */
    record Answer(
            @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientName,
            @Holds({}) @Shown String caseNumber,
            @Holds({}) @Shown String askedBy,
            @Holds(DataCategory.SERVICES) @Shown String question,
            @Holds({}) @Shown String dueOn,
            @Holds({}) @Shown String rowVersion,
            @Holds({}) String version,

            @Holds(DataCategory.SERVICES) @NotNull(message = "Valitse, teitkö pyydetyn.")
            Reply reply,

            @Holds(DataCategory.SERVICES) @LongText String answer) {}
}
