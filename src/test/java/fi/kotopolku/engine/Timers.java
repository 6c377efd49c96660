package fi.kotopolku.engine;

import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
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
        String process = processes
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(key)
                .rootProcessInstances()
                .singleResult()
                .getId();
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(process)
                .activityId(timerId)
                .executable()
                .singleResult()
                .getId());
    }
}
