package fi.kotopolku.engine;

import jakarta.ws.rs.core.Response.Status;
import java.util.Map;
import java.util.Set;
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

    /** What the plain Tasklist filters ask; nothing that a person could send differently. */
    static final Set<String> IN_QUERIES =
            Set.of("${currentUser()}", "${currentUserGroups()}", "${now()}", "${dateTime().plusWeeks(1)}");

    GuardedExpressions(ApplicationContext application, Map<Object, Object> facades) {
        super(application, facades);
    }

    @Override
    public Expression createExpression(String expression) {
        if (inQuery() && !IN_QUERIES.contains(expression)) {
            throw new FormAnswerRefused(
                    Status.BAD_REQUEST, "Tehtävien haussa ei voi käyttää lausekkeita. Valitse hakuehto luettelosta.");
        }
        return super.createExpression(expression);
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
}
