package fi.kotopolku.adoption;

import fi.kotopolku.adoption.RequirementDesk.Waivable;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.Shown;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.SignInProof;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The test sign-in: whoever sends this form has signed in, so the form itself is the proof when the sender is of the
 * municipality and their session has come by the provider that was entered. When what was entered is wrong, nobody can sign
 * in by it, and it is entered again.
 */
@Component
class ProveSignInForm implements FormBinding<ProveSignInForm.Answer> {

    private final RequirementDesk desk;
    private final RequirementStore requirements;
    private final SignInProof proof;
    private final People people;
    private final TownProviders towns;
    private final Audit audit;

    ProveSignInForm(
            RequirementDesk desk,
            RequirementStore requirements,
            SignInProof proof,
            People people,
            TownProviders towns,
            Audit audit) {
        this.desk = desk;
        this.requirements = requirements;
        this.proof = proof;
        this.people = people;
        this.towns = towns;
        this.audit = audit;
    }

    @Override
    public String formId() {
        return "task_proveSignIn";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    @Transactional(readOnly = true)
    public Answer read(FormContext context) {
        Adoption adoption = desk.opened(context);
        return new Answer(
                desk.targetFi(adoption, Requirement.SIGN_IN),
                requirements.issuer(adoption.number()).orElse("–"),
                null,
                null,
                null,
                null,
                null);
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        if (!answer.waived() && Boolean.TRUE.equals(answer.wrongDetails())) {
            audit.event(
                    context.personId(),
                    "ADOPTION_ISSUER_DISPUTED",
                    desk.opened(context).number());
            return SignInStep.ENTER.next();
        }
        if (!answer.waived()) {
            requireOwnPerson(context.personId(), desk.opened(context));
        }
        return desk.take(context, Requirement.SIGN_IN, answer, adoption -> prove(context.personId(), adoption, answer));
    }

    /** Said before anything else: it is what whoever signs in for a neighbour has to hear. */
    private void requireOwnPerson(String personId, Adoption adoption) {
        boolean ownPerson = people.find(personId)
                .map(person -> adoption.municipality().equals(person.employer().municipality()))
                .orElse(false);
        if (!ownPerson) {
            throw new FormRefused(
                    "signedInHere",
                    "Olet toisen organisaation palveluksessa. Koekirjautumisen tekee tämän kunnan oma työntekijä.");
        }
    }

    private void prove(String personId, Adoption adoption, Answer answer) {
        if (!Boolean.TRUE.equals(answer.signedInHere())) {
            throw new FormRefused("signedInHere", "Vahvista, että kirjauduit kunnan omalla tunnuksella.");
        }
        String issuer = requirements.issuer(adoption.number()).orElseThrow();
        if (!towns.trusted(adoption, issuer)) {
            throw new FormRefused(
                    "signedInHere",
                    "Kunnan tunnistuspalvelu ei ole enää käytössä järjestelmässä. Kysy syytä KEHA-keskukselta, tai valitse,"
                            + " että palvelun tiedot ovat väärin, ja ilmoita palvelu uudelleen.");
        }
        if (!proof.signsInBy(personId, issuer)) {
            throw new FormRefused(
                    "signedInHere",
                    "Kirjauduit toisella tunnistuspalvelulla kuin se, joka ilmoitettiin. Kirjaudu ulos ja uudelleen kunnan"
                            + " omalla tunnuksella.");
        }
        requirements.signInProved(adoption.number(), personId);
    }

    /** The keys of the form {@code task_proveSignIn}. */
    record Answer(
            @Shown String target,
            @Shown String issuer,
            Boolean signedInHere,
            Boolean wrongDetails,
            Boolean waive,
            @LongText String waiverReason,
            LocalDate waiverUntil)
            implements Waivable {}
}
