package fi.kotopolku.oversight;

import fi.kotopolku.oversight.CaseworkNumbers.Counted;
import fi.kotopolku.oversight.CaseworkNumbers.Span;
import fi.kotopolku.oversight.CaseworkNumbers.Wait;
import fi.kotopolku.oversight.CaseworkNumbers.Waited;
import fi.kotopolku.rules.Deadline;
import fi.kotopolku.rules.Rules;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A municipality's casework in numbers for its own leaders: clients, households and stages, how long people waited, and which
 * statutory days were missed, by the same dated rules that the casework goes by. Nothing in it is about one person:
 * {@link SmallNumbers}.
 */
@Component
class Statistics {

    private static final String FEW = "alle " + SmallNumbers.FEWEST;
    private static final String HIDDEN = "ei näytetä";

    private final CaseworkNumbers numbers;
    private final Rules rules;
    private final Clock clock;

    Statistics(CaseworkNumbers numbers, Rules rules, Clock clock) {
        this.numbers = numbers;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * @param value a number, or words where it is not told
     * @param why null where the name says it all
     */
    record Line(String groupFi, String nameFi, String value, String why) {}

    List<Line> of(String municipality, Period period) {
        LocalDate today = LocalDate.now(clock);
        List<Line> lines = new ArrayList<>();
        breakdown(lines, "Avoimet asiat nyt", NumberWords.STATES, numbers.open(municipality));
        breakdown(
                lines,
                "Kotitaloudet, joissa on avoin asia nyt",
                NumberWords.HOUSEHOLDS,
                numbers.households(municipality, today));
        breakdown(lines, "Vireille tulleet", NumberWords.WAYS_IN, numbers.opened(municipality, period));
        breakdown(lines, "Päätetyt", NumberWords.REASONS, numbers.closed(municipality, period));
        for (Wait wait : Wait.values()) {
            waits(lines, wait, numbers.waited(municipality, period, wait, today));
        }
        for (Wait wait : Wait.values()) {
            if (wait.rule() != null) {
                missed(lines, wait, period, numbers.spans(municipality, wait, today), today);
            }
        }
        return lines;
    }

    private static void breakdown(List<Line> lines, String group, Map<String, String> names, List<Counted> found) {
        Map<String, Integer> parts = new LinkedHashMap<>();
        names.keySet().forEach(name -> parts.put(name, 0));
        found.forEach(part -> parts.put(part.name(), part.number()));
        List<Integer> values = List.copyOf(parts.values());
        SmallNumbers.Told told = SmallNumbers.told(values);
        int sum = values.stream().mapToInt(Integer::intValue).sum();
        lines.add(new Line(group, "Yhteensä", told.sumHidden() ? hidden(sum) : "" + sum, null));
        int place = 0;
        for (Map.Entry<String, Integer> part : parts.entrySet()) {
            boolean hides = told.hidden().get(place++);
            lines.add(new Line(
                    group,
                    names.getOrDefault(part.getKey(), part.getKey()),
                    hides ? hidden(part.getValue()) : "" + part.getValue(),
                    null));
        }
    }

    private static void waits(List<Line> lines, Wait wait, Waited waited) {
        String group = "Odotusajat päivinä";
        String name = NumberWords.wait(wait);
        boolean few = waited.clients() < SmallNumbers.FEWEST;
        lines.add(new Line(group, name + ": asiakkaita", few ? hidden(waited.clients()) : "" + waited.clients(), null));
        lines.add(new Line(group, name + ": puolet odotti enintään", few ? HIDDEN : "" + waited.middle(), null));
        lines.add(new Line(group, name + ": pisin odotus", few ? HIDDEN : "" + waited.longest(), null));
    }

    private void missed(List<Line> lines, Wait wait, Period period, List<Span> spans, LocalDate today) {
        int due = 0;
        int missed = 0;
        String why = null;
        for (Span span : spans) {
            Deadline deadline = rules.due(wait.rule(), span.start());
            if (deadline.due().isBefore(period.first()) || deadline.due().isAfter(period.last())) {
                continue;
            }
            LocalDate end = span.end() == null ? today : span.end();
            due += span.clients();
            missed += end.isAfter(deadline.due()) ? span.clients() : 0;
            why = NumberWords.basis(deadline);
        }
        SmallNumbers.Told told = SmallNumbers.told(List.of(missed, due - missed));
        String group = "Määräpäivät, jotka osuivat jaksoon";
        String name = NumberWords.deadline(wait);
        lines.add(new Line(group, name + ": kaikki", told.sumHidden() ? hidden(due) : "" + due, why));
        lines.add(new Line(group, name + ": myöhässä", told.hidden().get(0) ? hidden(missed) : "" + missed, why));
    }

    private static String hidden(int number) {
        return number == 0 ? "0" : SmallNumbers.few(number) ? FEW : HIDDEN;
    }
}
