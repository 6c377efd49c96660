package fi.kotopolku.casefile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Decision;
import fi.kotopolku.access.Extent;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.RightInForce;
import fi.kotopolku.access.Role;
import fi.kotopolku.form.FormRefused;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cases that another municipality has handed over: opened here with a client, a number and a responsible person of their
 * own, and with the clock that ran where they came from.
 */
@Service
public class ArrivedCases {

    private final AccessDecisions decisions;
    private final Cases cases;
    private final CaseStore store;
    private final ClientStore clients;
    private final ObjectProvider<CaseMaterial> modules;

    ArrivedCases(
            AccessDecisions decisions,
            Cases cases,
            CaseStore store,
            ClientStore clients,
            ObjectProvider<CaseMaterial> modules) {
        this.decisions = decisions;
        this.cases = cases;
        this.store = store;
        this.clients = clients;
        this.modules = modules;
    }

    /**
     * The person can take the case, and becomes responsible for it.
     *
     * @throws AccessRefused without a caseworker's right to register clients in the municipality, and when the client is
     *     the person's kin
     * @throws FormRefused when the client has an open case here
     */
    @Transactional(readOnly = true)
    public void requireTakenBy(String personId, Received received) {
        registeringRight(personId, received.municipality());
        known(personId, received);
    }

    /**
     * Opens the case in the name of who accepted it.
     *
     * @return the new case's number
     * @throws AccessRefused as {@link #requireTakenBy}
     * @throws FormRefused as {@link #requireTakenBy}
     */
    @Transactional
    public String open(String personId, Received received) {
        RightInForce right = registeringRight(personId, received.municipality());
        String number = store.nextNumber(received.municipality());
        UUID known = known(personId, received);
        String unit = right.extent() instanceof Extent.Unit named ? named.name() : null;
        NewCase newCase = new NewCase(received.municipality(), unit, WayIn.HAND_OVER, personId, right.number());
        cases.open(number, newCase, client(received), known);
        Received.day(received.row(ClientMaterial.RESIDENCE), "clock_from")
                .ifPresent(from -> store.keepClock(number, from));
        modules.orderedStream().forEach(module -> module.takeOver(number, received));
        return number;
    }

    private RightInForce registeringRight(String personId, String municipality) {
        return decisions.inForce(personId).stream()
                .filter(right -> right.role() == Role.CASEWORKER)
                .filter(right -> right.municipality().equals(municipality))
                .filter(right -> !(right.extent() instanceof Extent.Cases))
                .filter(right -> right.powers().contains(Power.WRITE))
                .filter(right ->
                        right.content().containsAll(List.of(DataCategory.IDENTITY_AND_CONTACT, DataCategory.RESIDENCE)))
                .min(Comparator.comparing((RightInForce right) -> right.extent() instanceof Extent.Unit)
                        .thenComparing(RightInForce::number))
                .orElseThrow(() -> AccessRefused.because(
                        "Siirron voi hyväksyä vain kotoutumistyöntekijä, jolla on oikeus rekisteröidä asiakkaita tässä"
                                + " kunnassa.",
                        "Only a caseworker with a right to register clients in the municipality may accept."));
    }

    /** @return the client's row from an earlier case here; null when there is none */
    private UUID known(String personId, Received received) {
        String code =
                received.row(ClientMaterial.IDENTITY).path("identity_code").textValue();
        UUID known = code == null
                ? null
                : clients.withIdentityCode(received.municipality(), code).orElse(null);
        if (known != null && decisions.isKin(personId, known)) {
            throw new AccessRefused(Decision.Refused.ofKin());
        }
        if (known != null && clients.openCase(known).isPresent()) {
            throw new FormRefused(
                    "reply",
                    "Asiakkaalla on jo avoin asia kunnassasi. Palauta siirto perusteluineen tai päätä avoin asia ensin.");
        }
        return known;
    }

    private static Client client(Received received) {
        ObjectNode row = received.row(ClientMaterial.IDENTITY, ClientMaterial.CONTACT, ClientMaterial.RESIDENCE);
        JsonNode exception = row.path("window_exception");
        return new Client(
                row.path("family_name").textValue(),
                row.path("given_names").textValue(),
                Received.day(row, "birth_date").orElseThrow(),
                row.path("identity_code").textValue(),
                row.path("citizenship").textValue(),
                row.path("native_language").textValue(),
                row.path("contact_language").textValue(),
                row.path("interpreter_needed").booleanValue(),
                row.path("interpreter_language").textValue(),
                new Contact(
                        row.path("phone").textValue(),
                        row.path("email").textValue(),
                        row.path("street_address").textValue(),
                        row.path("postal_code").textValue(),
                        row.path("post_office").textValue()),
                row.path("non_disclosure").booleanValue(),
                PermitKind.valueOf(row.path("permit_kind").textValue()),
                Received.day(row, "first_permit_on").orElseThrow(),
                Received.day(row, "arrived_on").orElse(null),
                exception.isTextual() ? WindowException.valueOf(exception.textValue()) : null,
                row.path("window_exception_reason").textValue());
    }
}
