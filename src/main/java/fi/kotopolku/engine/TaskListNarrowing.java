package fi.kotopolku.engine;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.Extent;
import fi.kotopolku.access.RightInForce;
import fi.kotopolku.access.Role;
import java.sql.Connection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.db.ListQueryParameterObject;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;

/**
 * Lays {@link TaskRule} under the engine's task lists and counts: where a signed-in person asks, the table of tasks is
 * the tasks that they see.
 *
 * <p>The engine has no hook for a condition of one's own, only a join with its authorization table, which cannot say
 * "while the right is in force". The statements of 7.24 name the table once, as {@code engine.ACT_RU_TASK RES}.
 */
@Intercepts(
        @Signature(
                type = StatementHandler.class,
                method = "prepare",
                args = {Connection.class, Integer.class}))
class TaskListNarrowing implements Interceptor {

    /** Beyond so many rows a reader is not a person, and the engine's own way does. */
    private static final long MOST_ROWS = 2000;

    private final AccessDecisions access;

    TaskListNarrowing(AccessDecisions access) {
        this.access = access;
    }

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        CommandContext context = Context.getCommandContext();
        String personId = context == null ? null : context.getAuthenticatedUserId();
        if (personId != null && context.isAuthorizationCheckEnabled()) {
            narrow((StatementHandler) invocation.getTarget(), personId);
        }
        return invocation.proceed();
    }

    private void narrow(StatementHandler handler, String personId) {
        BoundSql bound = handler.getBoundSql();
        TaskStatement.of(bound.getSql(), personId)
                .ifPresent(statement -> SystemMetaObject.forObject(bound)
                        .setValue("sql", narrowed(statement, personId, lastRow(bound.getParameterObject()))));
    }

    private String narrowed(TaskStatement statement, String personId, long lastRow) {
        if (lastRow > MOST_ROWS && !statement.isCount()) {
            return statement.narrowed();
        }
        if (access.holds(personId, Role.KEHA_ADMIN, "000")) {
            return statement.narrowed();
        }
        if (statement.isOfQueue()) {
            List<RightInForce> rights = access.inForce(personId);
            Set<Office> offices = offices(rights);
            return rights.stream().map(Office::of).allMatch(offices::contains)
                    ? statement.queue(lastRow, onePerMunicipality(offices))
                    : statement.narrowed();
        }
        return statement.list(lastRow);
    }

    private static Set<Office> offices(List<RightInForce> rights) {
        return rights.stream()
                .filter(right -> right.extent() instanceof Extent.WholeMunicipality)
                .map(Office::of)
                .collect(Collectors.toSet());
    }

    private static boolean onePerMunicipality(Set<Office> offices) {
        return offices.stream().map(Office::municipality).distinct().count() == offices.size();
    }

    /** Zero for what is not a query: a page that is asked for has at least one row. */
    private static long lastRow(Object query) {
        return query instanceof ListQueryParameterObject list ? (long) list.getFirstResult() + list.getMaxResults() : 0;
    }

    private record Office(String municipality, Role role) {

        static Office of(RightInForce right) {
            return new Office(right.municipality(), right.role());
        }
    }
}
