package fi.kotopolku.transfer;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.Material;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is shown of a case's hand-overs, on either side, within the reader's rights to the case; each reading is logged. */
@Service
class TransferViews {

    private final TransferStore store;
    private final PackageMaker packages;
    private final SignedPackage signed;
    private final CaseFile caseFile;
    private final People people;
    private final Audit audit;

    TransferViews(
            TransferStore store,
            PackageMaker packages,
            SignedPackage signed,
            CaseFile caseFile,
            People people,
            Audit audit) {
        this.store = store;
        this.packages = packages;
        this.signed = signed;
        this.caseFile = caseFile;
        this.people = people;
        this.audit = audit;
    }

    /** @throws AccessRefused when nothing of the case is within the person's reach */
    @Transactional
    public List<TransfersApi.Line> of(String personId, String caseNumber) {
        OpenedCase opened = caseFile.open(personId, caseNumber);
        Set<DataCategory> shown = EnumSet.noneOf(DataCategory.class);
        List<TransfersApi.Line> lines = store.of(caseNumber).stream()
                .map(transfer -> line(transfer, caseNumber, opened, shown))
                .toList();
        caseFile.reads(personId, caseNumber, shown.toArray(DataCategory[]::new));
        return lines;
    }

    /**
     * The signed package for an authority outside the system.
     *
     * @throws AccessRefused when the case is beyond reach or has no such package, or something in it is outside the person's
     *     content bound
     */
    @Transactional
    public byte[] packageFor(String personId, String caseNumber) {
        caseFile.open(personId, caseNumber);
        Transfer transfer = store.latest(caseNumber)
                .filter(Transfer::outside)
                .filter(latest -> latest.waits() || latest.state() == Transfer.State.ACCEPTED)
                .orElseThrow(AccessRefused::nothingHere);
        Frozen frozen = store.frozen(transfer).orElseThrow(AccessRefused::nothingHere);
        PackageContent content = packages.thaw(frozen);
        caseFile.reads(
                personId,
                caseNumber,
                content.items().stream()
                        .map(PackageContent.Item::category)
                        .distinct()
                        .toArray(DataCategory[]::new));
        audit.event(personId, "TRANSFER_PACKAGE_TAKEN", caseNumber);
        return signed.zip(frozen, content);
    }

    private TransfersApi.Line line(Transfer transfer, String caseNumber, OpenedCase opened, Set<DataCategory> shown) {
        boolean incoming = caseNumber.equals(transfer.newCaseNumber());
        boolean notes = reads(opened, DataCategory.NOTES, shown);
        Optional<Frozen> frozen = store.frozen(transfer);
        Optional<PackageContent> content = frozen.map(packages::thaw);
        Transfer.Acknowledged outside = transfer.acknowledged();
        return new TransfersApi.Line(
                transfer.number(),
                incoming,
                incoming ? packages.nameOf(transfer.municipality()) : packages.receiverOf(transfer),
                transfer.ground().nameFi(),
                transfer.changeOn(),
                transfer.state().name(),
                transfer.state().nameFi(),
                transfer.waits(),
                transfer.outside(),
                transfer.sentAt(),
                name(transfer.sentBy()),
                transfer.settledAt(),
                name(transfer.settledBy()),
                notes ? transfer.reason() : null,
                outside == null
                        ? null
                        : new TransfersApi.Acknowledged(
                                outside.by(), outside.on(), outside.how().nameFi()),
                frozen.map(Frozen::sha256).orElse(null),
                content.map(sent -> sent.items().stream()
                                .map(item -> item(item, opened, shown))
                                .toList())
                        .orElse(List.of()),
                content.map(PackageContent::leftOut).orElse(List.of()).stream()
                        .map(missing -> new Material.Line(missing.title(), missing.reason()))
                        .toList(),
                notes ? questions(transfer) : List.of());
    }

    private TransfersApi.Item item(PackageContent.Item item, OpenedCase opened, Set<DataCategory> shown) {
        return new TransfersApi.Item(
                item.title(),
                item.category().nameFi(),
                item.legalGround(),
                reads(opened, item.category(), shown) ? item.lines() : null);
    }

    private static boolean reads(OpenedCase opened, DataCategory category, Set<DataCategory> shown) {
        if (opened.reads(category)) {
            shown.add(category);
            return true;
        }
        return false;
    }

    private List<TransfersApi.Asked> questions(Transfer transfer) {
        return store.questions(transfer).stream()
                .map(question -> new TransfersApi.Asked(
                        question.question(), question.askedAt(), question.answer(), question.answeredAt()))
                .toList();
    }

    private String name(String personId) {
        return personId == null ? null : people.find(personId).map(Person::name).orElse("–");
    }
}
