package fi.kotopolku.engine;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.context.ApplicationContext;

/** Processes of rights that are over already, waiting for the timers of their ends: for the benchmark. */
public final class EndedInstances {

    private EndedInstances() {}

    /** @return the timers of the ends */
    public static List<Job> waiting(ApplicationContext application, String municipality, List<String> numbers) {
        RuntimeService processes = application.getBean(RuntimeService.class);
        return numbers.stream()
                .map(number -> application
                        .getBean(BeginningFor.class)
                        .forMunicipality(
                                municipality,
                                () -> processes
                                        .createProcessInstanceByKey("access-right")
                                        .businessKey(number)
                                        .startBeforeActivity("message_revoke")
                                        .execute()))
                .flatMap(process -> application
                        .getBean(ManagementService.class)
                        .createJobQuery()
                        .processInstanceId(process.getId())
                        .activityId("timer_rightEnds")
                        .list()
                        .stream())
                .toList();
    }
}
