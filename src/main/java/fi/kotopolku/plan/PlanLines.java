package fi.kotopolku.plan;

import fi.kotopolku.casefile.Written;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes the goals and services of a draft, and copies them and the links of a version into the next. A line keeps its number from version to version; a number that has been in
 * some version of the plan is not given to another line.
 */
@Component
class PlanLines {

    private final JdbcClient jdbc;

    PlanLines(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void copy(UUID from, UUID to) {
        jdbc.sql("""
                insert into koto.plan_goal (id, plan_version_id, municipality, position, line, area, goal, reach_by)
                select gen_random_uuid(), :to, municipality, position, line, area, goal, reach_by
                from koto.plan_goal where plan_version_id = :from
                """).param("from", from).param("to", to).update();
        jdbc.sql("""
                insert into koto.plan_service (id, plan_version_id, municipality, position, line, kind, provider, aim,
                    starts_on, ends_on, responsible, responsible_person)
                select gen_random_uuid(), :to, municipality, position, line, kind, provider, aim,
                    starts_on, ends_on, responsible, responsible_person
                from koto.plan_service where plan_version_id = :from
                """).param("from", from).param("to", to).update();
        jdbc.sql("""
                insert into koto.plan_link (plan_version_id, linked_plan_id, municipality)
                select :to, linked_plan_id, municipality from koto.plan_link where plan_version_id = :from
                """).param("from", from).param("to", to).update();
    }

    void replace(PlanVersion draft, List<PlannedGoal> goals, List<PlannedService> services) {
        int nextGoal = next("plan_goal", draft);
        int nextService = next("plan_service", draft);
        jdbc.sql("delete from koto.plan_goal where plan_version_id = :version")
                .param("version", draft.id())
                .update();
        jdbc.sql("delete from koto.plan_service where plan_version_id = :version")
                .param("version", draft.id())
                .update();
        for (int i = 0; i < goals.size(); i++) {
            String line = goals.get(i).line();
            insert(draft, i + 1, line == null ? nextGoal++ : Line.number(line), goals.get(i));
        }
        for (int i = 0; i < services.size(); i++) {
            String line = services.get(i).line();
            insert(draft, i + 1, line == null ? nextService++ : Line.number(line), services.get(i));
        }
    }

    private int next(String table, PlanVersion draft) {
        return jdbc.sql("select 1 + coalesce(max(l.line), 0) from koto." + table
                        + " l join koto.plan_version v on v.id = l.plan_version_id where v.plan_id = :plan")
                .param("plan", draft.planId())
                .query(Integer.class)
                .single();
    }

    private void insert(PlanVersion draft, int position, int line, PlannedGoal goal) {
        jdbc.sql("""
                insert into koto.plan_goal (id, plan_version_id, municipality, position, line, area, goal, reach_by)
                select gen_random_uuid(), id, municipality, :position, :line, :area, :goal, cast(:reachBy as date)
                from koto.plan_version where id = :version
                """)
                .param("version", draft.id())
                .param("position", position)
                .param("line", line)
                .param("area", goal.area().name())
                .param("goal", goal.goal().strip())
                .param("reachBy", goal.reachBy())
                .update();
    }

    private void insert(PlanVersion draft, int position, int line, PlannedService service) {
        jdbc.sql("""
                insert into koto.plan_service (id, plan_version_id, municipality, position, line, kind, provider, aim,
                    starts_on, ends_on, responsible, responsible_person)
                select gen_random_uuid(), id, municipality, :position, :line, :kind, :provider, :aim, :starts,
                    cast(:ends as date), :responsible, :person
                from koto.plan_version where id = :version
                """)
                .param("version", draft.id())
                .param("position", position)
                .param("line", line)
                .param("kind", service.kind().name())
                .param("provider", service.provider().strip())
                .param("aim", service.aim().strip())
                .param("starts", service.startsOn())
                .param("ends", service.endsOn())
                .param("responsible", service.responsible().name())
                .param("person", Written.orNull(service.responsiblePerson()))
                .update();
    }
}
