package fi.kotopolku.engine;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.LegalGround;
import fi.kotopolku.access.RightInForce;
import fi.kotopolku.access.Role;
import fi.kotopolku.identity.Municipality;
import fi.kotopolku.identity.Organisations;
import fi.kotopolku.identity.People;
import fi.kotopolku.identity.Person;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.GroupQuery;
import org.camunda.bpm.engine.identity.NativeUserQuery;
import org.camunda.bpm.engine.identity.Tenant;
import org.camunda.bpm.engine.identity.TenantQuery;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.identity.UserQuery;
import org.camunda.bpm.engine.impl.GroupQueryImpl;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TenantQueryImpl;
import org.camunda.bpm.engine.impl.UserQueryImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.ReadOnlyIdentityProvider;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * Who people are to the engine: a person's groups and municipalities are their access rights in force, now. Nothing is
 * stored, so nothing has to be kept in step, and with nothing writable the engine's user administration and its
 * first-user page (CVE-2026-77226) have nothing to write to.
 *
 * <p>Sign-in happens elsewhere: no password is right here.
 */
class RightsIdentityProvider implements ReadOnlyIdentityProvider {

    private final People people;
    private final Organisations organisations;
    private final AccessDecisions access;

    RightsIdentityProvider(People people, Organisations organisations, AccessDecisions access) {
        this.people = people;
        this.organisations = organisations;
        this.access = access;
    }

    @Override
    public User findUserById(String userId) {
        return people.find(userId)
                .filter(Person::employed)
                .map(RightsIdentityProvider::user)
                .orElse(null);
    }

    @Override
    public boolean checkPassword(String userId, String password) {
        return false;
    }

    @Override
    public Group findGroupById(String groupId) {
        return Role.ofCode(groupId).map(RightsIdentityProvider::group).orElse(null);
    }

    @Override
    public Tenant findTenantById(String tenantId) {
        return organisations
                .municipality(tenantId)
                .map(RightsIdentityProvider::tenant)
                .orElse(null);
    }

    @Override
    public UserQuery createUserQuery() {
        return new Users(executor());
    }

    @Override
    public UserQuery createUserQuery(CommandContext context) {
        return new Users(executor());
    }

    @Override
    public NativeUserQuery createNativeUserQuery() {
        throw new UnsupportedNativeQuery();
    }

    @Override
    public GroupQuery createGroupQuery() {
        return new Groups(executor());
    }

    @Override
    public GroupQuery createGroupQuery(CommandContext context) {
        return new Groups(executor());
    }

    @Override
    public TenantQuery createTenantQuery() {
        return new Tenants(executor());
    }

    @Override
    public TenantQuery createTenantQuery(CommandContext context) {
        return new Tenants(executor());
    }

    @Override
    public void flush() {
        // nothing is written
    }

    @Override
    public void close() {
        // nothing is held
    }

    private static CommandExecutor executor() {
        return Context.getProcessEngineConfiguration().getCommandExecutorTxRequired();
    }

    private static User user(Person person) {
        UserEntity user = new UserEntity(person.id());
        user.setFirstName(person.givenName());
        user.setLastName(person.familyName());
        return user;
    }

    private static Group group(Role role) {
        GroupEntity group = new GroupEntity(role.code());
        group.setName(role.nameFi());
        group.setType("WORKFLOW");
        return group;
    }

    private static Tenant tenant(Municipality municipality) {
        TenantEntity tenant = new TenantEntity(municipality.code());
        tenant.setName(municipality.nameFi());
        return tenant;
    }

    /**
     * The role of process manager opens whole lists in Cockpit, so it counts only for a person who has it in each
     * municipality that they have a right in.
     */
    private Stream<Role> rolesOf(String personId) {
        List<RightInForce> rights = access.inForce(personId);
        long municipalities =
                rights.stream().map(RightInForce::municipality).distinct().count();
        long managed = rights.stream()
                .filter(right -> right.role() == Role.PROCESS_MANAGER)
                .map(RightInForce::municipality)
                .distinct()
                .count();
        return rights.stream()
                .map(RightInForce::role)
                .distinct()
                .filter(role -> role != Role.PROCESS_MANAGER || managed == municipalities);
    }

