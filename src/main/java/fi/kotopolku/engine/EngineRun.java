package fi.kotopolku.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** Does the engine's own work, which is nobody's: without the signed-in person, who is put back afterwards. */
@Component
class EngineRun {

    private final IdentityService identity;

    EngineRun(@Lazy IdentityService identity) {
        this.identity = identity;
    }

    void asEngine(Runnable work) {
        asEngine(() -> {
            work.run();
            return null;
        });
    }

    <T> T asEngine(Supplier<T> work) {
        Authentication person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return work.get();
        } finally {
            if (person != null) {
                identity.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }
}
