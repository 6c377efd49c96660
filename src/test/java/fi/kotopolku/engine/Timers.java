package fi.kotopolku.engine;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.beans.factory.BeanFactory;

/** Does what the job executor, which is off in tests, would do: with a timer that is due, and with work that waits. */
public final class Timers {

    private final ManagementService management;
    private final RuntimeService processes;

    public Timers(BeanFactory beans) {
        management = beans.getBean(ManagementService.class);
        processes = beans.getBean(RuntimeService.class);
    }

    /**
     * Fires the timer, which must be due by the engine's clock.
     *
     * @param key the case number or right number
     */
    public void fire(String key, String timerId) {
        String timer =
                processes
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .rootProcessInstances()
                        .list()
                        .stream()
                        .flatMap(process -> management
                                .createJobQuery()
                                .processInstanceId(process.getId())
                                .activityId(timerId)
                                .executable()
                                .list()
                                .stream())
                        .map(Job::getId)
                        .findFirst()
                        .orElseThrow();
        management.executeJob(timer);
    }

    /**
     * Does everything of the process that waits to be done in the background, as long as there is some.
     *
     * @param key the process's own key
     */
    public void work(String key) {
        for (List<Job> waiting = waiting(key); !waiting.isEmpty(); waiting = waiting(key)) {
            waiting.forEach(job -> management.executeJob(job.getId()));
        }
    }

    private List<Job> waiting(String key) {
        return processes.createProcessInstanceQuery().processInstanceBusinessKey(key).list().stream()
                .flatMap(
                        process -> management
                                .createJobQuery()
                                .processInstanceId(process.getId())
                                .messages()
                                .withRetriesLeft()
                                .list()
                                .stream())
                .toList();
    }
}
