package fi.kotopolku.engine;

import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.ProcessDefinitionQueryImpl;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.db.PermissionCheck;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;

/**
 * The engine asks our rule instead of its table. What is not answered here is refused, and lists that are not opened
 * here come out empty, because the table holds nothing but what Cockpit's own statements need
 * ({@link CockpitAuthorizations}).
 *
 * <p>Replaces the engine's manager through {@code customSessionFactories}; one object lives for one command.
 */
class RightsAuthorizationManager extends AuthorizationManager {

    private static final String MANAGER = "process-manager";

    /** By name, because the engine has the same permission in several enums. */
    private static final Set<String> FLOW_READING =
            Set.of("READ", "READ_INSTANCE", "READ_HISTORY", "READ_INSTANCE_VARIABLE");

    private static final Set<String> FLOW_MENDING = Set.of("RETRY_JOB");

    private final TaskRule tasks;
    private final StartRule starts;

    RightsAuthorizationManager(TaskRule tasks, StartRule starts) {
        this.tasks = tasks;
        this.starts = starts;
    }

    @Override
    public boolean isAuthorized(String personId, List<String> groups, CompositePermissionCheck asked) {
        BiPredicate<String, PermissionCheck> allowed = (person, check) -> isAuthorized(person, groups, check);
        return asked.isDisjunctive()
                ? asked.getAllPermissionChecks().stream().anyMatch(check -> allowed.test(personId, check))
                : !asked.getAllPermissionChecks().isEmpty()
                        && asked.getAllPermissionChecks().stream().allMatch(check -> allowed.test(personId, check));
    }

    @Override
    public boolean isAuthorized(String personId, List<String> groups, PermissionCheck asked) {
        if (!isAuthorizationEnabled()) {
            return true;
        }
        boolean manager = groups != null && groups.contains(MANAGER);
        Resource resource = asked.getResource();
        Permission permission = asked.getPermission();
        if (resource == Resources.APPLICATION) {
            return application(asked.getResourceId(), groups);
        }
        if (resource == Resources.TASK) {
            return task(personId, asked.getResourceId(), permission);
        }
        if (resource == Resources.PROCESS_DEFINITION) {
            return definition(personId, asked.getResourceId(), permission, manager);
        }
        if (resource == Resources.FILTER || resource == Resources.USER || resource == Resources.GROUP) {
            return permission == Permissions.READ;
        }
        if (resource == Resources.PROCESS_INSTANCE && permission == Permissions.CREATE) {
            return !starts.startableBy(personId).isEmpty();
        }
        if (resource == Resources.PROCESS_INSTANCE) {
            return manager
                    && (FLOW_READING.contains(permission.getName()) || FLOW_MENDING.contains(permission.getName()));
        }
        if (resource == Resources.DEPLOYMENT
                || resource == Resources.DECISION_DEFINITION
                || resource == Resources.DECISION_REQUIREMENTS_DEFINITION) {
            return manager && FLOW_READING.contains(permission.getName());
        }
        return false;
    }

    private static boolean application(String application, List<String> groups) {
        if (groups == null || groups.isEmpty()) {
            return false;
        }
        return switch (application) {
            case "tasklist", "welcome" -> true;
            case "cockpit" -> groups.contains(MANAGER);
            default -> false;
        };
    }

    private boolean task(String personId, String taskId, Permission permission) {
        if (taskId == null) {
            return false;
        }
        return switch (permission.getName()) {
            case "READ", "READ_VARIABLE" -> tasks.sees(personId, taskId);
            case "TASK_WORK" -> tasks.worksOn(personId, taskId);
            case "TASK_ASSIGN" -> tasks.givesBack(personId, taskId);
            default -> false;
        };
    }

    private boolean definition(String personId, String key, Permission permission, boolean manager) {
        if (permission == Permissions.READ) {
            return true;
        }
        if (permission == Permissions.CREATE_INSTANCE) {
            return key != null && starts.startableBy(personId).contains(key);
        }
        return manager && (FLOW_READING.contains(permission.getName()) || FLOW_MENDING.contains(permission.getName()));
    }

    /** Nobody is the engine's own administrator, who would see all municipalities. */
    @Override
    public boolean isCamundaAdmin(org.camunda.bpm.engine.impl.identity.Authentication authentication) {
        return false;
    }

    @Override
    public List<String> filterAuthenticatedGroupIds(List<String> groups) {
        return groups == null ? EMPTY_LIST : groups;
    }

    /** {@link TaskListNarrowing} bounds what comes out; the engine's own join would add nothing but time. */
    @Override
    public void configureTaskQuery(TaskQueryImpl query) {
        configureQuery(query);
        open(query);
    }

    @Override
    public void configureProcessDefinitionQuery(ProcessDefinitionQueryImpl query) {
        configureQuery(query);
        if (isAuthCheckExecuted() && query.isStartablePermissionCheck()) {
            Set<String> startable =
                    starts.startableBy(getCurrentAuthentication().getUserId());
            query.processDefinitionKeysIn(startable.isEmpty() ? new String[] {"-"} : startable.toArray(String[]::new));
        }
        open(query);
    }

    /** Flow is open to process managers, bounded by their municipality; everybody else gets empty lists. */
    @Override
    public void enableQueryAuthCheck(AuthorizationCheck check) {
        super.enableQueryAuthCheck(check);
        if (check.getAuthGroupIds().contains(MANAGER)) {
            check.setAuthorizationCheckEnabled(false);
        }
    }

    /** Filters and the names of colleagues are for everybody who is signed in. */
    @Override
    public void configureQuery(AbstractQuery query, Resource resource) {
        super.configureQuery(query, resource);
        if (resource == Resources.FILTER) {
            open(query);
        }
    }

    private static void open(ListQueryParameterObject query) {
        query.getAuthCheck().setAuthorizationCheckEnabled(false);
        query.getAuthCheck().getPermissionChecks().clear();
    }
}
