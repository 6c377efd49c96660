package fi.kotopolku.engine;

import fi.kotopolku.identity.AtWork;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** The person in whose name the engine is called without a request, as by {@link Casework}. */
@Component
class EnginePerson implements AtWork {

    private volatile IdentityService identity;

    /** Given when the engine is built; asking for it as a bean would build the engine in its first transaction. */
    void toldBy(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public Optional<String> personId() {
        return Optional.ofNullable(identity)
                .map(IdentityService::getCurrentAuthentication)
                .map(Authentication::getUserId);
    }
}
