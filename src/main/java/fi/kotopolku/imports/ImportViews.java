package fi.kotopolku.imports;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.RightInForce;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where an import stands, for its municipality's main users: counts and days, and nothing of what is in the files. */
@Component
class ImportViews {

    record Line(
            String number,
            String sourceSystem,
            String sourceSystemFi,
            ImportState state,
            String stateFi,
            Instant openedAt) {}

    record Counted(FileKind kind, String kindFi, int read, int promised, Integer brought) {}

    /**
     * @param mayOrder the last trial is of these files and found no errors
     * @param startsOn the day on which the municipality begins, in Finland; null when it has begun or no day is known
     * @param undoUntil the first instant at which it can no longer be taken back; null before it is brought
     * @param workedOn how many cases a person has worked on; null unless the import is one that could be taken back
     */
    record View(
            String number,
            String municipality,
            String sourceSystem,
            String sourceSystemFi,
            ImportState state,
            String stateFi,
            List<FileLine> files,
            Instant triedAt,
            boolean trialUpToDate,
            int errors,
            int remarks,
            boolean mayOrder,
            LocalDate startsOn,
            ImportSteps.Progress progress,
            List<Counted> counts,
            Instant undoUntil,
            Integer workedOn) {}

    private final ImportRule rule;
    private final ImportStore store;
    private final ImportSteps steps;
    private final FileStore files;
    private final AccessDecisions decisions;
    private final JdbcClient jdbc;

    ImportViews(
            ImportRule rule,
            ImportStore store,
            ImportSteps steps,
            FileStore files,
            AccessDecisions decisions,
            JdbcClient jdbc) {
        this.rule = rule;
        this.store = store;
        this.steps = steps;
        this.files = files;
        this.decisions = decisions;
        this.jdbc = jdbc;
    }

    /** The newest first; none for whoever is no main user. */
    @Transactional(readOnly = true)
    List<Line> list(String personId) {
        List<String> municipalities = decisions.inForce(personId).stream()
                .map(RightInForce::municipality)
                .distinct()
                .filter(municipality -> rule.right(personId, municipality).isPresent())
                .toList();
        return store.of(municipalities).stream()
                .map(one -> new Line(
                        one.number(),
                        one.sourceSystem().name(),
                        one.sourceSystem().nameFi(),
                        one.state(),
                        one.state().nameFi(),
                        one.openedAt()))
                .toList();
    }

    /** @throws fi.kotopolku.access.AccessRefused for whoever is not a main user of the municipality */
    @Transactional(readOnly = true)
    View view(String personId, String number) {
        Import one = rule.require(personId, number);
        int errors = steps.faults(number, "ERROR");
        return new View(
                one.number(),
                one.municipality(),
                one.sourceSystem().name(),
                one.sourceSystem().nameFi(),
                one.state(),
                one.state().nameFi(),
                files.lines(number),
                one.triedAt(),
                one.trialUpToDate(),
                errors,
                steps.faults(number, "REMARK"),
                one.preparing() && one.trialUpToDate() && errors == 0 && steps.hasClients(number),
                startsOn(one.municipality()),
                steps.progress(number),
                steps.counts(number).stream()
                        .map(count -> new Counted(
                                count.kind(), count.kind().nameFi(), count.read(), count.promised(), count.brought()))
                        .toList(),
                one.undoUntil(),
                one.brought() ? steps.workedOn(number) : null);
    }

    private LocalDate startsOn(String municipality) {
        return steps.begun(municipality)
                ? null
                : jdbc.sql("""
                        select starts_on from koto.adoption where municipality = :municipality and state = 'PREPARING'
                        """)
                        .param("municipality", municipality)
                        .query(LocalDate.class)
                        .optional()
                        .orElse(null);
    }
}
