package fi.kotopolku.transfer;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.ArrivedCases;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.Shown;
import fi.kotopolku.transfer.Transfer.State;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Somebody of the receiving municipality looks through exactly what was sent, and accepts, asks or refuses. There is no
 * case of theirs yet, so what they see is bounded by their rights to the cases that the municipality will have. The
 * sender's log tells that it was read.
 */
@Component
class ReceiveTransferForm implements FormBinding<ReceiveTransferForm.Answer> {

    private final TransferStore store;
    private final PackageMaker packages;
    private final CaseFile caseFile;
    private final ArrivedCases arrivals;
    private final Audit audit;

    ReceiveTransferForm(
            TransferStore store, PackageMaker packages, CaseFile caseFile, ArrivedCases arrivals, Audit audit) {
        this.store = store;
        this.packages = packages;
        this.caseFile = caseFile;
        this.arrivals = arrivals;
        this.audit = audit;
    }

    @Override
    public String formId() {
        return "task_receiveTransfer";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    @Transactional
    public Answer read(FormContext context) {
        OpenedCase opened = caseFile.arrived(context.personId(), context.municipality(), context.key());
        Transfer transfer = store.numbered(context.key()).orElseThrow(AccessRefused::nothingHere);
        Frozen frozen = store.frozen(transfer).orElseThrow(AccessRefused::nothingHere);
        PackageContent content = packages.thaw(frozen);
        audit.event(context.personId(), "TRANSFER_READ", transfer.caseNumber());
        return opened.shown(new Answer(
                transfer.number(),
                ScreenText.of(content.sender().name()),
                transfer.ground().nameFi(),
                FinnishDay.of(transfer.changeOn()),
                PackageText.of(content, opened::reads),
                PackageText.discussion(store.questions(transfer)),
                frozen.sha256(),
                Integer.toString(transfer.version()),
                null,
                null,
                null,
                null));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        caseFile.arrived(context.personId(), context.municipality(), context.key())
                .takes(answer);
        Transfer transfer = store.numberedLocked(context.key()).orElseThrow(AccessRefused::nothingHere);
        new Problems()
                .when(
                        transfer.state() == State.WITHDRAWN,
                        "reply",
                        "Lähettäjä on perunut siirron, eikä siihen voi enää vastata.")
                .when(
                        answer.reply() == Reply.ASKED && Written.nothing(answer.question()),
                        "question",
                        "Kirjoita, mitä kysyt lähettäjältä.")
                .when(
                        answer.reply() == Reply.REFUSED && Written.nothing(answer.refusalReason()),
                        "refusalReason",
                        "Kirjoita, miksi asiaa ei oteta vastaan.")
                .refuseAny();
        RowVersion.sentBack(answer.version()).mustBe(transfer.version());
        if (!take(context, answer, transfer)) {
            throw RowVersion.stale();
        }
        audit.event(context.personId(), "TRANSFER_" + answer.reply(), context.key());
        return Map.of("transferReply", answer.reply().name());
    }

    private boolean take(FormContext context, Answer answer, Transfer transfer) {
        return switch (answer.reply()) {
            case ACCEPTED -> accept(context, transfer);
            case ASKED -> ask(context, transfer, answer.question());
            case REFUSED ->
                store.settle(
                        transfer,
                        State.REFUSED,
                        context.personId(),
                        answer.refusalReason().strip(),
                        null);
        };
    }

    private boolean accept(FormContext context, Transfer transfer) {
        PackageContent content = packages.thaw(store.frozen(transfer).orElseThrow(RowVersion::stale));
        arrivals.requireTakenBy(context.personId(), content.received(context.municipality()));
        return store.settle(transfer, State.ACCEPTED, context.personId(), null, null);
    }

    private boolean ask(FormContext context, Transfer transfer, String question) {
        if (transfer.state() != State.SENT) {
            throw new FormRefused("reply", "Kysymyksesi odottaa jo vastausta.");
        }
        store.ask(transfer, context.personId(), question.strip());
        return store.turn(transfer, State.ASKED);
    }

    /** The keys of the form {@code task_receiveTransfer}. */
    record Answer(
            @Holds({}) @Shown String number,
            @Holds({}) @Shown String sender,
            @Holds({}) @Shown String ground,
            @Holds({}) @Shown String changeOn,

            @Holds(
                    value = {
                        DataCategory.IDENTITY_AND_CONTACT,
                        DataCategory.PROTECTED_CONTACT,
                        DataCategory.RESIDENCE,
                        DataCategory.HOUSEHOLD,
                        DataCategory.EDUCATION_AND_WORK,
                        DataCategory.LANGUAGE,
                        DataCategory.HEALTH_AND_FUNCTIONING,
                        DataCategory.PLAN,
                        DataCategory.SERVICES,
                        DataCategory.NOTES
                    },
                    inParts = true)
            @Shown
            String content,

            @Holds(DataCategory.NOTES) @Shown String discussion,
            @Holds({}) @Shown String sha256,
            @Holds({}) @Shown String rowVersion,
            @Holds({}) String version,

            @Holds(DataCategory.IDENTITY_AND_CONTACT)
            @NotNull(message = "Valitse, hyväksytkö siirron, kysytkö vai palautatko sen.")
            Reply reply,

            @Holds(DataCategory.NOTES) @LongText String question,
            @Holds(DataCategory.NOTES) @LongText String refusalReason) {}
}
