package fi.kotopolku.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rule in plain words: who may do what, after some changes. Knows nothing of tables, connections or clocks; the
 * time is whatever the changes have made it.
 *
 * @param units of each case
 * @param openSteps cases of which an assessment, a plan or a review is open
 * @param employers of each person at work; a person who is not at work is missing
 * @param leaving from when on each person is not at work, however long they have an employer
 */
record ReferenceModel(
        Instant now,
        Map<String, Held> rights,
        Map<String, String> units,
        Set<String> openSteps,
        Map<String, String> employers,
        Map<String, Instant> leaving) {

    private static final Duration LATE_START = Duration.ofDays(1);

    /** @param endsAt the agreed end, or the moment of an earlier one */
    record Held(String number, String municipality, Requested bounds, Instant endsAt, boolean revoked) {

        boolean begun(Instant now) {
            return !bounds.from().isAfter(now);
        }

        boolean over(Instant now) {
            return revoked || !endsAt.isAfter(now);
        }
    }

    sealed interface Change {}

    record Granted(Held right) implements Change {}

    record Revoked(String number, Instant at) implements Change {}

    /** One right ends and a narrower one begins, and nobody sees anything between. */
    record Narrowed(Revoked whole, Granted less) implements Change {}

    record Moved(String caseNumber, String unit) implements Change {}

    record Hired(String person, String employer) implements Change {}

    record Stepped(String caseNumber, boolean open) implements Change {}

    record Left(String person) implements Change {}

    record Leaves(String person, Instant at) implements Change {}

    record Passed(Duration time) implements Change {}

    enum Word {
        ALLOWED,
        NOTHING_HERE,
        ENDED,
        BEGINS_LATER,
        NOT_EMPLOYED,
        STEP_CLOSED,
        LACKS_CONTENT,
        LACKS_POWER
    }

    /** @param right the one that the answer speaks of; empty when there is nothing to speak of */
    record Answer(Word word, String right) {

        static final Answer NOTHING_HERE = new Answer(Word.NOTHING_HERE, "");
    }

    /** What may stand against a grant. */
    enum Obstacle {
        NOT_EMPLOYED,
        STEP_CLOSED,
        ALREADY_OVER,
        BEGINS_IN_THE_PAST,
        DUPLICATE
    }

    /** @param changes in the order in which they happened */
    ReferenceModel after(List<Change> changes) {
        Instant time = now;
        Map<String, Held> held = new HashMap<>(rights);
        Map<String, String> places = new HashMap<>(units);
        Set<String> steps = new HashSet<>(openSteps);
        Map<String, String> working = new HashMap<>(employers);
        Map<String, Instant> lastDays = new HashMap<>(leaving);
        for (Change change : changes) {
            if (change instanceof Granted granted) {
                held.put(granted.right().number(), granted.right());
            } else if (change instanceof Revoked revoked) {
                end(held, revoked);
            } else if (change instanceof Narrowed narrowed) {
                end(held, narrowed.whole());
                held.put(narrowed.less().right().number(), narrowed.less().right());
            } else if (change instanceof Stepped stepped && stepped.open()) {
                steps.add(stepped.caseNumber());
            } else if (change instanceof Stepped stepped) {
                steps.remove(stepped.caseNumber());
            } else if (change instanceof Leaves leaves) {
                lastDays.put(leaves.person(), leaves.at());
            } else if (change instanceof Moved moved) {
                places.put(moved.caseNumber(), moved.unit());
            } else if (change instanceof Hired hired) {
                working.put(hired.person(), hired.employer());
                lastDays.remove(hired.person());
            } else if (change instanceof Left left) {
                working.remove(left.person());
            } else if (change instanceof Passed passed) {
                time = time.plus(passed.time());
            }
        }
        return new ReferenceModel(time, held, places, steps, working, lastDays);
    }

    private static void end(Map<String, Held> held, Revoked revoked) {
        held.computeIfPresent(
                revoked.number(),
                (number, right) -> new Held(number, right.municipality(), right.bounds(), revoked.at(), true));
    }

    /** More than one answer only where two rights are equally close to what was asked. */
    Set<Answer> decide(String person, Power power, String caseNumber, DataCategory content) {
        List<Held> considered = of(person)
                .filter(right -> right.municipality().equals(caseNumber.substring(0, 3)))
                .filter(right -> !(right.bounds().extent() instanceof Extent.Cases named)
                        || named.numbers().contains(caseNumber))
                .toList();
        Predicate<Held> reaches = right -> inForce(right) && covers(right, caseNumber);
        Comparator<Held> closeness = Comparator.<Held, Boolean>comparing(
                        right -> reaches.test(right) && gives(right, power, content))
                .thenComparing(reaches::test)
                .thenComparing(this::inForce)
                .thenComparing(Held::endsAt);
        return considered.stream()
                .max(closeness)
                .map(closest -> considered.stream()
                        .filter(right -> closeness.compare(right, closest) == 0)
                        .map(right -> answer(right, power, caseNumber, content))
                        .collect(Collectors.toSet()))
                .orElse(Set.of(Answer.NOTHING_HERE));
    }

    Set<String> inForce(String person) {
        return of(person).filter(this::inForce).map(Held::number).collect(Collectors.toSet());
    }

    Set<String> municipalities(String person) {
        return of(person).filter(this::inForce).map(Held::municipality).collect(Collectors.toSet());
    }

    Set<String> reached(String person) {
        return reached(person, right -> true);
    }

    Set<String> reached(String person, Power power, DataCategory content) {
        return reached(person, right -> gives(right, power, content));
    }

    boolean over(String number) {
        return rights.get(number).over(now);
    }

    /** @param ahead how far the clock of whoever grants runs ahead of the database's */
    boolean stands(Obstacle obstacle, String municipality, Requested asked, Duration ahead) {
        return switch (obstacle) {
            case NOT_EMPLOYED -> !atWork(asked);
            case STEP_CLOSED -> !stepOpen(asked);
            case ALREADY_OVER -> !asked.until().isAfter(now) || !asked.until().isAfter(now.plus(ahead));
            case BEGINS_IN_THE_PAST -> asked.from().isBefore(now.plus(ahead).minus(LATE_START));
            case DUPLICATE ->
                of(asked.person())
                        .filter(right -> right.municipality().equals(municipality) && !right.over(now))
                        .filter(right -> alike(right.bounds(), asked))
                        .anyMatch(right -> right.bounds().from().isBefore(asked.until())
                                && right.endsAt().isAfter(asked.from()));
        };
    }

    private boolean hasLeft(String person) {
        return leaving.containsKey(person) && !leaving.get(person).isAfter(now);
    }

    private Stream<Held> of(String person) {
        return rights.values().stream().filter(right -> right.bounds().person().equals(person));
    }

    private Set<String> reached(String person, Predicate<Held> suitable) {
        return units.keySet().stream()
                .filter(caseNumber -> of(person)
                        .anyMatch(right -> inForce(right) && covers(right, caseNumber) && suitable.test(right)))
                .collect(Collectors.toSet());
    }

    private boolean inForce(Held right) {
        return right.begun(now) && !right.over(now) && atWork(right.bounds()) && stepOpen(right.bounds());
    }

    /** Of importance to a right for a step of a case, and to no other. */
    private boolean stepOpen(Requested bounds) {
        return bounds.ground() != LegalGround.MULTI_PROFESSIONAL
                || bounds.extent() instanceof Extent.Cases named
                        && named.numbers().stream().anyMatch(openSteps::contains);
    }

    private boolean atWork(Requested bounds) {
        return bounds.employer().equals(employers.get(bounds.person())) && !hasLeft(bounds.person());
    }

    private boolean covers(Held right, String caseNumber) {
        String unit = units.get(caseNumber);
        if (unit == null || !right.municipality().equals(caseNumber.substring(0, 3))) {
            return false;
        }
        Extent extent = right.bounds().extent();
        return extent instanceof Extent.WholeMunicipality
                || extent instanceof Extent.Unit one && one.name().equals(unit)
                || extent instanceof Extent.Cases named && named.numbers().contains(caseNumber);
    }

    private static boolean gives(Held right, Power power, DataCategory content) {
        return right.bounds().powers().contains(power)
                && right.bounds().content().contains(content);
    }

    private static boolean alike(Requested one, Requested other) {
        boolean extents = one.extent() instanceof Extent.Cases some && other.extent() instanceof Extent.Cases others
                ? some.numbers().stream().anyMatch(others.numbers()::contains)
                : one.extent().equals(other.extent());
        return extents && one.role() == other.role() && one.ground() == other.ground();
    }

    private Answer answer(Held right, Power power, String caseNumber, DataCategory content) {
        Word word = Word.ALLOWED;
        if (right.over(now)) {
            word = Word.ENDED;
        } else if (!right.begun(now)) {
            word = Word.BEGINS_LATER;
        } else if (!stepOpen(right.bounds())) {
            word = Word.STEP_CLOSED;
        } else if (!atWork(right.bounds())) {
            word = Word.NOT_EMPLOYED;
        } else if (!covers(right, caseNumber)) {
            return Answer.NOTHING_HERE;
        } else if (!right.bounds().content().contains(content)) {
            word = Word.LACKS_CONTENT;
        } else if (!right.bounds().powers().contains(power)) {
            word = Word.LACKS_POWER;
        }
        return new Answer(word, right.number());
    }
}
