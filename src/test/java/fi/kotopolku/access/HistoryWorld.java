package fi.kotopolku.access;

import fi.kotopolku.access.ReferenceModel.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** People and cases of their own for one history, and what its clients know of one another's doings. */
final class HistoryWorld {

    static final List<String> UNITS = List.of("Aikuiset", "Perheet");
    static final List<String> MUNICIPALITIES = List.of("249", "495");

    private static final int PEOPLE = 10;
    private static final int CASES_OF_A_MUNICIPALITY = 3;
    private static final List<Worker> WORKERS = List.of(
            new Worker("keuruu", "multia", Role.CASEWORKER, LegalGround.MUNICIPAL_TASK),
            new Worker("keuruu", "partner-opisto", Role.PROCESS_MANAGER, LegalGround.MUNICIPAL_TASK),
            new Worker("multia", "keuruu", Role.CASEWORKER, LegalGround.MUNICIPAL_TASK),
            new Worker("keski-suomi-hva", "keuruu", Role.WELLBEING_PROFESSIONAL, LegalGround.MULTI_PROFESSIONAL),
            new Worker(
                    "partner-opisto", "keski-suomi-hva", Role.PARTNER_PROFESSIONAL, LegalGround.OUTSIDE_ORGANISATION));

    final HistoryRecord record = new HistoryRecord();
    final List<Staff> people = new CopyOnWriteArrayList<>();
    final List<String> cases = new CopyOnWriteArrayList<>();
    final List<Held> rights = new CopyOnWriteArrayList<>();
    final AtomicReference<Instant> now;
    final ReferenceModel start;

    private final Map<String, String> unitsAtStart = new HashMap<>();

    private record Worker(String employer, String otherEmployer, Role role, LegalGround ground) {}

    /** Somebody whom rights are given to. */
    record Staff(String id, String employer, String otherEmployer, Role role, LegalGround ground) {}

    HistoryWorld(AccessTestbed bed, Instant now) {
        this.now = new AtomicReference<>(now);
        for (int place = 0; place < PEOPLE; place++) {
            Worker worker = WORKERS.get(place % WORKERS.size());
            people.add(new Staff(
                    bed.person(worker.employer()),
                    worker.employer(),
                    worker.otherEmployer(),
                    worker.role(),
                    worker.ground()));
        }
        for (String municipality : MUNICIPALITIES) {
            for (int place = 0; place < CASES_OF_A_MUNICIPALITY; place++) {
                String unit = UNITS.get(place % UNITS.size());
                String number = bed.caseOf(municipality, unit, "ASSESSMENT");
                cases.add(number);
                unitsAtStart.put(number, unit);
            }
        }
        Map<String, String> employers = new HashMap<>();
        people.forEach(person -> employers.put(person.id(), person.employer()));
        start = new ReferenceModel(
                now, Map.of(), Map.copyOf(unitsAtStart), Set.copyOf(cases), Map.copyOf(employers), Map.of());
    }

    Staff person(int place) {
        return people.get(place % people.size());
    }

    String aCase(int place) {
        return cases.get(place % cases.size());
    }

    /** Mostly one of the municipality that gives the person rights. */
    String caseFor(Staff person, int place) {
        String home = grants(person, aCase(place));
        List<String> there =
                cases.stream().filter(number -> number.startsWith(home)).toList();
        return place % 7 == 0 ? aCase(place) : there.get(place % there.size());
    }

    Optional<Held> right(int place) {
        List<Held> known = List.copyOf(rights);
        return known.isEmpty() ? Optional.empty() : Optional.of(known.get(place % known.size()));
    }

    /** A municipal employee's rights are their own municipality's; the others get theirs wherever the case is. */
    String grants(Staff person, String caseNumber) {
        return switch (person.employer()) {
            case "keuruu" -> "249";
            case "multia" -> "495";
            default -> caseNumber.substring(0, 3);
        };
    }

    void passes(Duration time) {
        now.updateAndGet(before -> before.plus(time));
    }
}
