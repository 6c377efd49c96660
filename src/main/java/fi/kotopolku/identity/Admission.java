package fi.kotopolku.identity;

import fi.kotopolku.audit.Audit;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who comes in: only persons that we know and that are employed now. Every admission and every refusal is logged; a
 * stranger as {@value #STRANGER}, since what the identity provider calls them is not ours to keep.
 */
@Service
class Admission {

    static final String STRANGER = "?";

    private final People people;
    private final Audit audit;

    Admission(People people, Audit audit) {
        this.people = people;
        this.audit = audit;
    }

    /** The person to sign in, or empty when they are refused. */
    @Transactional
    public Optional<Person> signIn(String issuer, String subject) {
        Optional<Person> known = people.ofSubject(issuer, subject);
        Optional<Person> admitted = known.filter(Person::employed);
        audit.event(known.map(Person::id).orElse(STRANGER), admitted.isPresent() ? "SIGN_IN" : "SIGN_IN_REFUSED", null);
        return admitted;
    }

    /** Whether the session of the person goes on: the employment may have ended since sign-in. */
    public boolean staysIn(String personId) {
        boolean employed = people.find(personId).filter(Person::employed).isPresent();
        if (!employed) {
            audit.event(personId, "SESSION_ENDED", null);
        }
        return employed;
    }

    public void signOut(String personId) {
        audit.event(personId, "SIGN_OUT", null);
    }
}
