package fi.kotopolku.engine;

import fi.kotopolku.TestDatabase;
import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.FormContent;
import fi.kotopolku.access.FormContent.Key;
import fi.kotopolku.access.LegalGround;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.Role;
import fi.kotopolku.casefile.CaseState;
import fi.kotopolku.demo.DemoTime;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.engine.MatrixPeople.Holder;
import fi.kotopolku.rules.AccessLimit;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks the rule itself: a case goes its whole way, and at each stop each holder of a right is asked about, the decision
 * by {@link AccessDecisions}, the tasks by {@link TaskRule}, the beginnings by {@link StartRule}.
 */
final class AccessMatrix {

    private static final String CASEWORKER = "caseworker.keuruu";
    private static final String NURSE = "nurse.keskisuomi";
    private static final List<DataCategory> CONTENTS = List.of(DataCategory.values());
    private static final Map<Power, String> LETTERS = Map.of(Power.READ, "L", Power.WRITE, "K", Power.DECIDE, "P");

    private final AccessDecisions decisions;
    private final TaskRule tasks;
    private final StartRule starts;
    private final FormDesk desk;
    private final Casework casework;
    private final TaskService engine;
    private final RepositoryService models;
    private final DemoTime time;
    private final Clock clock;
    private final MatrixPeople people;
    private final JdbcClient jdbc = TestDatabase.owner();

    /** Holder → category → letters, by the state of the case in which it was asked. */
    private final Map<CaseState, Map<Holder, Map<DataCategory, String>>> contents = new LinkedHashMap<>();

    /** Task → the states in which it was open, and what each holder may do with it. */
    private final Map<String, String> statesOfTask = new LinkedHashMap<>();

    private final Map<String, String> namesOfTask = new LinkedHashMap<>();
    private final Map<String, Map<Holder, String>> tasksOf = new LinkedHashMap<>();

    private List<Holder> holders;
    private Holder invited;

    AccessMatrix(ApplicationContext application) {
        this.decisions = application.getBean(AccessDecisions.class);
        this.tasks = application.getBean(TaskRule.class);
        this.starts = application.getBean(StartRule.class);
        this.desk = application.getBean(FormDesk.class);
        this.casework = application.getBean(Casework.class);
        this.engine = application.getBean(TaskService.class);
        this.models = application.getBean(RepositoryService.class);
        this.time = application.getBean(DemoTime.class);
        this.clock = application.getBean(Clock.class);
        this.people = new MatrixPeople(application.getBean(Rules.class), clock);
    }

    String page() {
        try {
            walk();
            return MatrixPage.of(grounds(), groundContents(), contentsByRole(), forms(), tasksByRole(), beginnings());
        } finally {
            time.stand(Duration.ZERO);
            people.leave();
        }
    }

    private void walk() {
        String key = casework.begin(
                CASEWORKER,
                "integration-case",
                SampleAnswers.with(
                        SampleAnswers.intake("Taulukkoinen", "Matriisi", LocalDate.of(1985, 4, 3), today()),
                        "wayIn",
                        "OWN_REQUEST"));
        holders = people.come(key);
        invited = new Holder(
                NURSE,
                "Kutsuttu hyvinvointialueen ammattilainen",
                Role.WELLBEING_PROFESSIONAL,
                LegalGround.MULTI_PROFESSIONAL);
        stop(key);
        answer(key, "task_decideNeed", SampleAnswers.assessmentNeeded());
        stop(key);
        answer(key, "task_initialInterview", SampleAnswers.interviewInviting(today(), NURSE));
        stop(key);
        casework.answer(NURSE, key, "task_contribute", SampleAnswers.contribution());
        stop(key);
        answer(key, "task_concludeAssessment", SampleAnswers.conclusion(today(), true));
        stop(key);
        answer(key, "task_draftPlan", SamplePlans.draft(today()));
        stop(key);
        answer(key, "task_confirmPlan", SamplePlans.agreed(today()));
        stop(key);
        time.stand(Duration.ofDays(190));
        casework.timerComes(key);
        stop(key);
        answer(key, "task_gatherRealisation", SamplePlans.realisation());
        stop(key);
        answer(key, "task_reviewMeeting", SamplePlans.meeting(today(), "ENDED"));
        stop(key);
        answer(key, "task_closeCase", SampleAnswers.closing());
        stop(key);
    }

