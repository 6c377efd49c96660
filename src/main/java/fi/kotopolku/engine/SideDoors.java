package fi.kotopolku.engine;

import jakarta.ws.rs.core.Response.Status;
import java.util.Set;
import org.apache.ibatis.reflection.SystemMetaObject;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.AddGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AddIdentityLinkForProcessDefinitionCmd;
import org.camunda.bpm.engine.impl.cmd.AddUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.CreateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteGroupIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteProcessInstanceCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteTaskCommentCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserIdentityLinkCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserInfoCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteUserPictureCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.SaveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskDescriptionCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskDueDateCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskFollowUpDateCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskNameCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskOwnerCmd;
import org.camunda.bpm.engine.impl.cmd.SetTaskPriorityCmd;
import org.camunda.bpm.engine.impl.cmd.SetUserInfoCmd;
import org.camunda.bpm.engine.impl.cmd.SetUserPictureCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.UpdateCommentCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Commands with which a signed-in person could leave free text in the engine, give a task to somebody else, or begin a
 * process or end a task past its form. The engine checks some of them against a permission that people need for
 * something else, and some, comments and attachments among them, against none.
 *
 * <p>Stands behind the interceptor that opens the command's context: before it nobody is signed in.
 */
class SideDoors extends CommandInterceptor {

    private static final Set<Class<?>> CLOSED = Set.of(
            AddCommentCmd.class,
            AddGroupIdentityLinkCmd.class,
            AddIdentityLinkForProcessDefinitionCmd.class,
            AddUserIdentityLinkCmd.class,
            CreateAttachmentCmd.class,
            CreateTaskCmd.class,
            DelegateTaskCmd.class,
            DeleteAttachmentCmd.class,
            DeleteGroupIdentityLinkCmd.class,
            DeleteProcessInstanceCommentCmd.class,
            DeleteTaskCommentCmd.class,
            DeleteUserIdentityLinkCmd.class,
            DeleteUserInfoCmd.class,
            DeleteUserPictureCmd.class,
            HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class,
            ResolveTaskCmd.class,
            SaveAttachmentCmd.class,
            SaveTaskCmd.class,
            SetTaskDescriptionCmd.class,
            SetTaskDueDateCmd.class,
            SetTaskFollowUpDateCmd.class,
            SetTaskNameCmd.class,
            SetTaskOwnerCmd.class,
            SetTaskPriorityCmd.class,
            SetUserInfoCmd.class,
            SetUserPictureCmd.class,
            StartProcessInstanceAtActivitiesCmd.class,
            StartProcessInstanceCmd.class,
            UpdateCommentCmd.class);

    private static final Set<Class<?>> FOR_ONESELF_ONLY = Set.of(AssignTaskCmd.class, ClaimTaskCmd.class);

    @Override
    public <T> T execute(Command<T> command) {
        String personId = Context.getCommandContext().getAuthenticatedUserId();
        if (personId != null && CLOSED.contains(command.getClass())) {
            throw new AuthorizationException("This way past the form is closed");
        }
        if (personId != null && FOR_ONESELF_ONLY.contains(command.getClass()) && takesForAnother(command, personId)) {
            throw new FormAnswerRefused(Status.FORBIDDEN, "Voit ottaa tehtävän vain itsellesi.");
        }
        return next.execute(command);
    }

    private static boolean takesForAnother(Command<?> command, String personId) {
        Object taker = SystemMetaObject.forObject(command).getValue("userId");
        return taker != null && !taker.equals(personId);
    }
}
