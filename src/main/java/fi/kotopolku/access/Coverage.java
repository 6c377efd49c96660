package fi.kotopolku.access;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What of a case a person's rights in force covered at the instant the database was asked: for each power the data
 * categories, each with the right that it rests on.
 */
public final class Coverage {

    public static final Coverage NOTHING = new Coverage(Map.of());

    private final Map<Power, Map<DataCategory, String>> rights;

    private Coverage(Map<Power, Map<DataCategory, String>> rights) {
        this.rights = rights;
    }

    record Part(String caseNumber, Power power, DataCategory content, String rightNumber) {}

    static Coverage of(Part part) {
        return new Coverage(Map.of(part.power(), Map.of(part.content(), part.rightNumber())));
    }

    /** By one right alone, as where there is no case yet. */
    public static Coverage of(RightInForce right) {
        Map<Power, Map<DataCategory, String>> rights = new EnumMap<>(Power.class);
        for (Power power : right.powers()) {
            Map<DataCategory, String> contents = new EnumMap<>(DataCategory.class);
            right.content().forEach(content -> contents.put(content, right.number()));
            rights.put(power, contents);
        }
        return new Coverage(rights);
    }

    public Coverage and(Coverage other) {
        Map<Power, Map<DataCategory, String>> both = new EnumMap<>(Power.class);
        rights.forEach((power, contents) -> both.put(power, new EnumMap<>(contents)));
        other.rights.forEach((power, contents) -> both.computeIfAbsent(power, none -> new EnumMap<>(DataCategory.class))
                .putAll(contents));
        return new Coverage(both);
    }

    /** @return number of the right; empty when none covers it */
    public Optional<String> right(Power power, DataCategory content) {
        return Optional.ofNullable(rights.getOrDefault(power, Map.of()).get(content));
    }

    public boolean covers(Power power, DataCategory content) {
        return right(power, content).isPresent();
    }

    public boolean covers(Power power, Collection<DataCategory> contents) {
        return contents.stream().allMatch(content -> covers(power, content));
    }

    /** No client data can be read. */
    public boolean empty() {
        return rights.getOrDefault(Power.READ, Map.of()).keySet().stream()
                .allMatch(DataCategory.ADMINISTRATION::equals);
    }
}