    private void answer(String key, String task, Map<String, Object> answer) {
        casework.answer(CASEWORKER, key, task, answer);
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private void stop(String key) {
        CaseState state = CaseState.valueOf(jdbc.sql("select state from koto.integration_case where number = :key")
                .param("key", key)
                .query(String.class)
                .single());
        contents.computeIfAbsent(
                state,
                first -> everybody()
                        .collect(Collectors.toMap(
                                Function.identity(),
                                holder -> contentsOf(holder, key),
                                (a, b) -> a,
                                LinkedHashMap::new)));
        Map<DataCategory, String> guest = contentsOf(invited, key);
        if (guest.values().stream().anyMatch(letters -> !letters.equals("–"))) {
            contents.get(state).put(invited, guest);
        }
        for (Task open :
                engine.createTaskQuery().processInstanceBusinessKey(key).list()) {
            String id = open.getTaskDefinitionKey();
            statesOfTask.merge(id, state.nameFi(), (a, b) -> a.contains(b) ? a : a + ", " + b);
            namesOfTask.put(id, open.getName());
            boolean guests = id.equals("task_contribute");
            if (!guests) {
                engine.setAssignee(open.getId(), null);
            }
            tasksOf.computeIfAbsent(
                    id,
                    first -> everybody()
                            .collect(Collectors.toMap(
                                    Function.identity(),
                                    holder -> onTask(holder, open.getId()),
                                    (a, b) -> a,
                                    LinkedHashMap::new)));
            if (!guests) {
                engine.setAssignee(open.getId(), CASEWORKER);
            }
        }
    }

    private Stream<Holder> everybody() {
        return Stream.concat(holders.stream(), Stream.of(invited));
    }

    private Map<DataCategory, String> contentsOf(Holder holder, String key) {
        return CONTENTS.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        category -> letters(power -> casework.as(
                                holder.personId(),
                                () -> decisions
                                        .decide(holder.personId(), power, key, category)
                                        .allowed()))));
    }

    private String onTask(Holder holder, String task) {
        return casework.as(
                holder.personId(),
                () -> tasks.worksOn(holder.personId(), task)
                        ? "tekee"
                        : tasks.sees(holder.personId(), task) ? "näkee" : "–");
    }

    private static String letters(Function<Power, Boolean> has) {
        String letters = Arrays.stream(Power.values())
                .filter(has::apply)
                .map(LETTERS::get)
                .collect(Collectors.joining());
        return letters.isEmpty() ? "–" : letters;
    }

    private List<List<String>> grounds() {
        return Arrays.stream(LegalGround.values())
                .map(ground -> {
                    AccessLimit limit = people.limit(ground);
                    return List.of(
                            ground.nameFi(),
                            names(
                                    limit.roles(),
                                    code -> Role.ofCode(code).orElseThrow().nameFi()),
                            names(limit.extents(), MatrixPage::extentFi),
                            names(limit.powers(), power -> Power.valueOf(power).nameFi()),
                            limit.longestFi(),
                            limit.section() + "; " + limit.lawVersion());
                })
                .toList();
    }

    private static String names(Iterable<String> words, Function<String, String> name) {
        return java.util.stream.StreamSupport.stream(words.spliterator(), false)
                .sorted()
                .map(name)
                .collect(Collectors.joining(", "));
    }

    private List<List<String>> groundContents() {
        return CONTENTS.stream()
                .map(category -> Stream.concat(
                                Stream.of(category.nameFi()),
                                Arrays.stream(LegalGround.values())
                                        .map(ground -> people.limit(ground)
                                                        .contentCategories()
                                                        .contains(category.name())
                                                ? "kyllä"
                                                : "–"))
                        .toList())
                .toList();
    }

    /** One table for states in which every answer is the same. */
    private Map<String, List<List<String>>> contentsByRole() {
        Map<List<List<String>>, String> states = new LinkedHashMap<>();
        contents.forEach((state, byHolder) -> states.merge(rows(byHolder), state.nameFi(), (a, b) -> a + ", " + b));
        Map<String, List<List<String>>> tables = new LinkedHashMap<>();
        states.forEach((rows, names) -> tables.put(names, rows));
        return tables;
    }

    private static List<List<String>> rows(Map<Holder, Map<DataCategory, String>> byHolder) {
        return byHolder.entrySet().stream()
                .map(row -> Stream.concat(
                                Stream.of(row.getKey().name()),
                                CONTENTS.stream().map(category -> row.getValue().get(category)))
                        .toList())
                .toList();
    }

    private List<List<String>> forms() {
        return namesOfForms().entrySet().stream()
                .map(form -> {
                    FormContent content =
                            FormContent.of(desk.binding(form.getKey()).type());
                    return Stream.concat(
                                    Stream.of(form.getValue()),
                                    CONTENTS.stream()
                                            .map(category -> letters(power -> demands(content, category, power))))
                            .toList();
                })
                .filter(row -> row.stream().skip(1).anyMatch(cell -> !cell.equals("–")))
                .toList();
    }

    private static boolean demands(FormContent content, DataCategory category, Power power) {
        return content.keys().stream()
                .filter(key -> key.holds().contains(category))
                .anyMatch((Key key) -> power == Power.READ || !key.onlyShown() && key.by() == power);
    }

    private Map<String, String> namesOfForms() {
        Map<String, String> names = new LinkedHashMap<>();
        names.put("start_clientIntake", "Uuden asiakkaan rekisteröinti");
        names.putAll(namesOfTask);
        return names;
    }

    private List<List<String>> tasksByRole() {
        return tasksOf.entrySet().stream()
                .map(task -> Stream.concat(
                                Stream.of(namesOfTask.get(task.getKey()), statesOfTask.get(task.getKey())),
                                Stream.of(who(task.getValue(), "tekee"), who(task.getValue(), "näkee")))
                        .toList())
                .toList();
    }

    private static String who(Map<Holder, String> answers, String what) {
        String names = answers.entrySet().stream()
                .filter(answer -> answer.getValue().equals(what))
                .map(answer -> answer.getKey().name())
                .distinct()
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "–" : names;
    }

    private List<List<String>> beginnings() {
        return models.createProcessDefinitionQuery().latestVersion().orderByProcessDefinitionKey().asc().list().stream()
                .map(model -> List.of(
                        model.getName(),
                        who(
                                everybody()
                                        .collect(Collectors.toMap(
                                                Function.identity(),
                                                holder -> casework.as(
                                                        holder.personId(),
                                                        () -> starts.startableBy(holder.personId())
                                                                        .contains(model.getKey())
                                                                ? "tekee"
                                                                : "–"),
                                                (a, b) -> a,
                                                LinkedHashMap::new)),
                                "tekee")))
                .filter(row -> !row.get(1).equals("–"))
                .toList();
    }
}
