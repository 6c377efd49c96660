package fi.kotopolku.transfer;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.Shown;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The sender learns why the case was not taken. It has gone on all the time, and goes on. */
@Component
class ReadRefusalForm implements FormBinding<ReadRefusalForm.Answer> {

    private final Transfers transfers;
    private final PackageMaker packages;
    private final CaseFile caseFile;

    ReadRefusalForm(Transfers transfers, PackageMaker packages, CaseFile caseFile) {
        this.transfers = transfers;
        this.packages = packages;
        this.caseFile = caseFile;
    }

    @Override
    public String formId() {
        return "task_readRefusal";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    @Transactional
    public Answer read(FormContext context) {
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        Transfer transfer = transfers.latest(context.key());
        return opened.shown(new Answer(
                ScreenText.of(opened.client().name()),
                context.key(),
                ScreenText.of(packages.receiverOf(transfer)),
                ScreenText.of(transfer.reason()),
                null));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        caseFile.open(context.personId(), context.key()).takes(answer);
        return Map.of();
    }

    /** The keys of the form {@code task_readRefusal}. */
    record Answer(
            @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientName,
            @Holds({}) @Shown String caseNumber,
            @Holds({}) @Shown String receiver,
            @Holds(DataCategory.NOTES) @Shown String refusalReason,

            @Holds(DataCategory.NOTES)
            @NotNull(message = "Merkitse, että olet lukenut perustelun.")
            @AssertTrue(message = "Merkitse, että olet lukenut perustelun.")
            Boolean confirmed) {}
}
