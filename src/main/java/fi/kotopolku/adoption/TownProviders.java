package fi.kotopolku.adoption;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.adoption.AdoptionStore.Event;
import fi.kotopolku.adoption.IssuerCheck.Problem;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.identity.IdentityProviders;
import fi.kotopolku.identity.IdentityProviders.Admitted;
import fi.kotopolku.identity.Organisation;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.identity.SignInProof;
import fi.kotopolku.identity.WorkFor;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The identity provider of a municipality on its way into use: whether it is known already, what speaks against it, and its
 * end. Who is vouched for by it is the municipality's own people and nobody else.
 */
@Service
class TownProviders {

    private static final String CLOSING = "IDENTITY_PROVIDER_CLOSED";
    private static final int LONGEST_REASON = 4000;
    private static final String OTHERS =
            "Tällä tunnistuspalvelulla kirjautuu jo toinen organisaatio. Kunnalla on oltava oma palvelu tai oma osoite"
                    + " (issuer) yhteisessä palvelussa. Pyydä sellainen palvelun ylläpitäjältä.";

    private final IdentityProviders providers;
    private final SignInProof proof;
    private final IssuerCheck check;
    private final Organisations organisations;
    private final RequirementDesk desk;
    private final AdoptionStore store;
    private final WorkFor work;
    private final Audit audit;

    TownProviders(
            IdentityProviders providers,
            SignInProof proof,
            IssuerCheck check,
            Organisations organisations,
            RequirementDesk desk,
            AdoptionStore store,
            WorkFor work,
            Audit audit) {
        this.providers = providers;
        this.proof = proof;
        this.check = check;
        this.organisations = organisations;
        this.desk = desk;
        this.store = store;
        this.work = work;
        this.audit = audit;
    }

    Organisation employer(Adoption adoption) {
        return organisations.ofMunicipality(adoption.municipality()).orElseThrow();
    }

    /** The application takes the municipality's people by this provider. */
    boolean trusted(Adoption adoption, String issuer) {
        return proof.trusted(issuer, employer(adoption).id());
    }

    /**
     * Nobody has to admit the provider any more.
     *
     * @param clientId null when it was not said; another one than before has to be admitted again
     */
    boolean known(Adoption adoption, String issuer, String clientId) {
        return trusted(adoption, issuer)
                && (clientId == null
                        || admitted(adoption, issuer)
                                .map(provider -> provider.clientId().equals(clientId))
                                .orElse(true));
    }

    /** As it was said, or as it was when the provider was admitted; null for one that was configured. */
    String clientId(Adoption adoption, String issuer, String said) {
        return said != null
                ? said
                : admitted(adoption, issuer).map(Admitted::clientId).orElse(null);
    }

    /**
     * Asks the provider. One that is configured may know us by a secret instead of a signature.
     *
     * @return what speaks against it, in Finnish
     */
    Optional<String> objection(Adoption adoption, String issuer) {
        boolean configured =
                trusted(adoption, issuer) && admitted(adoption, issuer).isEmpty();
        if (providers.vouchesForOthers(issuer, employer(adoption).id())) {
            return Optional.of(OTHERS);
        }
        return check.problem(issuer)
                .filter(problem -> !(configured && problem == Problem.NO_SIGNATURE))
                .map(Problem::messageFi);
    }

    /**
     * Nobody comes in by the municipality's admitted provider any more; who has is out with the next request.
     *
     * @throws AccessRefused for whoever does not look after the system for the whole country, and when there is none
     */
    @Transactional
    public void close(String personId, String municipality, String reason) {
        if (!desk.national(personId)) {
            audit.refusedEvent(personId, CLOSING, RequirementDesk.THE_COUNTRY, null);
            throw AccessRefused.nothingHere();
        }
        providers.of(municipality).orElseThrow(AccessRefused::nothingHere);
        new Problems()
                .when(
                        Written.nothing(reason)
                                || reason.length() > LONGEST_REASON
                                || !reason.matches(LongText.VISIBLE),
                        "reason",
                        "Kirjoita, miksi tunnistuspalvelu suljetaan. Enintään 4000 merkkiä.")
                .refuseAny();
        work.municipality(municipality);
        providers.close(municipality, reason.strip(), personId);
        store.standing(municipality)
                .ifPresent(adoption -> store.tell(
                        adoption, Event.PROVIDER_CLOSED, Requirement.SIGN_IN, personId, reason.strip(), null));
    }

    private Optional<Admitted> admitted(Adoption adoption, String issuer) {
        return providers
                .of(adoption.municipality())
                .filter(provider -> provider.issuer().equals(issuer));
    }
}
