package fi.kotopolku.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The seals as they were written outside the database. Held in memory, some hundred bytes each.
 *
 * <p>When two lines disagree about the same seal, the first one counts: the file is only ever added to, so that the
 * later one was written after the log was rewritten.
 */
final class OutsideSeals {

    private final Map<String, TreeMap<Long, Seal>> seals = new HashMap<>();

    private OutsideSeals() {}

    /** @param files one from each node, or copies; they complete each other */
    static OutsideSeals read(List<Path> files, Findings findings) throws IOException {
        OutsideSeals outside = new OutsideSeals();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                outside.addAll(new ExportLines(in), findings);
            }
        }
        return outside;
    }

    /** A last line without its end was being written when the file was copied or the writer stopped: not one yet. */
    private void addAll(ExportLines lines, Findings findings) throws IOException {
        while (lines.advance()) {
            if (!lines.isCutShort()) {
                String text = new String(
                        lines.buffer(), lines.from(), lines.end() - lines.from(), StandardCharsets.ISO_8859_1);
                add(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text, lines.number(), findings);
            }
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
        if (known != null && !Arrays.equals(known.hash(), fresh.hash())) {
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
