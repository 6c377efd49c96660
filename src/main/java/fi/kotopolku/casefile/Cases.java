package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.AccessRights;
import fi.kotopolku.access.Coverage;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.Role;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.identity.Organisations;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cases as the models and the other modules know them. Nothing here tells about a client, except {@link #names}, which
 * asks and logs for each case; the rest of a client's data is behind {@link CaseFile}.
 */
@Service("cases")
public class Cases {

    private static final String BY_ITSELF = "system";

    private final CaseStore cases;
    private final ClientStore clients;
    private final CaseOverview overview;
    private final CaseFile caseFile;
    private final AccessDecisions decisions;
    private final AccessRights accessRights;
    private final Organisations organisations;
    private final Audit audit;

    Cases(
            CaseStore cases,
            ClientStore clients,
            CaseOverview overview,
            CaseFile caseFile,
            AccessDecisions decisions,
            AccessRights accessRights,
            Organisations organisations,
            Audit audit) {
        this.cases = cases;
        this.clients = clients;
        this.overview = overview;
        this.caseFile = caseFile;
        this.decisions = decisions;
        this.accessRights = accessRights;
        this.organisations = organisations;
        this.audit = audit;
    }

    /** @throws NoSuchElementException when there is no such case */
    @Transactional(readOnly = true)
    public CaseSummary find(String number) {
        return cases.find(number).orElseThrow(() -> new NoSuchElementException("no case " + number));
    }

    /**
     * Who takes care of the case, for a task's assignee.
     *
     * @return null when nobody is named or the person has no caseworker's right in force that reaches the case
     */
    @Transactional(readOnly = true)
    public String responsible(String number) {
        CaseSummary summary = find(number);
        String person = summary.responsiblePerson();
        boolean able = person != null
                && decisions.holds(person, Role.CASEWORKER, summary.municipality())
                && decisions.reaches(person, number);
        return able ? person : null;
    }

    /**
     * Records how far the case has come.
     *
     * @throws IllegalStateException when the case is closed or there is none
     */
    @Transactional
    public void advance(String number, CaseState state) {
        if (state == CaseState.CLOSED) {
            throw new IllegalArgumentException("a case is closed by close()");
        }
        if (!cases.advance(number, state)) {
            throw new IllegalStateException("case " + number + " is closed or does not exist");
        }
        accessRights.endWithSteps(number);
    }

    /**
     * Ends the case for the reason recorded before. Closing again changes nothing.
     *
     * @throws NoSuchElementException when there is no such case
     */
    @Transactional
    public void close(String number) {
        if (!find(number).closed() && cases.close(number)) {
            audit.event(BY_ITSELF, "CASE_CLOSED", number);
            accessRights.endWithSteps(number);
        }
    }

    /** How far the case has come, in the words of {@link CaseState}; for a path that is taken up in its middle. */
    @Transactional(readOnly = true)
    public String stage(String number) {
        return find(number).state().name();
    }

    /**
     * Ends a case that has been handed over, and with it every right that names it. Doing it again changes nothing.
     *
     * @param why words of the close reasons: MOVED_AWAY, TO_EMPLOYMENT_AUTHORITY or OTHER
     * @param byPerson who handed it over
     */
    @Transactional
    public void handOver(String number, String why, String note, String byPerson) {
        cases.writeHandOver(number, CloseReason.valueOf(why), note);
        close(number);
        accessRights.endNamed(number, byPerson);
    }

    /**
     * Names to show beside case numbers. Numbers that the person may not see are left out; each name shown is logged.
     *
     * @return client's name by case number
     */
    @Transactional
    public Map<String, String> names(String personId, Collection<String> numbers) {
        Map<String, String> names = new LinkedHashMap<>();
        overview.reached(personId, numbers).forEach(row -> names.put(row.number(), row.clientName()));
        Map<String, Coverage> rights =
                caseFile.readsCovered(personId, names.keySet(), List.of(DataCategory.IDENTITY_AND_CONTACT));
        names.keySet()
                .retainAll(rights.entrySet().stream()
                        .filter(covered -> covered.getValue().covers(Power.READ, DataCategory.IDENTITY_AND_CONTACT))
                        .map(Map.Entry::getKey)
                        .toList());
        return names;
    }

    /**
     * Registers the client, or for a client known from before a new case, under the number drawn for it.
     *
     * @throws AccessRefused before the municipality's day of adoption
     */
    String open(String number, NewCase newCase, Client client, UUID known) {
        if (!organisations.hasAdopted(newCase.municipality())) {
            throw AccessRefused.because(
                    "Kunta ei ole vielä ottanut järjestelmää käyttöön. Asiakkaita voi rekisteröidä vasta käyttöönoton"
                            + " aloituspäivästä alkaen.",
                    "The municipality has not taken the system into use yet.");
        }
        UUID id = known;
        if (id == null) {
            id = clients.insert(client, newCase.municipality(), newCase.responsible(), cases.now());
        } else {
            clients.update(id, client);
        }
        cases.insert(number, newCase, id);
        audit.write(newCase.responsible(), number, newCase.rightNumber(), DataCategory.IDENTITY_AND_CONTACT.name());
        audit.write(newCase.responsible(), number, newCase.rightNumber(), DataCategory.RESIDENCE.name());
        return number;
    }
}
