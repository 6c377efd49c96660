package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.Coverage;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.audit.Audit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The one way to client data: asks for a right in force now, refuses without it, shows what its content bound covers
 * and no more, and logs what is read and written under which right, in the caller's transaction.
 */
@Service
public class CaseFile {

    private final AccessDecisions decisions;
    private final Audit audit;
    private final ClientStore clients;

    CaseFile(AccessDecisions decisions, Audit audit, ClientStore clients) {
        this.decisions = decisions;
        this.audit = audit;
        this.clients = clients;
    }

    /**
     * Opens the case for a form, as far as the person's rights reach.
     *
     * @throws AccessRefused when no right in force lets the person read anything of it, and when there is no such case
     */
    @Transactional
    public OpenedCase open(String personId, String caseNumber) {
        Coverage rights = decisions.covered(personId, caseNumber);
        if (rights.empty()) {
            refuse(personId, caseNumber, Power.READ, List.of(DataCategory.IDENTITY_AND_CONTACT));
        }
        return new OpenedCase(this, personId, caseNumber, rights);
    }

    /**
     * What the person may see of the cases, and the log of it: each of the categories that the rights cover counts as
     * shown. One decision and one entry of the log for each, by one statement for all.
     *
     * @return by case number; a case beyond reach is left out
     */
    @Transactional
    public Map<String, Coverage> readsCovered(
            String personId, Collection<String> caseNumbers, Collection<DataCategory> content) {
        Map<String, Coverage> rights = decisions.covered(personId, caseNumbers);
        List<Audit.Shown> shown = new ArrayList<>();
        caseNumbers.stream()
                .filter(rights::containsKey)
                .forEach(number -> content.forEach(category -> rights.get(number)
                        .right(Power.READ, category)
                        .ifPresent(right -> shown.add(new Audit.Shown(number, category.name(), right)))));
        audit.readAll(personId, shown);
        return rights;
    }

    /** @throws AccessRefused when one of the categories may not be read */
    @Transactional
    public void reads(String personId, String caseNumber, DataCategory... content) {
        for (DataCategory category : content) {
            audit.read(personId, caseNumber, right(personId, Power.READ, caseNumber, category), category.name());
        }
    }

    /** @throws AccessRefused when one of the categories may not be written */
    @Transactional
    public void writes(String personId, String caseNumber, DataCategory... content) {
        for (DataCategory category : content) {
            logWritten(personId, caseNumber, Power.WRITE, category);
        }
    }

    /** @throws AccessRefused when the person may not decide over the category */
    @Transactional
    public void decides(String personId, String caseNumber, DataCategory content) {
        logWritten(personId, caseNumber, Power.DECIDE, content);
    }

    /**
     * Opens what has arrived from elsewhere and is no case of the municipality yet, as far as the person's rights reach the
     * cases that it will have.
     *
     * @param number of the hand-over
     * @throws AccessRefused when no right in force lets the person read anything of it
     */
    @Transactional
    public OpenedCase arrived(String personId, String municipality, String number) {
        Coverage rights = decisions.coveredBeforeACase(personId, municipality);
        if (rights.empty()) {
            refuse(personId, number, Power.READ, List.of(DataCategory.IDENTITY_AND_CONTACT));
        }
        return new OpenedCase(this, personId, number, rights);
    }

    /** Reads the category if the person's rights cover it; leaving it out is no refusal and is not logged as one. */
    @Transactional
    public boolean readsIfCovered(String personId, String caseNumber, DataCategory category) {
        Coverage rights = decisions.covered(personId, caseNumber);
        if (rights.covers(Power.READ, category)) {
            logRead(personId, caseNumber, rights, List.of(category));
        }
        return rights.covers(Power.READ, category);
    }

    /**
     * How the client is reached, logged as read. Whoever shows, prints or sends an address takes it from here.
     *
     * @return empty when the person's rights do not cover it; under a non-disclosure order it takes a right that names
     *     {@link DataCategory#PROTECTED_CONTACT}
     */
    @Transactional
    public Optional<Contact> contact(String personId, String caseNumber) {
        Coverage rights = decisions.covered(personId, caseNumber);
        if (!rights.covers(Power.READ, DataCategory.IDENTITY_AND_CONTACT)) {
            return Optional.empty();
        }
        Client client = clients.ofCase(caseNumber).orElseThrow().client();
        List<DataCategory> needed = Contact.categories(client.nonDisclosure());
        if (!rights.covers(Power.READ, needed)) {
            return Optional.empty();
        }
        logRead(personId, caseNumber, rights, needed);
        return Optional.of(client.contact());
    }

    ClientCard card(String caseNumber) {
        return clients.card(caseNumber);
    }

    int birthYear(String caseNumber) {
        return clients.birthYear(caseNumber);
    }

    void logRead(String personId, String caseNumber, Coverage rights, Collection<DataCategory> content) {
        audit.readAll(
                personId,
                content.stream()
                        .flatMap(category -> rights.right(Power.READ, category).stream()
                                .map(right -> new Audit.Shown(caseNumber, category.name(), right)))
                        .toList());
    }

    void logWritten(String personId, String caseNumber, Power power, DataCategory category) {
        audit.write(personId, caseNumber, right(personId, power, caseNumber, category), category.name());
    }

    /** As {@link #logWritten(String, String, Power, DataCategory)}, where there is no case yet to decide on. */
    void logWritten(String personId, String number, Coverage rights, Power power, DataCategory category) {
        if (AccessDecisions.caseNumbered(number)) {
            logWritten(personId, number, power, category);
        } else {
            audit.write(personId, number, rights.right(power, category).orElseThrow(), category.name());
        }
    }

    /** Asks for each in turn, so that the log and the person are told which one it is. */
    void refuse(String personId, String caseNumber, Power power, List<DataCategory> content) {
        content.forEach(category -> right(personId, Power.READ, caseNumber, category));
        content.forEach(category -> right(personId, power, caseNumber, category));
        throw AccessRefused.nothingHere();
    }

    private String right(String personId, Power power, String caseNumber, DataCategory category) {
        return decisions.require(personId, power, caseNumber, category).rightNumber();
    }
}
