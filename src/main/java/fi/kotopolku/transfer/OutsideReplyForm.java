package fi.kotopolku.transfer;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.access.Power;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.casefile.ShortText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.Shown;
import fi.kotopolku.transfer.Transfer.Acknowledged;
import fi.kotopolku.transfer.Transfer.State;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * An authority that does not use this system has answered a person, who enters who answered there, when and how. Until
 * then the case waits as any other that has been sent.
 */
@Component
class OutsideReplyForm implements FormBinding<OutsideReplyForm.Answer> {

    private final TransferStore store;
    private final PackageMaker packages;
    private final CaseFile caseFile;
    private final Audit audit;
    private final Clock clock;

    OutsideReplyForm(TransferStore store, PackageMaker packages, CaseFile caseFile, Audit audit, Clock clock) {
        this.store = store;
        this.packages = packages;
        this.caseFile = caseFile;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "task_recordOutsideReply";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    @Transactional
    public Answer read(FormContext context) {
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        Transfer transfer = waiting(context.key());
        return opened.shown(new Answer(
                ScreenText.of(opened.client().name()),
                context.key(),
                ScreenText.of(packages.receiverOf(transfer)),
                store.frozen(transfer).map(Frozen::sha256).orElse("–"),
                Integer.toString(transfer.version()),
                null,
                null,
                null,
                null,
                null,
                null));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        caseFile.open(context.personId(), context.key()).takes(answer);
        Transfer transfer = waiting(context.key());
        RowVersion.sentBack(answer.version()).mustBe(transfer.version());
        LocalDate sent = LocalDate.ofInstant(transfer.sentAt(), clock.getZone());
        boolean accepted = answer.outcome() == Outcome.ACCEPTED;
        new Problems()
                .when(
                        answer.acknowledgedOn().isBefore(sent)
                                || answer.acknowledgedOn().isAfter(LocalDate.now(clock)),
                        "acknowledgedOn",
                        "Anna päivä, joka ei ole ennen lähettämistä eikä tulevaisuudessa.")
                .when(
                        !accepted && Written.nothing(answer.refusalReason()),
                        "refusalReason",
                        "Kirjoita, miksi viranomainen ei ottanut asiaa vastaan.")
                .refuseAny();
        boolean written = store.settle(
                transfer,
                accepted ? State.ACCEPTED : State.REFUSED,
                context.personId(),
                accepted ? null : Written.orNull(answer.refusalReason()),
                new Acknowledged(answer.acknowledgedBy().strip(), answer.acknowledgedOn(), answer.acknowledgedHow()));
        if (!written) {
            throw RowVersion.stale();
        }
        audit.event(context.personId(), "TRANSFER_" + answer.outcome(), context.key());
        return Map.of("transferReply", answer.outcome().name());
    }

    private Transfer waiting(String caseNumber) {
        return store.open(caseNumber).filter(Transfer::waits).orElseThrow(RowVersion::stale);
    }

    enum Outcome {
        ACCEPTED,
        REFUSED
    }

    /** The keys of the form {@code task_recordOutsideReply}. */
    record Answer(
            @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientName,
            @Holds({}) @Shown String caseNumber,
            @Holds({}) @Shown String receiver,
            @Holds({}) @Shown String sha256,
            @Holds({}) @Shown String rowVersion,
            @Holds({}) String version,

            @Holds(value = DataCategory.NOTES, by = Power.DECIDE)
            @NotNull(message = "Valitse, ottiko viranomainen asian vastaan.")
            Outcome outcome,

            @Holds(DataCategory.NOTES) @NotBlank(message = "Kirjoita, kuka viranomaisessa vastasi.") @ShortText
            String acknowledgedBy,

            @Holds(DataCategory.NOTES) @NotNull(message = "Anna päivä, jona viranomainen vastasi.")
            LocalDate acknowledgedOn,

            @Holds(DataCategory.NOTES) @NotNull(message = "Valitse, miten viranomainen vastasi.")
            Transfer.How acknowledgedHow,

            @Holds(DataCategory.NOTES) @LongText String refusalReason) {}
}
