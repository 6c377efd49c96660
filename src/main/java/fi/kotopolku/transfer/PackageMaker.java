package fi.kotopolku.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import fi.kotopolku.casefile.CaseDeadlines;
import fi.kotopolku.casefile.CaseMaterial;
import fi.kotopolku.casefile.Material;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.identity.Municipality;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import fi.kotopolku.rules.Deadline;
import fi.kotopolku.transfer.PackageContent.Item;
import fi.kotopolku.transfer.PackageContent.LeftOut;
import fi.kotopolku.transfer.PackageContent.Party;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Puts together what goes with a case: what the modules hold of it, the sender may read and has not left out. */
@Component
class PackageMaker {

    private static final String NOT_THE_SENDERS = "Ei kuulunut lähettäjän käyttöoikeuteen.";

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final ObjectProvider<CaseMaterial> modules;
    private final ObjectProvider<CaseDeadlines> deadlines;
    private final Organisations organisations;
    private final People people;
    private final Clock clock;

    PackageMaker(
            ObjectProvider<CaseMaterial> modules,
            ObjectProvider<CaseDeadlines> deadlines,
            Organisations organisations,
            People people,
            Clock clock) {
        this.modules = modules;
        this.deadlines = deadlines;
        this.organisations = organisations;
        this.people = people;
        this.clock = clock;
    }

    /**
     * @param opened what the sender's rights reach
     * @param leftOut items that the sender leaves out
     * @param reason why; null when nothing is left out
     */
    PackageContent make(Transfer transfer, OpenedCase opened, String personId, Set<String> leftOut, String reason) {
        List<Item> items = new ArrayList<>();
        List<LeftOut> missing = new ArrayList<>();
        for (Material material : materials(transfer.caseNumber())) {
            if (!opened.reads(material.category())) {
                missing.add(new LeftOut(material.category(), material.titleFi(), NOT_THE_SENDERS));
            } else if (leftOut.contains(material.item())) {
                missing.add(new LeftOut(material.category(), material.titleFi(), reason));
            } else {
                items.add(new Item(
                        material.item(),
                        material.category(),
                        material.titleFi(),
                        LegalBasis.of(material.category()),
                        material.values(),
                        material.lines()));
            }
        }
        return new PackageContent(
                PackageContent.FORMAT,
                transfer.number(),
                transfer.caseNumber(),
                new Party(transfer.municipality(), nameOf(transfer.municipality())),
                new Party(transfer.toMunicipality(), receiverOf(transfer)),
                transfer.ground(),
                transfer.changeOn(),
                people.find(personId).map(Person::name).orElse("–"),
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                items,
                missing,
                dates(transfer.caseNumber()));
    }

    /** Everything that the case holds, empty pieces left out. */
    List<Material> materials(String caseNumber) {
        return modules.orderedStream()
                .flatMap(module -> module.of(caseNumber).stream())
                .filter(material -> !material.empty())
                .toList();
    }

    Frozen freeze(PackageContent content) {
        try {
            Object tree = JSON.treeToValue(JSON.valueToTree(content), Object.class);
            return Frozen.of(JSON.writeValueAsString(tree));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A package is made of plain values", e);
        }
    }

    PackageContent thaw(Frozen frozen) {
        try {
            return JSON.readValue(frozen.content(), PackageContent.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A package that was frozen here can be read here", e);
        }
    }

    String receiverOf(Transfer transfer) {
        return transfer.outside() ? transfer.authorityName() : nameOf(transfer.toMunicipality());
    }

    String nameOf(String municipality) {
        return organisations
                .municipality(municipality)
                .map(Municipality::nameFi)
                .orElse(municipality);
    }

    private List<String> dates(String caseNumber) {
        return deadlines
                .orderedStream()
                .flatMap(module -> module.of(caseNumber).stream())
                .sorted(Comparator.comparing(Deadline::due))
                .map(Deadline::explanationFi)
                .toList();
    }
}
