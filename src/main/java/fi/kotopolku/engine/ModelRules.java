package fi.kotopolku.engine;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.form.handler.StartFormHandler;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What a model must be like to be taken: each user task and each start form bound to the case file, each task completed
 * through its form alone, and no scripts.
 */
@Component
class ModelRules extends AbstractBpmnParseListener {

    private final FormDesk desk;
    private final JdbcClient jdbc;
    private final AnsweredTasks answered;

    ModelRules(FormDesk desk, JdbcClient jdbc, AnsweredTasks answered) {
        this.desk = desk;
        this.jdbc = jdbc;
        this.answered = answered;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        require(desk.knows(task.getKey()), "no form is bound to the user task " + task.getKey());
        task.setTaskFormHandler(new TaskFormWindow(task.getTaskFormHandler(), desk, jdbc, answered));
        task.addBuiltInTaskListener(TaskListener.EVENTNAME_COMPLETE, done -> {
            if (!answered.contains(done)) {
                throw new ProcessEngineException("A task with a form is completed through its form only");
            }
        });
    }

    @Override
    public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl start) {
        if (element.attributeNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "formRef") != null
                && scope instanceof ProcessDefinitionEntity definition) {
            require(desk.knows(start.getId()), "no form is bound to the start event " + start.getId());
            StartFormHandler parsed = definition.getStartFormHandler();
            definition.setStartFormHandler(new StartFormWindow(parsed, desk, start.getId()));
        }
    }

    @Override
    public void parseScriptTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        require(false, "scripts are not taken: " + activity.getId());
    }

    private static void require(boolean met, String otherwise) {
        if (!met) {
            throw new ProcessEngineException("The model was refused: " + otherwise);
        }
    }
}
