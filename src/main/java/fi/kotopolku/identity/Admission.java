package fi.kotopolku.identity;

import fi.kotopolku.audit.Audit;
import java.util.Optional;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who comes in: only persons that we know, that are employed now, and whose own organisation's identity provider vouches
 * for them. Every admission and every refusal is logged; a stranger as {@value #STRANGER}, since what the identity
 * provider calls them is not ours to keep.
 */
@Service
class Admission {

    static final String STRANGER = "?";

    private final People people;
    private final Sessions sessions;
    private final Audit audit;

    Admission(People people, Sessions sessions, Audit audit) {
        this.people = people;
        this.sessions = sessions;
        this.audit = audit;
    }

    /** The person to sign in, or empty when they are refused. */
    @Transactional
    public Optional<Person> signIn(Issuer issuer, String subject) {
        Optional<Person> known = people.ofSubject(issuer.name(), subject);
        Optional<Person> admitted = known.filter(Person::employed)
                .filter(person -> issuer.vouchesFor(person.employer().id()));
        audit.event(known.map(Person::id).orElse(STRANGER), admitted.isPresent() ? "SIGN_IN" : "SIGN_IN_REFUSED", null);
        return admitted;
    }

    /** The person in whose name a call is made, or empty when they are refused; what they do is logged where it is done. */
    public Optional<Person> call(Issuer issuer, Jwt token) {
        Optional<Person> known = people.ofSubject(issuer.name(), token.getSubject());
        Optional<Person> admitted = known.filter(Person::employed)
                .filter(person -> issuer.vouchesFor(person.employer().id()))
                .filter(person -> sessions.of(new Vouched(
                                person.id(),
                                issuer.name(),
                                token.getSubject(),
                                token.getClaimAsString("sid"),
                                token.getIssuedAt()))
                        == Sessions.State.GOES_ON);
        if (admitted.isEmpty()) {
            audit.event(known.map(Person::id).orElse(STRANGER), "SIGN_IN_REFUSED", null);
        }
        return admitted;
    }

    /** A sign-in ended before anybody was known: a token that is not right, or a person who gave up. */
    public void signInFailed() {
        audit.event(STRANGER, "SIGN_IN_FAILED", null);
    }

    /** Whether the session goes on: since sign-in, the employment or the provider's session may have ended. */
    public Sessions.State state(SignedInPerson session) {
        Sessions.State state = sessions.of(session.vouched());
        if (state != Sessions.State.GOES_ON) {
            audit.event(session.personId(), "SESSION_ENDED", null);
        }
        return state;
    }

    public void signOut(String personId) {
        audit.event(personId, "SIGN_OUT", null);
    }

    /** @param logout checked already */
    @Transactional
    public void signedOutElsewhere(Issuer issuer, Jwt logout) {
        sessions.end(
                issuer.name(),
                logout.getId(),
                logout.getClaimAsString("sid"),
                logout.getSubject(),
                logout.getIssuedAt());
        String person = Optional.ofNullable(logout.getSubject())
                .flatMap(subject -> people.ofSubject(issuer.name(), subject))
                .map(Person::id)
                .orElse(STRANGER);
        audit.event(person, "SIGN_OUT_BY_ISSUER", null);
    }

    public void logoutRefused() {
        audit.event(STRANGER, "LOGOUT_TOKEN_REFUSED", null);
    }
}
