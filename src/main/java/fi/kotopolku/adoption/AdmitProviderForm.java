package fi.kotopolku.adoption;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.adoption.AdoptionStore.Event;
import fi.kotopolku.adoption.RequirementStore.Entered;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.Shown;
import fi.kotopolku.identity.IdentityProviders;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * KEHA admits the provider that was entered, or hands it back to be entered again. Whoever runs the provider can sign in as
 * anybody whom the municipality employs, so it is asked once more, and the database lets nobody else admit it.
 */
@Component
class AdmitProviderForm implements FormBinding<AdmitProviderForm.Answer> {

    private final RequirementDesk desk;
    private final RequirementStore requirements;
    private final AdoptionStore store;
    private final TownProviders towns;
    private final IdentityProviders providers;
    private final Audit audit;

    AdmitProviderForm(
            RequirementDesk desk,
            RequirementStore requirements,
            AdoptionStore store,
            TownProviders towns,
            IdentityProviders providers,
            Audit audit) {
        this.desk = desk;
        this.requirements = requirements;
        this.store = store;
        this.towns = towns;
        this.providers = providers;
        this.audit = audit;
    }

    @Override
    public String formId() {
        return "task_admitProvider";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    @Transactional(readOnly = true)
    public Answer read(FormContext context) {
        requireNational(context);
        Adoption adoption = desk.opened(context);
        Entered entered = entered(adoption);
        return new Answer(
                desk.targetFi(adoption, Requirement.SIGN_IN),
                "%s (%s)".formatted(towns.employer(adoption).nameFi(), adoption.municipality()),
                entered.issuer(),
                entered.clientId(),
                null,
                null);
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        requireNational(context);
        Adoption adoption = store.lock(context.key()).orElseThrow(AccessRefused::nothingHere);
        if (adoption.state() == Adoption.State.WITHDRAWN) {
            throw new FormRefused(
                    "decision", "Käyttöönotto on peruttu, eikä tunnistuspalvelua voi enää ottaa käyttöön.");
        }
        return answer.decision() == Decision.ADMIT
                ? admit(context.personId(), adoption)
                : handBack(context.personId(), adoption, answer.reason());
    }

    private Map<String, Object> admit(String by, Adoption adoption) {
        if (!providers.hasKey()) {
            throw new FormRefused(
                    "decision",
                    "Kotopolulla ei ole omaa allekirjoitusavainta, joten tunnistuspalvelua ei voi ottaa käyttöön. Pyydä"
                            + " järjestelmän ylläpitäjää asettamaan avain (ylläpito-ohje docs/operations.md,"
                            + " kotopolku.sign-in.keys) ja käynnistämään Kotopolku uudelleen.");
        }
        towns.objection(adoption, entered(adoption).issuer()).ifPresent(objection -> {
            throw new FormRefused("decision", objection);
        });
        providers.admit(adoption.number(), by);
        store.tell(adoption, Event.PROVIDER_ADMITTED, Requirement.SIGN_IN, by, null, null);
        return SignInStep.PROVE.next();
    }

    private Map<String, Object> handBack(String by, Adoption adoption, String reason) {
        new Problems()
                .when(
                        Written.nothing(reason),
                        "reason",
                        "Kirjoita, miksi palautat ilmoituksen ja mitä kunnan pitää korjata.")
                .refuseAny();
        requirements.handedBack(adoption.number(), reason.strip());
        store.tell(adoption, Event.PROVIDER_HANDED_BACK, Requirement.SIGN_IN, by, reason.strip(), null);
        audit.event(by, "ADOPTION_ISSUER_HANDED_BACK", adoption.number());
        return SignInStep.ENTER.next();
    }

    private Entered entered(Adoption adoption) {
        return requirements.entered(adoption.number()).orElseThrow();
    }

    private void requireNational(FormContext context) {
        if (!desk.national(context.personId())) {
            throw AccessRefused.because(
                    "Kunnan tunnistuspalvelun ottaa käyttöön vain KEHA-keskus.",
                    "Only KEHA admits a municipality's identity provider.");
        }
    }

    /** What KEHA decides. */
    enum Decision {
        ADMIT,
        HAND_BACK
    }

    /** The keys of the form {@code task_admitProvider}. */
    record Answer(
            @Shown String target,
            @Shown String town,
            @Shown String issuer,
            @Shown String clientId,

            @NotNull(message = "Valitse, otetaanko tunnistuspalvelu käyttöön.")
            Decision decision,

            @LongText String reason) {}
}
