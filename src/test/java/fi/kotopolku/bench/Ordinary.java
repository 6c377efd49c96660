package fi.kotopolku.bench;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.camunda.bpm.model.bpmn.Bpmn;

/**
 * Camunda 7.24 as a team would set it up from its manual: people, groups and municipalities (as tenants) in its own tables,
 * what may be seen as authorizations that its stock provider writes, what is known of a client as process variables.
 */
final class Ordinary implements AutoCloseable {

    static final String QUEUE = "Group tasks";
    static final String USER = "caseworker";
    static final String GROUP = "caseworkers";

    /** After which a statement is given up; the time is then counted as this long. */
    static final String LIMIT = "60s";

    final ProcessEngine engine;
    private final HikariDataSource pool = new HikariDataSource();

    private Ordinary(String name, String url, boolean tuned) {
        pool.setJdbcUrl(url);
        pool.setMaximumPoolSize(20);
        StandaloneProcessEngineConfiguration configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setDataSource(pool);
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setAuthorizationEnabled(true);
        configuration.setJobExecutorActivate(false);
        configuration.setMetricsEnabled(false);
        configuration.setHistory("full");
        if (tuned) {
            configuration.setAuthorizationCheckRevokes("never");
            configuration.setCmmnEnabled(false);
            configuration.setStandaloneTasksEnabled(false);
            configuration.setTaskMetricsEnabled(false);
        }
        engine = configuration.buildProcessEngine();
    }

    static Ordinary stock(String url) {
        return new Ordinary("ordinary-" + url.hashCode(), url, false);
    }

    static Ordinary tuned(String url) {
        return new Ordinary("tuned-" + url.hashCode(), url, true);
    }