    /** Whoever is signed in hears of their colleagues only; the engine itself, for whom nobody is, of everybody. */
    private Predicate<String> knownToWhoAsks() {
        String personId = Context.getCommandContext().getAuthenticatedUserId();
        return personId == null ? anybody -> true : access.colleagues(personId)::contains;
    }

    private static <T> List<T> paged(List<T> all, Page page) {
        if (page == null) {
            return all;
        }
        return all.stream()
                .skip(page.getFirstResult())
                .limit(page.getMaxResults())
                .toList();
    }

    private static boolean among(String[] wanted, String id) {
        return wanted == null || Arrays.asList(wanted).contains(id);
    }

    private static boolean asked(String wanted, String actual) {
        return wanted == null || Objects.equals(wanted, actual);
    }

    private static boolean like(String pattern, String text) {
        return pattern == null
                || text.toLowerCase().contains(pattern.replace("%", "").toLowerCase());
    }

    private final class Users extends UserQueryImpl {

        Users(CommandExecutor executor) {
            super(executor);
        }

        private List<User> matching() {
            Predicate<String> known = knownToWhoAsks();
            Stream<Person> candidates = id != null ? people.find(id).stream() : people.all().stream();
            return candidates
                    .filter(Person::employed)
                    .filter(person -> known.test(person.id()))
                    .filter(person -> among(ids, person.id()))
                    .filter(person -> asked(firstName, person.givenName()) && asked(lastName, person.familyName()))
                    .filter(person ->
                            like(firstNameLike, person.givenName()) && like(lastNameLike, person.familyName()))
                    .filter(person -> groupId == null
                            || rolesOf(person.id()).map(Role::code).anyMatch(groupId::equals))
                    .map(RightsIdentityProvider::user)
                    .toList();
        }

        @Override
        public long executeCount(CommandContext context) {
            return matching().size();
        }

        @Override
        public List<User> executeList(CommandContext context, Page page) {
            return paged(matching(), page);
        }
    }

    private final class Groups extends GroupQueryImpl {

        Groups(CommandExecutor executor) {
            super(executor);
        }

        private List<Group> matching() {
            Stream<Role> candidates = userId == null
                    ? Arrays.stream(Role.values())
                    : knownToWhoAsks().test(userId) ? rolesOf(userId) : Stream.empty();
            return candidates
                    .filter(role -> asked(id, role.code()) && among(ids, role.code()) && asked(name, role.nameFi()))
                    .map(RightsIdentityProvider::group)
                    .toList();
        }

        @Override
        public long executeCount(CommandContext context) {
            return matching().size();
        }

        @Override
        public List<Group> executeList(CommandContext context, Page page) {
            return paged(matching(), page);
        }
    }

    private final class Tenants extends TenantQueryImpl {

        Tenants(CommandExecutor executor) {
            super(executor);
        }

        private List<Tenant> matching() {
            Stream<Municipality> candidates =
                    userId == null ? organisations.municipalities().stream() : reachedBy(userId);
            return candidates
                    .filter(municipality -> asked(id, municipality.code()) && among(ids, municipality.code()))
                    .map(RightsIdentityProvider::tenant)
                    .toList();
        }

        private Stream<Municipality> reachedBy(String personId) {
            List<RightInForce> rights = access.inForce(personId);
            if (rights.stream().anyMatch(right -> right.ground() == LegalGround.NATIONAL_ADMINISTRATION)) {
                return organisations.municipalities().stream();
            }
            return rights.stream()
                    .map(RightInForce::municipality)
                    .distinct()
                    .flatMap(code -> organisations.municipality(code).stream())
                    .sorted(Comparator.comparing(Municipality::nameFi));
        }

        @Override
        public long executeCount(CommandContext context) {
            return matching().size();
        }

        @Override
        public List<Tenant> executeList(CommandContext context, Page page) {
            return paged(matching(), page);
        }
    }

    private static final class UnsupportedNativeQuery extends RuntimeException {

        UnsupportedNativeQuery() {
            super("People are not in the engine's tables");
        }
    }
}
