package fi.kotopolku.transfer;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.access.Power;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.Material;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.Shown;
import fi.kotopolku.transfer.Transfer.State;
import jakarta.validation.constraints.NotNull;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The sender looks through what goes, piece by piece, leaves out what need not go, and sends. What was shown is what is
 * frozen: when the case has changed meanwhile, it is looked through again.
 */
@Component
class SendTransferForm implements FormBinding<SendTransferForm.Answer> {

    private final TransferStore store;
    private final PackageMaker packages;
    private final CaseFile caseFile;
    private final Audit audit;

    SendTransferForm(TransferStore store, PackageMaker packages, CaseFile caseFile, Audit audit) {
        this.store = store;
        this.packages = packages;
        this.caseFile = caseFile;
        this.audit = audit;
    }

    @Override
    public String formId() {
        return "task_sendTransfer";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    @Transactional
    public Answer read(FormContext context) {
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        Transfer transfer = draft(context.key());
        PackageContent whole = whole(transfer, opened, context.personId());
        return opened.shown(new Answer(
                ScreenText.of(opened.client().name()),
                context.key(),
                ScreenText.of(packages.receiverOf(transfer)),
                transfer.ground().nameFi(),
                FinnishDay.of(transfer.changeOn()),
                PackageText.of(whole, opened::reads),
                optional(transfer.caseNumber(), opened).stream()
                        .map(material -> new Choice(material.titleFi(), material.item()))
                        .toList(),
                print(whole),
                null,
                null,
                null,
                null));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        opened.takes(answer);
        Transfer transfer = draft(context.key());
        if (answer.decision() == Decision.GIVE_UP) {
            settled(store.settle(transfer, State.GIVEN_UP, context.personId(), null, null));
            audit.event(context.personId(), "TRANSFER_GIVEN_UP", context.key());
        } else {
            send(context, answer, opened, transfer);
        }
        return Map.of("transferSent", answer.decision() == Decision.SEND, "transferOutside", transfer.outside());
    }

    private void send(FormContext context, Answer answer, OpenedCase opened, Transfer transfer) {
        if (!print(whole(transfer, opened, context.personId())).equals(answer.version())) {
            throw RowVersion.stale();
        }
        Set<String> leftOut = answer.leftOut() == null ? Set.of() : new HashSet<>(answer.leftOut());
        Set<String> mayBeLeftOut = new HashSet<>(optional(transfer.caseNumber(), opened).stream()
                .map(Material::item)
                .toList());
        new Problems()
                .when(
                        !mayBeLeftOut.containsAll(leftOut),
                        "leftOut",
                        "Valitse pois jätettävät luettelosta. Henkilö-, oleskelu- ja suunnitelmatiedot lähtevät aina.")
                .when(
                        !leftOut.isEmpty() && Written.nothing(answer.leftOutReason()),
                        "leftOutReason",
                        "Kirjoita, miksi osa tiedoista jätetään lähettämättä.")
                .when(
                        !transfer.outside() && !store.receivers().contains(transfer.toMunicipality()),
                        "decision",
                        "Vastaanottavassa kunnassa ei ole enää ketään vastaanottamassa. Jätä siirto lähettämättä.")
                .refuseAny();
        PackageContent content =
                packages.make(transfer, opened, context.personId(), leftOut, Written.orNull(answer.leftOutReason()));
        store.freeze(transfer, packages.freeze(content));
        settled(store.send(transfer, context.personId()));
        caseFile.reads(
                context.personId(),
                context.key(),
                content.items().stream()
                        .map(PackageContent.Item::category)
                        .distinct()
                        .toArray(DataCategory[]::new));
        audit.event(context.personId(), "TRANSFER_SENT", context.key());
    }

    private PackageContent whole(Transfer transfer, OpenedCase opened, String personId) {
        return packages.make(transfer, opened, personId, Set.of(), null);
    }

    private String print(PackageContent content) {
        return packages.freeze(content.timeless()).sha256();
    }

    private List<Material> optional(String caseNumber, OpenedCase opened) {
        return packages.materials(caseNumber).stream()
                .filter(material -> opened.reads(material.category()))
                .filter(material -> !LegalBasis.ALWAYS.contains(material.category()))
                .toList();
    }

    private Transfer draft(String caseNumber) {
        return store.open(caseNumber)
                .filter(transfer -> transfer.state() == State.DRAFT)
                .orElseThrow(RowVersion::stale);
    }

    private static void settled(boolean written) {
        if (!written) {
            throw new FormRefused("version", RowVersion.stale().getMessage());
        }
    }

    enum Decision {
        SEND,
        GIVE_UP
    }

    /** The keys of the form {@code task_sendTransfer}. */
    record Answer(
            @Holds(DataCategory.IDENTITY_AND_CONTACT) @Shown String clientName,
            @Holds({}) @Shown String caseNumber,
            @Holds({}) @Shown String receiver,
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

            @Holds({}) @Shown List<Choice> itemChoices,
            @Holds({}) @Shown String rowVersion,
            @Holds({}) String version,

            @Holds(value = DataCategory.NOTES, by = Power.DECIDE)
            @NotNull(message = "Valitse, lähetetäänkö siirto vai jätetäänkö se lähettämättä.")
            Decision decision,

            @Holds(DataCategory.NOTES) List<String> leftOut,
            @Holds(DataCategory.NOTES) @LongText String leftOutReason) {}
}
