package fi.kotopolku.engine;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shapes of the engine's list and count statements (7.24) that a list of a million tasks stands or falls with, and how
 * the same answer is found by an index. The engine joins, removes duplicates and sorts all that a person may see before it
 * shows fifteen; here each municipality gives its first fifteen in order. A statement of another shape is left as it is.
 *
 * <p>Every shape stands on {@link TaskRule}: a page asks its whole condition for each task shown. Only the count of a group's
 * queue says it in another way: with a right to the whole municipality, what is offered to its role is seen, but for
 * one's own matters. The placeholders stay the same and in their order.
 */
final class TaskStatement {

    private static final String TASKS = "from engine.ACT_RU_TASK RES";
    private static final String ONE_TO_ONE =
            "((?: inner join engine\\.(?:ACT_RE_PROCDEF D|ACT_RU_EXECUTION E) on RES\\.[A-Z_]+ = [DE]\\.ID_)*)";
    private static final String LINKS = " left join engine\\.ACT_RU_IDENTITYLINK I on I\\.TASK_ID_ = RES\\.ID_";
    private static final String COLUMNS = "(RES\\.[A-Z_]+(?:, RES\\.[A-Z_]+)*)";
    private static final String PLACES = "\\( \\?(?: , \\?)* \\)";
    private static final String QUEUE = "\\( 1 = 1 and \\( RES\\.ASSIGNEE_ is null and I\\.TYPE_ = 'candidate' and"
            + " \\( I\\.GROUP_ID_ IN (" + PLACES + ") \\) \\) \\)"
            + " and \\(RES\\.TENANT_ID_ is null or RES\\.TENANT_ID_ in (" + PLACES + ") \\)";
    private static final String ORDER = " order by (RES\\.[A-Z_]+ (?:asc|desc)(?:, RES\\.[A-Z_]+ (?:asc|desc))*)";
    private static final String DUE_ORDER = " order by RES\\.DUE_DATE_ (asc|desc)(?:, RES\\.DUE_DATE_ \\1)*";
    private static final String LIMIT = " LIMIT \\? OFFSET \\?";

    private static final Pattern QUEUE_PAGE = Pattern.compile("select distinct " + COLUMNS + " " + TASKS + LINKS
            + " WHERE (" + QUEUE + ")" + DUE_ORDER.replace("\\1", "\\5") + LIMIT);
    private static final Pattern PAGE =
            Pattern.compile("select distinct " + COLUMNS + " " + TASKS + ONE_TO_ONE + " WHERE (.*)" + ORDER + LIMIT);
    private static final Pattern QUEUE_COUNT =
            Pattern.compile("SELECT COUNT\\(\\*\\) FROM \\(SELECT DISTINCT RES\\.ID_ " + TASKS + LINKS + " WHERE "
                    + QUEUE + " \\) countDistinct");
    private static final Pattern COUNT = Pattern.compile("SELECT COUNT\\(\\*\\) FROM \\(SELECT DISTINCT RES\\.ID_ "
            + TASKS + ONE_TO_ONE + " WHERE (.*) \\) countDistinct");

    private static final String REACHED = """
            (select distinct r.municipality::text as municipality from koto.right_in_force r
             where r.person_id = '%s') reached""";
    private static final String OFFICES = """
            (select distinct r.municipality::text as municipality, r.role from koto.right_in_force r
             where r.person_id = '%s' and r.extent = 'MUNICIPALITY') office""";

    private final String sql;
    private final String personId;

    private TaskStatement(String sql, String personId) {
        this.sql = sql;
        this.personId = personId;
    }

    /** @return nothing when the statement is not one over the table of tasks */
    static Optional<TaskStatement> of(String sql, String personId) {
        return sql.contains(TASKS)
                ? Optional.of(new TaskStatement(sql.replaceAll("\\s+", " ").strip(), TaskRule.checked(personId)))
                : Optional.empty();
    }

    /** The statement as it is, over the tasks that the person sees. */
    String narrowed() {
        return sql.replace(TASKS, "from " + TaskRule.tasksSeenBy(personId) + " RES");
    }

    boolean isCount() {
        return sql.startsWith("SELECT COUNT(*)");
    }

    boolean isOfQueue() {
        return QUEUE_PAGE.matcher(sql).matches() || QUEUE_COUNT.matcher(sql).matches();
    }

    /**
     * A group's queue, page or count, for a person whose rights are all to whole municipalities.
     *
     * @param rows first and last row of the page together, so many as are needed of each queue
     * @param oneRole the person has one role in each municipality, so that no task is in two of the queues
     */
    String queue(long rows, boolean oneRole) {
        Matcher page = QUEUE_PAGE.matcher(sql);
        if (page.matches()) {
            return queuePage(page, rows);
        }
        Matcher count = QUEUE_COUNT.matcher(sql);
        return count.matches() ? queueCount(count, oneRole) : narrowed();
    }

    /** Any other page or count. */
    String list(long rows) {
        Matcher page = PAGE.matcher(sql);
        if (page.matches() && !page.group(3).contains(" I.")) {
            String order = page.group(4) + ", RES.ID_ " + (page.group(4).endsWith("desc") ? "desc" : "asc");
            return "select " + page.group(1) + " from " + REACHED.formatted(personId)
                    + " cross join lateral (select RES.* from "
                    + TaskRule.tasksSeenOneByOne(personId, "t.tenant_id_ = reached.municipality", "")
                    + " RES" + page.group(2) + " WHERE " + within("reached", page.group(3)) + " order by " + order
                    + " limit " + rows
                    + ") RES order by " + order + " LIMIT ? OFFSET ?";
        }
        return COUNT.matcher(sql).matches()
                ? narrowed().replaceFirst("SELECT DISTINCT RES\\.ID_", "SELECT RES.ID_")
                : narrowed();
    }

    /** "offset 0" keeps the planner from looking at tasks before the queue has put them in order. */
    private String queuePage(Matcher page, long rows) {
        String way = page.group(5);
        return "select distinct " + page.group(1) + " from " + OFFICES.formatted(personId)
                + " cross join lateral (select RES.* from engine.act_ru_identitylink I cross join lateral "
                + TaskRule.tasksSeenOneByOne(personId, "t.id_ = I.task_id_", "offset 0")
                + " RES WHERE I.queued_ and I.tenant_id_ = office.municipality and I.group_id_ = office.role and "
                + within("office", page.group(2)) + " order by I.queue_due_ " + way + ", I.task_id_ " + way
                + " limit " + rows + ") RES order by RES.DUE_DATE_ " + way + ", RES.ID_ " + way + " LIMIT ? OFFSET ?";
    }

    /** The engine asks of each task what is already said of the municipality and the role that it comes from. */
    private static String within(String place, String where) {
        return where.replaceFirst(
                        "\\(RES\\.TENANT_ID_ is null or RES\\.TENANT_ID_ in (" + PLACES + ") \\)",
                        place + ".municipality in $1")
                .replace("I.GROUP_ID_ IN", "office.role in");
    }

    private String queueCount(Matcher count, boolean oneRole) {
        return "SELECT COUNT(*) FROM (SELECT " + (oneRole ? "" : "DISTINCT ") + "I.TASK_ID_ from "
                + OFFICES.formatted(personId)
                + " join engine.act_ru_identitylink I on I.tenant_id_ = office.municipality and I.group_id_ = office.role"
                + " WHERE I.queued_ and I.GROUP_ID_ in " + count.group(1) + " and I.TENANT_ID_ in " + count.group(2)
                + " and I.TASK_ID_ <> all (array(" + TaskRule.withheldFrom(personId) + "))) countDistinct";
    }
}
