package fi.kotopolku.engine;

import fi.kotopolku.access.AccessRights;
import fi.kotopolku.access.AccessRightsEnded.Ended;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives the tasks of people who may no longer see them back to the groups that they are offered to, however many at once.
 *
 * <p>The engine would load, flush and log each task by itself, and thousands of rights may end in one second. So tasks are
 * given back as the engine does it, the same rows with the same revision and the same history, but by one statement.
 * Tasks that the running command has in its hands go through the engine, which knows what it is about to do with them.
 */
@Component
class HandedOnTasks {

    /** What no group could take stays where it is, as does what its holder still sees by another right. */
    private static final String LEFT_BEHIND = """
            select t.id_ as id, t.assignee_ as holder, t.tenant_id_ as municipality
            from unnest(:people, :municipalities) ended (person, municipality)
            join engine.act_ru_task t on t.assignee_ = ended.person and t.tenant_id_ = ended.municipality
            where exists (select 1 from engine.act_ru_identitylink l
                          where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null)
              and """ + " " + TaskRule.unseenByHolder();

    private static final String GIVE_BACK = """
            with held as (
                select t.id_, t.assignee_ from engine.act_ru_task t
                join unnest(:ids, :holders) left_behind (id, holder) on t.id_ = id and t.assignee_ = holder
                order by t.id_ for update of t
            ), given as (
                update engine.act_ru_task t
                set assignee_ = null, rev_ = t.rev_ + 1, last_updated_ = :now, task_state_ = 'Updated'
                from held where t.id_ = held.id_
                returning t.id_, t.proc_inst_id_, t.proc_def_id_, t.tenant_id_, held.assignee_ as holder
            ), task_told as (
                update engine.act_hi_taskinst h set assignee_ = null, task_state_ = 'Updated'
                from given where h.id_ = given.id_
            ), activity_told as (
                update engine.act_hi_actinst h set assignee_ = null
                from given where h.proc_inst_id_ = given.proc_inst_id_ and h.task_id_ = given.id_
            )
            insert into engine.act_hi_identitylink (id_, timestamp_, type_, user_id_, task_id_, root_proc_inst_id_,
                proc_def_id_, operation_type_, proc_def_key_, tenant_id_)
            select gen_random_uuid()::text, :now, 'assignee', given.holder, given.id_, e.root_proc_inst_id_,
                   given.proc_def_id_, 'delete', d.key_, given.tenant_id_
            from given
            join engine.act_ru_execution e on e.id_ = given.proc_inst_id_
            join engine.act_re_procdef d on d.id_ = given.proc_def_id_
            """;

    private final JdbcClient jdbc;
    private final TaskService tasks;
    private final AccessRights rights;

    HandedOnTasks(JdbcClient jdbc, @Lazy TaskService tasks, @Lazy AccessRights rights) {
        this.jdbc = jdbc;
        this.tasks = tasks;
        this.rights = rights;
    }

    /** In the transaction in which the rights are tidied up; the rights' histories tell how many tasks it was. */
    void tasksOf(List<Ended> ended) {
        Map<Holder, String> numbers = ended.stream()
                .collect(Collectors.toMap(
                        right -> new Holder(right.personId(), right.municipality()),
                        Ended::number,
                        BinaryOperator.minBy(String::compareTo)));
        List<LeftBehind> left = leftBehind(numbers.keySet());
        if (!left.isEmpty()) {
            giveBack(left);
            rights.recordTasksHandedOn(left.stream()
                    .collect(Collectors.toMap(task -> numbers.get(task.of()), task -> 1, Integer::sum, TreeMap::new)));
        }
    }

    /** In the transaction in which a person has lost sight of some of the municipality's tasks. */
    void tasksOf(String personId, String municipality) {
        List<LeftBehind> left = leftBehind(Set.of(new Holder(personId, municipality)));
        if (!left.isEmpty()) {
            giveBack(left);
        }
    }

    private List<LeftBehind> leftBehind(Set<Holder> holders) {
        return jdbc.sql(LEFT_BEHIND)
                .param("people", texts(holders, Holder::person))
                .param("municipalities", texts(holders, Holder::municipality))
                .query(LeftBehind.class)
                .list();
    }

    private void giveBack(List<LeftBehind> left) {
        Set<String> inHand = inHand();
        Map<Boolean, List<LeftBehind>> byHand =
                left.stream().collect(Collectors.partitioningBy(task -> inHand.contains(task.id())));
        byHand.get(true).forEach(task -> tasks.setAssignee(task.id(), null));
        if (!byHand.get(false).isEmpty()) {
            jdbc.sql(GIVE_BACK)
                    .param("ids", texts(byHand.get(false), LeftBehind::id))
                    .param("holders", texts(byHand.get(false), LeftBehind::holder))
                    .param("now", new Timestamp(ClockUtil.getCurrentTime().getTime()))
                    .update();
        }
    }

    private static Set<String> inHand() {
        CommandContext command = Context.getCommandContext();
        return command == null
                ? Set.of()
                : command.getDbEntityManager().getDbEntityCache().getEntitiesByType(TaskEntity.class).stream()
                        .map(TaskEntity::getId)
                        .collect(Collectors.toSet());
    }

    private static <T> String[] texts(Collection<T> of, Function<T, String> text) {
        return of.stream().map(text).toArray(String[]::new);
    }

    private record Holder(String person, String municipality) {}

    private record LeftBehind(String id, String holder, String municipality) {

        Holder of() {
            return new Holder(holder, municipality);
        }
    }
}
