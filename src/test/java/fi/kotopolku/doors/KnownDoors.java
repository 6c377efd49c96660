package fi.kotopolku.doors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.core.io.ClassPathResource;

/** The operations that somebody has thought of, as {@code every-door.txt} lists them. */
final class KnownDoors {

    private KnownDoors() {}

    /** @return each operation with the word that tells whom it is open to; by address and method */
    static Map<Route, String> all() {
        try {
            return new ClassPathResource("doors/every-door.txt")
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split(" +"))
                    .collect(Collectors.toMap(
                            words -> new Route(words[1], words[2]),
                            words -> words[0],
                            (one, other) -> {
                                throw new AssertionError("named twice");
                            },
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
