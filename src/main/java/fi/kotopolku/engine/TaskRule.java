package fi.kotopolku.engine;

import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who sees a task, and who may work on it: asked of the rights in force, now, by the database's clock.
 *
 * <p>One text serves the single task and, laid under the engine's own list statements by {@link TaskListNarrowing}, every
 * list and every count, so that they cannot disagree. A right reaches a task when it belongs to the task's municipality
 * and its extent covers the task's case. Its holder then sees the tasks that are theirs, those offered to their role,
 * and, as a caseworker or team lead, what the county still owes to their cases.
 */
@Component
class TaskRule {

    /** Ids of persons go into statements as they are, so nothing else than an id may. */
    private static final Pattern PERSON_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private static final String CASE_OF_TASK =
            "(select e.business_key_ from engine.act_ru_execution e where e.id_ = t.proc_inst_id_)";

    private static final String REACHING_RIGHT = """
            select 1 from koto.right_in_force r
            where r.person_id = '%1$s' and r.municipality = t.tenant_id_
              and (r.extent = 'MUNICIPALITY'
                   or r.extent = 'CASES' and exists (
                        select 1 from koto.access_right_case k
                        where k.right_number = r.number and k.case_number = {case})
                      and (r.ground <> 'MULTI_PROFESSIONAL' or exists (
                        select 1 from koto.integration_case c
                        where c.number = {case} and c.state in ('ASSESSMENT', 'PLANNING', 'REVIEW')))
                   or r.number = {case}
                   or r.extent = 'UNIT' and t.task_def_key_ in ('task_reviewRights', 'task_receiveTransfer')
                   or r.extent = 'UNIT' and exists (
                        select 1 from koto.integration_case c where c.number = {case} and c.unit = r.unit))
            """.replace("{case}", CASE_OF_TASK);

    private static final String OFFERED_TO_ROLE = """
            exists (select 1 from engine.act_ru_identitylink l
                    where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ = r.role)
            """;

    /**
     * Nobody decides on a right that they asked for or that is for them, or asks for their own to go on or for those of
     * their own new task; it is not even in their list.
     */
    private static final String NOT_OWN_MATTER = """
            not (t.task_def_key_ in ('task_decideAccessRight', 'task_renewRight', 'task_reviewEmergency') and exists (
                    select 1 from koto.access_right a
                    where a.number = {case}
                      and ('%1$s' = a.person_id
                           or t.task_def_key_ = 'task_decideAccessRight' and '%1$s' = a.requested_by)))
            and not (t.task_def_key_ = 'task_requestNewRights' and exists (
                    select 1 from koto.employment_change e where e.number = {case} and e.person_id = '%1$s'))
            """.replace("{case}", CASE_OF_TASK);

    /**
     * Nobody sees a task of their own case or of a declared relative's. Hardly anybody has declared one, and then the
     * case of no task is looked up.
     */
    private static final String NOT_KIN = """
            (not exists (select 1 from koto.kinship n where n.person_id = '%1$s' and n.ended_at is null)
             or not coalesce({case} = any (array(
                    select k.number from koto.kinship n join koto.integration_case k on k.client_id = n.client_id
                    where n.person_id = '%1$s' and n.ended_at is null)), false))
            """.replace("{case}", CASE_OF_TASK);

    /** The requirements of adoptions, in all municipalities, for whoever looks after the system for the whole country. */
    private static final String NATIONAL = """
            t.proc_def_id_ like 'adoption-requirement:%%' and exists (
                    select 1 from koto.right_in_force r
                    where r.person_id = '%1$s' and r.ground = 'NATIONAL_ADMINISTRATION'
                      and (t.assignee_ = '%1$s' or {unless}""" + " " + OFFERED_TO_ROLE + "))";

    private static final String SEES = "(" + NOT_KIN + " and " + NOT_OWN_MATTER + " and (exists (" + REACHING_RIGHT
            + " and (t.assignee_ = '%1$s' or " + OFFERED_TO_ROLE
            + " or r.role in ('caseworker', 'team-lead') and t.proc_def_id_ like 'county-contribution:%%'"
            + " or r.role = 'process-manager')) or " + NATIONAL.replace("{unless}", "") + "))";

    private static final String WITHHELD = """
            select t.id_ from engine.act_ru_execution o
            join engine.act_ru_task t on t.proc_inst_id_ = o.id_
            where o.business_key_ in (
                    select a.number from koto.access_right a where a.person_id = '%1$s' or a.requested_by = '%1$s'
                    union all select c.number from koto.employment_change c where c.person_id = '%1$s'
                    union all select k.number from koto.kinship n join koto.integration_case k on k.client_id = n.client_id
                    where n.person_id = '%1$s' and n.ended_at is null)
              and not """ + " " + SEES;

    private static final String WORKS_ON = "(" + NOT_KIN + " and " + NOT_OWN_MATTER + " and (exists (" + REACHING_RIGHT
            + " and (t.assignee_ = '%1$s' or t.assignee_ is null and " + OFFERED_TO_ROLE + ")) or "
            + NATIONAL.replace("{unless}", "t.assignee_ is null and") + "))";

    /** Giving back is for a task that a group can take over: one's own, and for a team lead any. */
    private static final String GIVES_BACK = "(" + NOT_KIN + " and exists (" + REACHING_RIGHT
            + " and (t.assignee_ = '%1$s' or r.role = 'team-lead')) and exists (select 1 from"
            + " engine.act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate'))";

    private final JdbcClient jdbc;

    TaskRule(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    boolean sees(String personId, String taskId) {
        return holds(SEES, personId, taskId);
    }

    @Transactional(readOnly = true)
    boolean worksOn(String personId, String taskId) {
        return holds(WORKS_ON, personId, taskId);
    }

    @Transactional(readOnly = true)
    boolean givesBack(String personId, String taskId) {
        return holds(GIVES_BACK, personId, taskId);
    }

    /** @return the tasks that the person sees, to stand in place of the engine's table in a list statement */
    static String tasksSeenBy(String personId) {
        return "(select t.* from engine.act_ru_task t where " + SEES.formatted(checked(personId)) + ")";
    }

    /**
     * As {@link #tasksSeenBy(String)}, for a page: asked for each task as it comes, so that the first fifteen in order are
     * looked at and no more. As a plain condition the rule would be joined to all tasks before they are put in order.
     *
     * @param within a further condition on the task {@code t}
     * @param end of the statement, after its condition
     */
    static String tasksSeenOneByOne(String personId, String within, String end) {
        return "(select t.* from engine.act_ru_task t where " + within + " and (" + SEES.formatted(checked(personId))
                + ") is true " + end + ")";
    }

    /**
     * @return a statement for the ids of tasks that a right to the whole municipality does not show to its holder: of
     *     the tasks that could be the person's own matter, those that the rule keeps from them
     */
    static String withheldFrom(String personId) {
        return WITHHELD.formatted(checked(personId));
    }

    /** @return the condition that whoever holds the task {@code t} does not see it (any more) */
    static String unseenByHolder() {
        return "not " + SEES.replace("'%1$s'", "t.assignee_").formatted();
    }

    private boolean holds(String rule, String personId, String taskId) {
        return !jdbc.sql("select 1 from engine.act_ru_task t where t.id_ = :task and "
                        + rule.formatted(checked(personId)))
                .param("task", taskId)
                .query()
                .listOfRows()
                .isEmpty();
    }

    static String checked(String personId) {
        if (!PERSON_ID.matcher(personId).matches()) {
            throw new IllegalArgumentException("Not the id of a person");
        }
        return personId;
    }
}
