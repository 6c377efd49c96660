package fi.kotopolku.adoption;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.adoption.RequirementDesk.Waivable;
import fi.kotopolku.adoption.RequirementStore.Entered;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.ShortText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.Shown;
import fi.kotopolku.identity.IdentityProviders;
import fi.kotopolku.identity.IdentityProviders.AtTheProvider;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The address of the municipality's identity provider, which is asked at once whether it is what it says it is, and the name
 * by which it knows us. KEHA may enter them too: a town's first main user often cannot sign in before the provider is there.
 */
@Component
class EnterIssuerForm implements FormBinding<EnterIssuerForm.Answer> {

    private final RequirementDesk desk;
    private final RequirementStore requirements;
    private final AdoptionStore store;
    private final TownProviders towns;
    private final IdentityProviders providers;
    private final Audit audit;

    EnterIssuerForm(
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
        return "task_enterIssuer";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    @Transactional(readOnly = true)
    public Answer read(FormContext context) {
        Adoption adoption = desk.opened(context);
        Optional<Entered> entered = requirements.entered(adoption.number());
        AtTheProvider ours = providers.registrationOf(adoption.municipality());
        return new Answer(
                desk.targetFi(adoption, Requirement.SIGN_IN),
                entered.map(Entered::handedBack).orElse(null),
                ours.redirect(),
                ours.signedOut(),
                ours.backChannel(),
                ours.keys(),
                entered.map(Entered::issuer).orElse(null),
                entered.map(Entered::clientId).orElse(null),
                null,
                null,
                null);
    }

    /** The requirement itself is met only by the test sign-in that follows. */
    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        if (answer.waived()) {
            return desk.take(context, Requirement.SIGN_IN, answer, adoption -> {});
        }
        Adoption adoption = store.lock(context.key()).orElseThrow(AccessRefused::nothingHere);
        if (!desk.national(context.personId())) {
            desk.requireMainUser(context.personId(), adoption);
        }
        return entered(
                context.personId(), adoption, Written.orNull(answer.issuer()), Written.orNull(answer.clientId()));
    }

    private Map<String, Object> entered(String by, Adoption adoption, String issuer, String clientId) {
        Problems problems = new Problems()
                .when(issuer == null, "issuer", "Kirjoita tunnistuspalvelun osoite (issuer), joka alkaa https://.")
                .when(
                        issuer != null && clientId == null && !towns.trusted(adoption, issuer),
                        "clientId",
                        "Kirjoita, millä tunnisteella (client id) Kotopolku on rekisteröity tunnistuspalveluun. Palvelun"
                                + " ylläpitäjä kertoo sen.");
        Optional.ofNullable(issuer)
                .flatMap(address -> towns.objection(adoption, address))
                .ifPresent(objection -> problems.when(true, "issuer", objection));
        problems.refuseAny();
        boolean known = towns.known(adoption, issuer, clientId);
        requirements.issuerChecked(adoption, issuer, towns.clientId(adoption, issuer, clientId));
        audit.event(by, "ADOPTION_ISSUER_CHECKED", adoption.number());
        return (known ? SignInStep.PROVE : SignInStep.ADMIT).next();
    }

    /** The keys of the form {@code task_enterIssuer}. */
    record Answer(
            @Shown String target,
            @Shown String handedBack,
            @Shown String redirect,
            @Shown String signedOut,
            @Shown String backChannel,
            @Shown String keys,
            @ShortText String issuer,
            @ShortText String clientId,
            Boolean waive,
            @LongText String waiverReason,
            LocalDate waiverUntil)
            implements Waivable {}
}
