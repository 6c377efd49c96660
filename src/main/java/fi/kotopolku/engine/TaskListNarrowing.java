package fi.kotopolku.engine;

import java.sql.Connection;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.plugin.Interceptor;
import org.apache.ibatis.plugin.Intercepts;
import org.apache.ibatis.plugin.Invocation;
import org.apache.ibatis.plugin.Signature;
import org.apache.ibatis.reflection.MetaObject;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.camunda.bpm.engine.impl.context.Context;
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

    private static final String ALL_TASKS = "from engine.ACT_RU_TASK RES";

    @Override
    public Object intercept(Invocation invocation) throws Throwable {
        CommandContext context = Context.getCommandContext();
        String personId = context == null ? null : context.getAuthenticatedUserId();
        if (personId != null && context.isAuthorizationCheckEnabled()) {
            narrow((StatementHandler) invocation.getTarget(), personId);
        }
        return invocation.proceed();
    }

    private static void narrow(StatementHandler statement, String personId) {
        String sql = statement.getBoundSql().getSql();
        if (sql.contains(ALL_TASKS)) {
            MetaObject bound = SystemMetaObject.forObject(statement.getBoundSql());
            bound.setValue("sql", sql.replace(ALL_TASKS, "from " + TaskRule.tasksSeenBy(personId) + " RES"));
        }
    }
}
