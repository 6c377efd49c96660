package fi.kotopolku.engine;

import java.util.Set;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskOwnerCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskPriorityCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Commands with which a signed-in person could leave free text in the engine or end a task past its form. The engine
 * checks some of them against the wrong permission and some, comments and attachments, against none.
 */
class SideDoors extends CommandInterceptor {

    private static final Set<Class<?>> CLOSED = Set.of(
            AddCommentCmd.class,
            CreateAttachmentCmd.class,
            CreateTaskCmd.class,
            DelegateTaskCmd.class,
            HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class,
            ResolveTaskCmd.class,
            SaveTaskCmd.class,
            SetTaskOwnerCmd.class,
            SetTaskPriorityCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        CommandContext context = Context.getCommandContext();
        boolean byPerson = context != null && context.getAuthenticatedUserId() != null;
        if (byPerson && CLOSED.contains(command.getClass())) {
            throw new AuthorizationException("This way past the form is closed");
        }
        return next.execute(command);
    }
}
