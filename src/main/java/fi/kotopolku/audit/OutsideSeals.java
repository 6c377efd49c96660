package fi.kotopolku.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The seals as they were written outside the database. Held in memory, some hundred bytes each.
 *
 * <p>When two lines disagree about the same seal, the first one counts: the file is only ever added to, so that the
 * later one was written after the log was rewritten.
 */
final class OutsideSeals {

    private final Map<String, TreeMap<Long, Seal>> seals = new HashMap<>();

    private OutsideSeals() {}

    static OutsideSeals none() {
        return new OutsideSeals();
    }

    /** @param files one from each node, or copies; they complete each other */
    static OutsideSeals read(List<Path> files, Findings findings) throws IOException {
        OutsideSeals outside = new OutsideSeals();
        for (Path file : files) {
            try (Stream<String> lines = lines(file)) {
                long[] number = {0};
                lines.forEach(line -> outside.add(line, ++number[0], findings));
            }
        }
        return outside;
    }

    /** Bytes as characters one by one, so that a file in any encoding can be read, and be found not to be a file of seals. */
    private static Stream<String> lines(Path file) throws IOException {
        BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1);
        return reader.lines().onClose(() -> close(reader));
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void add(String text, long number, Findings findings) {
        Optional<SealLine> line = SealLine.parse(text);
        if (line.isEmpty()) {
            findings.add(Finding.ofFile(
                    Finding.Kind.OUTSIDE_SEALS_BROKEN,
                    "Sinettitiedoston riviä " + number + " ei voi lukea. Odotettu muoto: ajo kunta erä"
                            + " ensimmäinen-viimeinen aika tiiviste."));
            return;
        }
        SealLine seal = line.get();
        Seal fresh =
                new Seal(seal.first(), seal.last(), seal.at(), HexFormat.of().parseHex(seal.hash()));
        Seal known = of(seal.chain()).putIfAbsent(seal.batch(), fresh);
        if (known != null && !java.util.Arrays.equals(known.hash(), fresh.hash())) {
            findings.add(Finding.ofSeal(
                    Finding.Kind.OUTSIDE_SEALS_BROKEN,
                    seal.chain(),
                    seal.batch(),
                    seal.first(),
                    seal.last(),
                    "sinettitiedostossa on erälle kaksi eri sinettiä; loki on kirjoitettu uudelleen (rivi " + number
                            + ")."));
        }
    }

    private TreeMap<Long, Seal> of(String chain) {
        return seals.computeIfAbsent(chain, none -> new TreeMap<>());
    }

    Optional<Seal> seal(String chain, long batch) {
        return Optional.ofNullable(seals.getOrDefault(chain, new TreeMap<>()).get(batch));
    }

    /** The last seal of the chain up to a time. */
    Optional<Seal> last(String chain, String upTo) {
        return seals.getOrDefault(chain, new TreeMap<>()).descendingMap().values().stream()
                .filter(seal -> seal.at().compareTo(upTo) <= 0)
                .findFirst();
    }

    Set<String> chains() {
        return seals.keySet();
    }

    /** @param at UTC, as the database writes it */
    record Seal(long first, long last, String at, byte[] hash) {}
}
