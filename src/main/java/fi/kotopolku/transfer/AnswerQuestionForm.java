package fi.kotopolku.transfer;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.Shown;
import fi.kotopolku.transfer.Transfer.State;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sender answers what the receiver asked; what was sent stays as it was sent. */
@Component
class AnswerQuestionForm implements FormBinding<AnswerQuestionForm.Answer> {

    private final TransferStore store;
    private final PackageMaker packages;
    private final CaseFile caseFile;
    private final Audit audit;

    AnswerQuestionForm(TransferStore store, PackageMaker packages, CaseFile caseFile, Audit audit) {
        this.store = store;
        this.packages = packages;
        this.caseFile = caseFile;
        this.audit = audit;
    }

    @Override
    public String formId() {
        return "task_answerQuestion";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    @Transactional
    public Answer read(FormContext context) {
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        Transfer transfer = asked(context.key());
        return opened.shown(new Answer(
                ScreenText.of(opened.client().name()),
                context.key(),
                ScreenText.of(packages.receiverOf(transfer)),
                PackageText.discussion(store.questions(transfer)),
                Integer.toString(transfer.version()),
                null,
                null));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        caseFile.open(context.personId(), context.key()).takes(answer);
        Transfer transfer = asked(context.key());
        RowVersion.sentBack(answer.version()).mustBe(transfer.version());
        store.answer(transfer, context.personId(), answer.answer().strip());
        if (!store.turn(transfer, State.SENT)) {
            throw RowVersion.stale();
        }
        audit.event(context.personId(), "TRANSFER_ANSWERED", context.key());
        return Map.of();
    }

    private Transfer asked(String caseNumber) {
        return store.open(caseNumber)
                .filter(transfer -> transfer.state() == State.ASKED)
                .orElseThrow(RowVersion::stale);
    }

    /** The keys of the form {@code task_answerQuestion}. */
    record Answer(
            @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientName,
            @Holds({}) @Shown String caseNumber,
            @Holds({}) @Shown String receiver,
            @Holds(DataCategory.NOTES) @Shown String discussion,
            @Holds({}) @Shown String rowVersion,
            @Holds({}) String version,

            @Holds(DataCategory.NOTES) @NotBlank(message = "Kirjoita vastaus kysymykseen.") @LongText
            String answer) {}
}
