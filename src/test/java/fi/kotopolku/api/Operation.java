package fi.kotopolku.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;

/**
 * What people say of an operation, where the code does not.
 *
 * @param key method and path
 * @param status of success
 * @param mediaType of the answer; empty for none
 * @param more statuses of problems besides those that follow from what the operation takes
 */
record Operation(String key, int status, String mediaType, List<Integer> more, String summary) {

    private static final String FILE = "api/operations.txt";
    private static final String DOORS = "doors/every-door.txt";

    static Map<String, Operation> all() {
        return lines(FILE)
                .map(line -> line.split(" *\\| *"))
                .map(Operation::of)
                .collect(Collectors.toMap(Operation::key, Function.identity()));
    }

    /** Whether what the address names may be out of the caller's reach. */
    static Map<String, String> doors() {
        return lines(DOORS)
                .map(line -> line.split(" +"))
                .collect(Collectors.toMap(words -> words[1] + " " + words[2], words -> words[0]));
    }

    private static Operation of(String[] parts) {
        String[] success = parts[1].split(" ");
        return new Operation(
                parts[0],
                Integer.parseInt(success[0]),
                success.length > 1 ? success[1] : success[0].equals("204") ? "" : "application/json",
                parts[2].isBlank()
                        ? List.of()
                        : Arrays.stream(parts[2].split(" "))
                                .map(Integer::valueOf)
                                .toList(),
                parts[3]);
    }

    private static Stream<String> lines(String file) {
        try {
            return new ClassPathResource(file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
