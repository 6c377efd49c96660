package fi.kotopolku.rules;

import java.time.LocalDate;
import java.util.List;

/**
 * A clock with the date that the table gives it, and how things stand on a day.
 *
 * @param rule the row of the table that was asked
 * @param deadline null when the table has no value for the rule
 */
public record ExplainedClock(StatutoryClock clock, Rule rule, Deadline deadline, State state) {

    /** How things stand. */
    public enum State {
        WAITING("odottaa"),
        MET("tehty"),
        MISSED("myöhässä"),
        /** The longest time is over; nobody has missed anything. */
        ENDED("aika on päättynyt"),
        LAPSED("raukesi"),
        /** The table has no value, so there is no date. */
        UNKNOWN("päivää ei voi laskea");

        private final String nameFi;

        State(String nameFi) {
            this.nameFi = nameFi;
        }
    }

    static ExplainedClock of(StatutoryClock clock, Rule rule, Deadline deadline, LocalDate today) {
        boolean before = rule.kind() == Rule.Kind.NOTICE
                && deadline != null
                && clock.metOn() != null
                && clock.metOn().isBefore(deadline.due());
        StatutoryClock counted = before ? clock.met(null) : clock;
        return new ExplainedClock(counted, rule, deadline, state(counted, rule, deadline, today));
    }

    /** Nothing has happened yet that would have ended it. */
    public boolean runs() {
        return clock.metOn() == null && clock.stoppedOn() == null;
    }

    private static State state(StatutoryClock clock, Rule rule, Deadline deadline, LocalDate today) {
        if (clock.metOn() != null) {
            return State.MET;
        }
        if (deadline == null) {
            return State.UNKNOWN;
        }
        LocalDate until = clock.stoppedOn() == null ? today : clock.stoppedOn();
        if (until.isAfter(deadline.due())) {
            return rule.kind() == Rule.Kind.LIMIT ? State.ENDED : State.MISSED;
        }
        return clock.stoppedOn() == null ? State.WAITING : State.LAPSED;
    }

    /** Done, but after the due day; what is noticed is done afterwards. */
    public boolean late() {
        return rule.kind() != Rule.Kind.NOTICE
                && clock.metOn() != null
                && deadline != null
                && clock.metOn().isAfter(deadline.due());
    }

    /** One sentence, which for a rule without a value says that there is no date. */
    public String explanationFi() {
        return deadline == null
                ? new RuleValueUnknown(rule.id(), rule.titleFi()).messageFi()
                : deadline.explanationFi();
    }

    /** "tehty 3.3.2026, myöhässä". */
    public String stateFi() {
        return switch (state) {
            case MET -> state.nameFi + " " + Wording.day(clock.metOn()) + (late() ? ", myöhässä" : "");
            case LAPSED -> state.nameFi + " " + Wording.day(clock.stoppedOn());
            case WAITING, MISSED, ENDED, UNKNOWN -> state.nameFi;
        };
    }

    /** Empty when nothing is waited for any more. */
    public List<String> whatIfFi() {
        return state == State.WAITING || state == State.MISSED ? deadline.whatIfFi() : List.of();
    }
}
