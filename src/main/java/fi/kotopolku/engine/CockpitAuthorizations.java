package fi.kotopolku.engine;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Two rows for the role of process manager, the only ones in the engine's authorization table. Cockpit's own statements
 * run in a session that cannot be given our manager and join that table; whether a person has the role is still asked
 * of the rights in force, and the municipality still bounds what comes out.
 */
@Component
@Order(0)
class CockpitAuthorizations implements ApplicationRunner {

    private final AuthorizationService authorizations;
    private final boolean enabled;

    CockpitAuthorizations(AuthorizationService authorizations, ProcessEngineConfigurationImpl configuration) {
        this.authorizations = authorizations;
        this.enabled = configuration.isAuthorizationEnabled();
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (enabled) {
            grant(Resources.PROCESS_DEFINITION, List.of(Permissions.READ, Permissions.READ_INSTANCE));
            grant(Resources.PROCESS_INSTANCE, List.of(Permissions.READ));
        }
    }

    private void grant(Resource resource, List<Permission> permissions) {
        boolean granted = authorizations
                        .createAuthorizationQuery()
                        .groupIdIn("process-manager")
                        .resourceType(resource)
                        .count()
                > 0;
        if (!granted) {
            Authorization row = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            row.setGroupId("process-manager");
            row.setResource(resource);
            row.setResourceId(Authorization.ANY);
            permissions.forEach(row::addPermission);
            authorizations.saveAuthorization(row);
        }
    }
}