    /** Models, one caseworker of the largest municipality, the group and its filter. */
    Ordinary prepared() {
        engine.getRepositoryService()
                .createDeployment()
                .addModelInstance(
                        "interview.bpmn",
                        Bpmn.createExecutableProcess("interview")
                                .camundaHistoryTimeToLiveString("P180D")
                                .startEvent()
                                .userTask("task_interview")
                                .name("Interview")
                                .camundaCandidateGroups(GROUP)
                                .endEvent()
                                .done())
                .addModelInstance(
                        "right.bpmn",
                        Bpmn.createExecutableProcess("right")
                                .camundaHistoryTimeToLiveString("P180D")
                                .startEvent()
                                .intermediateCatchEvent("timer_ends")
                                .timerWithDate("${endsAt}")
                                .serviceTask("service_end")
                                .camundaClass(StockRightEnds.class)
                                .endEvent()
                                .done())
                .deploy();
        User user = engine.getIdentityService().newUser(USER);
        user.setPassword(USER);
        user.setFirstName("Case");
        user.setLastName("Worker");
        engine.getIdentityService().saveUser(user);
        engine.getIdentityService().saveGroup(engine.getIdentityService().newGroup(GROUP));
        engine.getIdentityService().createMembership(USER, GROUP);
        engine.getIdentityService().saveTenant(engine.getIdentityService().newTenant(Towns.LARGEST));
        engine.getIdentityService().createTenantUserMembership(Towns.LARGEST, USER);
        grant(Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        grant(Resources.FILTER, "*", Permissions.READ);
        grant(Resources.PROCESS_DEFINITION, "*", Permissions.READ);
        Filter filter = engine.getFilterService().newTaskFilter(QUEUE);
        filter.setQuery(engine.getTaskService()
                .createTaskQuery()
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .orderByDueDate()
                .asc());
        engine.getFilterService().saveFilter(filter);
        return this;
    }

    private void grant(Resource resource, String id, Permission permission) {
        AuthorizationService authorizations = engine.getAuthorizationService();
        Authorization grant = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
        grant.setGroupId(GROUP);
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.addPermission(permission);
        authorizations.saveAuthorization(grant);
    }

    boolean mayRead(String user, List<String> groups, String processInstance) {
        return engine.getAuthorizationService()
                .isUserAuthorized(user, groups, Permissions.READ, Resources.PROCESS_INSTANCE, processInstance);
    }

    @Override
    public void close() {
        engine.close();
        pool.close();
    }

    /** Tasks as the engine would have written them, each with what its stock provider grants to the group. */
    static final String TASKS = """
            set synchronous_commit = off;
            %2$s
            create table bench.task as
            select t.code, n, md5('task-' || t.code || n)::text as id, md5('process-' || t.code || n)::text as process_id,
                   t.code || '-2025-' || lpad(n::text, 6, '0') as case_number,
                   case when n %% 2 = 0 then 'p' || t.code || '.' || 1 + (n / 2) %% greatest(2, (t.share * %1$d / 50)::int) end
                       as assignee,
                   date_trunc('milliseconds', timestamp '2026-01-01' + random() * interval '700 days') as due
            from bench.town t, generate_series(1, greatest(2, (t.share * %1$d)::int)) n;
            insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_,
                act_id_, act_inst_id_, is_active_, is_concurrent_, is_scope_, is_event_scope_, suspension_state_,
                cached_ent_state_, sequence_counter_, tenant_id_)
            select process_id, 1, process_id, process_id, case_number, d.id_, 'task_interview', 'task_interview:' || id,
                   true, false, true, false, 1, 16, 3, code
            from bench.task, (select id_ from act_re_procdef where key_ = 'interview') d;
            insert into act_ru_variable (id_, rev_, type_, name_, execution_id_, proc_inst_id_, proc_def_id_, text_,
                var_scope_, sequence_counter_, is_concurrent_local_, tenant_id_)
            select md5('variable-' || id), 1, 'string', 'clientName', process_id, process_id, d.id_, 'Testi Asiakas',
                   process_id, 1, false, code
            from bench.task, (select id_ from act_re_procdef where key_ = 'interview') d;
            insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_,
                assignee_, priority_, create_time_, due_date_, suspension_state_, tenant_id_)
            select id, 1, process_id, process_id, d.id_, 'Interview', 'task_interview', assignee, 50, now(), due, 1, code
            from bench.task, (select id_ from act_re_procdef where key_ = 'interview') d;
            insert into act_ru_identitylink (id_, rev_, group_id_, type_, task_id_, tenant_id_)
            select md5('link-' || id), 1, 'caseworkers', 'candidate', id, code from bench.task;
            insert into act_ru_authorization (id_, rev_, type_, group_id_, resource_type_, resource_id_, perms_,
                root_proc_inst_id_)
            select md5('grant-' || id), 1, 1, 'caseworkers', 7, id, 6, process_id from bench.task;
            """;

    /** A million rights to clients' processes: nine in ten to a person, the tenth to a municipality's group. */
    static final String RIGHTS = """
            set synchronous_commit = off;
            %2$s
            insert into act_ru_authorization (id_, rev_, type_, user_id_, group_id_, resource_type_, resource_id_, perms_)
            select md5('right-' || t.code || n), 1, 1,
                   case when n %% 10 > 0 then 'p' || t.code || '.' || 1 + n / 10 %% t.people end,
                   case when n %% 10 = 0 then 'caseworkers' || t.code end,
                   8, t.code || '-2025-' || lpad((1 + n %% t.cases)::text, 6, '0')
                       || case when n > t.cases then '-' || n / t.cases else '' end, 6
            from (select t.*, greatest(2, (t.share * %1$d / 10)::int) as people,
                         greatest(10, (t.share * %1$d / 10)::int) as cases from bench.town t) t,
                 generate_series(1, greatest(20, (t.share * %1$d)::int)) n;
            """;

    /** Indexes beside those that the engine brings. More of them on the authorizations made its lists slower, not faster. */
    static final List<String> INDEXES = List.of(
            // without these the planner takes one authorization in two hundred for the right one, and joins row by row
            "create statistics tuned_permissions on type_, resource_type_, (perms_ & 2) from act_ru_authorization",
            "create index tuned_task_due on act_ru_task (tenant_id_, due_date_, id_)",
            "create index tuned_link on act_ru_identitylink (group_id_, type_, task_id_)");
}
