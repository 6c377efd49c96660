package fi.kotopolku.imports;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Where an import stands, in the words of its forms; numbers and days, and never anything of a file. */
@Component
class ImportWords {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("d.M.yyyy 'klo' H.mm").withZone(ZoneId.of("Europe/Helsinki"));
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d.M.yyyy").withZone(ZoneId.of("Europe/Helsinki"));

    private final ImportSteps steps;

    ImportWords(ImportSteps steps) {
        this.steps = steps;
    }

    String trial(Import one) {
        if (one.triedAt() == null) {
            return "Koetuontia ei ole vielä tehty.";
        }
        if (!one.trialUpToDate()) {
            return "Tiedostot ovat muuttuneet viimeisimmän koetuonnin (%s) jälkeen. Tee koetuonti uudelleen."
                    .formatted(MINUTE.format(one.triedAt()));
        }
        return "Viimeisin koetuonti: %s. Virheitä %d, huomautuksia %d."
                .formatted(
                        MINUTE.format(one.triedAt()),
                        steps.faults(one.number(), "ERROR"),
                        steps.faults(one.number(), "REMARK"));
    }

    String counts(Import one) {
        String lines = steps.counts(one.number()).stream()
                .map(count -> "- %s: luettu %d, luvattu %d, tuotu %d%s"
                        .formatted(
                                count.kind().nameFi(),
                                count.read(),
                                count.promised(),
                                count.broughtRows(),
                                count.differs() ? " – **poikkeaa luvatusta**" : ""))
                .collect(Collectors.joining("\n"));
        return lines
                + "\n\nTuonnin voi perua %s asti, ellei tuotuja asioita ole käsitelty."
                        .formatted(lastDay(one.undoUntil()));
    }

    /** "12.12.2026": the last day on which it can be taken back. */
    static String lastDay(Instant until) {
        return DAY.format(until.minusSeconds(1));
    }
}
