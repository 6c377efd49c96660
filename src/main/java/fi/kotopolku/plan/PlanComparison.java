package fi.kotopolku.plan;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Holds;
import fi.kotopolku.form.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What became of a plan between two of its versions.
 *
 * @param plan changes of the plan as a whole and of its goals; null for who may not read plans
 * @param services null for who may not read services
 */
record PlanComparison(
        @Holds({}) @Shown String caseNumber,
        @Holds(DataCategory.PLAN) @Shown VersionLine before,
        @Holds(DataCategory.PLAN) @Shown VersionLine after,
        @Holds(DataCategory.PLAN) @Shown List<Change> plan,
        @Holds(DataCategory.SERVICES) @Shown List<Change> services) {

    /** @param line null for what a plan has once */
    record Change(String line, String title, Kind kind, String kindFi, List<Field> fields) {}

    /** Before or after is null where the part itself was not there. */
    record Field(String name, String before, String after) {}

    enum Kind {
        ADDED("Lisätty"),
        REMOVED("Poistettu"),
        CHANGED("Muutettu");

        private final String nameFi;

        Kind(String nameFi) {
            this.nameFi = nameFi;
        }
    }

    /** @return what was added, removed or changed, matched by {@link PlanPart#key}; what stayed is left out */
    static List<Change> changes(List<PlanPart> before, List<PlanPart> after) {
        Map<String, PlanPart> old = byKey(before);
        Map<String, PlanPart> present = byKey(after);
        List<Change> changes = new ArrayList<>();
        after.forEach(part -> {
            PlanPart was = old.get(part.key());
            if (was == null) {
                changes.add(change(
                        part,
                        Kind.ADDED,
                        field -> new Field(field, null, part.fields().get(field))));
            } else if (!was.fields().equals(part.fields())) {
                changes.add(change(part, Kind.CHANGED, field -> changed(field, was, part)));
            }
        });
        before.stream()
                .filter(part -> !present.containsKey(part.key()))
                .forEach(part -> changes.add(change(
                        part,
                        Kind.REMOVED,
                        field -> new Field(field, part.fields().get(field), null))));
        return changes;
    }

    private static Field changed(String field, PlanPart was, PlanPart part) {
        String before = was.fields().get(field);
        String after = part.fields().get(field);
        return Objects.equals(before, after) ? null : new Field(field, before, after);
    }

    private static Change change(PlanPart part, Kind kind, Function<String, Field> fields) {
        return new Change(
                part.line(),
                part.title(),
                kind,
                kind.nameFi,
                part.fields().keySet().stream()
                        .map(fields)
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static Map<String, PlanPart> byKey(List<PlanPart> parts) {
        return parts.stream()
                .collect(Collectors.toMap(PlanPart::key, Function.identity(), (a, b) -> a, LinkedHashMap::new));
    }
}
