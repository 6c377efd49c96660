package fi.kotopolku.engine;

import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The one list that a caseworker wants, in five views; everybody has them, and nobody has to make them. */
@Component
@Order(0)
class TasklistFilters implements ApplicationRunner {

    private final FilterService filters;
    private final TaskService tasks;

    TasklistFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        ensure(
                "Omat tehtäväni",
                10,
                "#1c5d99",
                "Tehtävät, jotka ovat minulla",
                byDue().taskAssigneeExpression("${currentUser()}"));
        ensure(
                "Ryhmäni tehtävät",
                20,
                "#2b7a4b",
                "Tehtävät, jotka kuka tahansa ryhmästäni voi ottaa",
                byDue().taskCandidateGroupInExpression("${currentUserGroups()}"));
        ensure(
                "Erääntyy viikon sisällä",
                30,
                "#8a5300",
                "Määräaika on seuraavien seitsemän päivän aikana tai jo ohi",
                byDue().dueBeforeExpression("${dateTime().plusWeeks(1)}"));
        ensure("Myöhässä", 40, "#b3261e", "Määräaika on ohi", byDue().dueBeforeExpression("${now()}"));
        ensure(
                "Odotan muita",
                50,
                "#5f6b7a",
                "Asiakkaideni asiat, joissa odotetaan hyvinvointialuetta",
                byDue().processDefinitionKeyIn("county-contribution"));
    }

    private TaskQuery byDue() {
        return tasks.createTaskQuery().orderByDueDate().asc();
    }

    private void ensure(String name, int priority, String colour, String description, TaskQuery query) {
        if (filters.createFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(
                Map.of("priority", priority, "color", colour, "description", description, "refresh", true));
        filters.saveFilter(filter);
    }
}
