package fi.kotopolku.engine;

import org.springframework.stereotype.Component;

/** What {@link TaskStatement} finds a municipality's tasks and a group's queue by, beside the engine's own tables. */
@Component
class TaskQueues extends EngineScript {

    TaskQueues() {
        super("14.1", "task_queues");
    }
}
