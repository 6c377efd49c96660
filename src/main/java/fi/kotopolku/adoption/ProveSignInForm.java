package fi.kotopolku.adoption;

import fi.kotopolku.adoption.RequirementDesk.Waivable;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.Shown;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.SignInProof;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The test sign-in: whoever sends this form has signed in, so the form itself is the proof when the sender is of the
 * municipality and their session has come by the provider that was entered.
 */
@Component
class ProveSignInForm implements FormBinding<ProveSignInForm.Answer> {

    private final RequirementDesk desk;
    private final RequirementStore requirements;
    private final SignInProof proof;
    private final People people;
    private final Organisations organisations;

    ProveSignInForm(
            RequirementDesk desk,
            RequirementStore requirements,
            SignInProof proof,
            People people,
            Organisations organisations) {
        this.desk = desk;
        this.requirements = requirements;
        this.proof = proof;
        this.people = people;
        this.organisations = organisations;
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
                null);
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
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
        String employer = organisations
                .ofMunicipality(adoption.municipality())
                .orElseThrow()
                .id();
        if (!proof.trusted(issuer, employer)) {
            throw new FormRefused(
                    "signedInHere",
                    "KEHA-keskus ei ole vielä lisännyt kunnan tunnistuspalvelua järjestelmään. Pyydä lisäämistä ja yritä"
                            + " sitten uudelleen.");
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
            Boolean waive,
            @LongText String waiverReason,
            LocalDate waiverUntil)
            implements Waivable {}
}
