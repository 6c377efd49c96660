package fi.kotopolku.engine;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.springframework.stereotype.Component;

/**
 * The tasks whose form was taken in the running command: they, and no others, may be completed.
 *
 * <p>The engine makes a task object anew for each command, so the object itself is the mark, and it goes with it.
 */
@Component
class AnsweredTasks {

    private final Set<DelegateTask> tasks = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    void add(DelegateTask task) {
        tasks.add(task);
    }

    boolean contains(DelegateTask task) {
        return tasks.contains(task);
    }
}
