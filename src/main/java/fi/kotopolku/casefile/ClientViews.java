package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.Coverage;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.api.ChangedFrom;
import fi.kotopolku.form.FormRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The client of a case within the bounds of who looks; each part that is shown or written is logged. */
@Service
class ClientViews {

    private final CaseFile caseFile;
    private final ClientStore clients;
    private final AccessDecisions decisions;
    private final ObjectProvider<ClientBackground> background;

    ClientViews(
            CaseFile caseFile,
            ClientStore clients,
            AccessDecisions decisions,
            ObjectProvider<ClientBackground> background) {
        this.caseFile = caseFile;
        this.clients = clients;
        this.decisions = decisions;
        this.background = background;
    }

    /** @throws fi.kotopolku.access.AccessRefused when the identity may not be read, and when there is no such case */
    @Transactional
    public ClientApi.Detail detail(String personId, String caseNumber) {
        Coverage rights = decisions.covered(personId, caseNumber);
        if (!rights.covers(Power.READ, DataCategory.IDENTITY_AND_CONTACT)) {
            caseFile.refuse(personId, caseNumber, Power.READ, List.of(DataCategory.IDENTITY_AND_CONTACT));
        }
        ClientStore.Stored stored = clients.ofCase(caseNumber).orElseThrow();
        List<DataCategory> needed = Contact.categories(stored.client().nonDisclosure());
        boolean reachable = rights.covers(Power.READ, needed);
        boolean residence = rights.covers(Power.READ, DataCategory.RESIDENCE);
        Optional<ClientBackground.Background> found = rights.covers(Power.READ, DataCategory.EDUCATION_AND_WORK)
                ? background
                        .orderedStream()
                        .flatMap(module -> module.of(caseNumber).stream())
                        .findFirst()
                : Optional.empty();
        List<DataCategory> shown = new ArrayList<>(reachable ? needed : Contact.categories(false));
        if (residence) {
            shown.add(DataCategory.RESIDENCE);
        }
        found.ifPresent(of -> shown.add(DataCategory.EDUCATION_AND_WORK));
        caseFile.logRead(personId, caseNumber, rights, shown);
        return ClientApi.Detail.of(
                caseNumber,
                stored,
                reachable ? stored.client().contact() : null,
                reachable && rights.covers(Power.WRITE, needed),
                residence,
                found.orElse(null));
    }

    /**
     * Changes the contact data, and sets or lifts the non-disclosure order. Whoever may write contact data may set it;
     * what it then covers, and lifting it, takes a right that names contact data under an order.
     */
    @Transactional
    public void changeContact(String personId, String caseNumber, ChangedFrom from, ClientApi.ContactChange change) {
        Coverage rights = decisions.covered(personId, caseNumber);
        List<DataCategory> needed = Contact.categories(false);
        if (rights.covers(Power.READ, needed)) {
            needed = Contact.categories(
                    clients.ofCase(caseNumber).orElseThrow().client().nonDisclosure());
        }
        if (!rights.covers(Power.READ, needed) || !rights.covers(Power.WRITE, needed)) {
            caseFile.refuse(personId, caseNumber, Power.WRITE, needed);
        }
        ClientStore.Stored stored = clients.ofCase(caseNumber).orElseThrow();
        if (!clients.updateContact(stored.id(), change.contact().tidy(), change.nonDisclosure(), from.version())) {
            throw new FormRefused(
                    "version",
                    "Tiedot ovat muuttuneet sen jälkeen, kun avasit ne. Avaa ne uudelleen ja tee muutos uusiin tietoihin.");
        }
        needed.forEach(category -> caseFile.logWritten(personId, caseNumber, Power.WRITE, category));
    }
}
