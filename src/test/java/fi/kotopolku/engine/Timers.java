package fi.kotopolku.engine;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.beans.factory.BeanFactory;

/** Does what the job executor, which is off in tests, would do with a timer that is due. */
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
}
