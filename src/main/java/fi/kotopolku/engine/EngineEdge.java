package fi.kotopolku.engine;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.WorkFor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationManager;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Puts the edge around the engine: every hook that the other classes of this package need is set here and only here.
 *
 * <p>Facades are looked up when an expression calls them, because some of them need the engine themselves.
 */
@Component
@Order(Integer.MAX_VALUE)
@DependsOnDatabaseInitialization
class EngineEdge extends AbstractProcessEnginePlugin {

    /** What models may call: nothing else of the application is visible to an expression. */
    static final List<String> FACADES = List.of(
            "cases",
            "assessments",
            "contributions",
            "measures",
            "meetings",
            "plans",
            "reviews",
            "accessRights",
            "rightUse",
            "employmentChanges",
            "emergencies",
            "accessReviews",
            "transfers",
            "receipts",
            "adoptions",
            "imports",
            "followUps",
            "requests");

    private final ApplicationContext application;
    private final ModelRules modelRules;
    private final MunicipalityTenants tenants;
    private final TaskRule tasks;
    private final StartRule starts;
    private final People people;
    private final Organisations organisations;
    private final AccessDecisions access;
    private final EnginePerson person;
    private final WorkFor work;

    EngineEdge(
            ApplicationContext application,
            ModelRules modelRules,
            MunicipalityTenants tenants,
            TaskRule tasks,
            StartRule starts,
            People people,
            Organisations organisations,
            AccessDecisions access,
            EnginePerson person,
            WorkFor work) {
        this.application = application;
        this.modelRules = modelRules;
        this.tenants = tenants;
        this.tasks = tasks;
        this.starts = starts;
        this.people = people;
        this.organisations = organisations;
        this.access = access;
        this.person = person;
        this.work = work;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        person.toldBy(configuration.getIdentityService());
        configuration.setCustomPostBPMNParseListeners(open(modelRules));
        configuration.setTenantIdProvider(tenants);
        configuration.setIdentityProviderSessionFactory(factory(
                ReadOnlyIdentityProvider.class, () -> new RightsIdentityProvider(people, organisations, access)));
        configuration.setCustomSessionFactories(List.of(
                factory(AuthorizationManager.class, () -> new RightsAuthorizationManager(tasks, starts)),
                factory(ProcessMunicipality.class, () -> new ProcessMunicipality(work))));
        configuration.setCustomPostCommandInterceptorsTxRequired(open(new SideDoors()));
        configuration.setExpressionManager(new GuardedExpressions(application, facades()));
    }

    @Override
    public void postInit(ProcessEngineConfigurationImpl configuration) {
        ClosedVariables.closeOn(configuration);
        configuration.getSqlSessionFactory().getConfiguration().addInterceptor(new TaskListNarrowing(access));
    }

    /** The engine adds to the lists that it is given. */
    private static <T> List<T> open(T first) {
        List<T> list = new ArrayList<>();
        list.add(first);
        return list;
    }

    private Map<Object, Object> facades() {
        return new LazyFacades(application, FACADES);
    }

    private static SessionFactory factory(Class<?> type, Supplier<Session> sessions) {
        return new SessionFactory() {
            @Override
            public Class<?> getSessionType() {
                return type;
            }

            @Override
            public Session openSession() {
                return sessions.get();
            }
        };
    }
}
