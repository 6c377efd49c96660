package fi.kotopolku.engine;

import jakarta.ws.rs.core.Response.Status;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.BaseDelegateExecution;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.AbstractQuery;
import org.camunda.bpm.engine.impl.cmd.AbstractExecuteFilterCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.el.Expression;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInvocationContext;
import org.camunda.bpm.engine.spring.SpringExpressionManager;
import org.springframework.context.ApplicationContext;

/**
 * Models see the facades on the list and nothing else of the application. Queries see a handful of fixed words: an
 * expression that comes with a query, also one inside an or-query or a stored filter, would otherwise run as code
 * (CVE-2026-109432, for which the community edition has no fix).
 *
 * <p>The refusal is not an engine exception: those the engine would wrap in one that repeats the expression.
 */
class GuardedExpressions extends SpringExpressionManager {

    private static final String GROUPS = "${currentUserGroups()}";

    /** What the plain Tasklist filters ask; nothing that a person could send differently. */
    static final Set<String> IN_QUERIES = Set.of("${currentUser()}", GROUPS, "${now()}", "${dateTime().plusWeeks(1)}");

    GuardedExpressions(ApplicationContext application, Map<Object, Object> facades) {
        super(application, facades);
    }

    @Override
    public Expression createExpression(String expression) {
        if (inQuery() && !IN_QUERIES.contains(expression)) {
            throw new FormAnswerRefused(
                    Status.BAD_REQUEST, "Tehtävien haussa ei voi käyttää lausekkeita. Valitse hakuehto luettelosta.");
        }
        Expression created = super.createExpression(expression);
        return expression.equals(GROUPS) ? new AtLeastOne(created) : created;
    }

    private static boolean inQuery() {
        CommandInvocationContext running = Context.getCommandInvocationContext();
        Command<?> command = running == null ? null : running.getCommand();
        return (command instanceof AbstractQuery || command instanceof AbstractExecuteFilterCmd) && !readingAModel();
    }

    /** A query may be the first to need a model since the start. The engine then reads the model, and only then nobody's rights are asked. */
    private static boolean readingAModel() {
        return !Context.getCommandContext().isAuthorizationCheckEnabled();
    }

    /** Somebody whose last right has just ended is in no group, and the engine takes a query for no group as an error. */
    private record AtLeastOne(Expression groups) implements Expression {

        @Override
        public Object getValue(VariableScope scope) {
            return groups.getValue(scope) instanceof Collection<?> some && !some.isEmpty() ? some : List.of("-");
        }

        @Override
        public Object getValue(VariableScope scope, BaseDelegateExecution execution) {
            return getValue(scope);
        }

        @Override
        public void setValue(Object value, VariableScope scope) {
            groups.setValue(value, scope);
        }

        @Override
        public void setValue(Object value, VariableScope scope, BaseDelegateExecution execution) {
            groups.setValue(value, scope, execution);
        }

        @Override
        public String getExpressionText() {
            return groups.getExpressionText();
        }

        @Override
        public boolean isLiteralText() {
            return false;
        }
    }
}
