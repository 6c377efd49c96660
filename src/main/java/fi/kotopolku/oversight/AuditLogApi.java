package fi.kotopolku.oversight;

import fi.kotopolku.api.OnlyAsks;
import fi.kotopolku.identity.People;
import fi.kotopolku.oversight.Csv.Column;
import fi.kotopolku.oversight.LogViews.Doing;
import fi.kotopolku.oversight.LogViews.LateRead;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The log for the data protection officer of a municipality. Whom a question is about is in its body and never in an
 * address. Days are days in Finland, the last included; times are UTC, in files Finnish.
 */
@RestController
@RequestMapping("/api/v1/audit")
class AuditLogApi {

    private final Overseer overseer;
    private final LogViews log;
    private final People people;

    AuditLogApi(Overseer overseer, LogViews log, People people) {
        this.overseer = overseer;
        this.log = log;
        this.people = people;
    }

    /** @param everything also what was refused and what happened by itself; otherwise only what was read and written */
    @GetMapping("/cases/{number}/viewers")
    Page<Line> viewers(
            @PathVariable("number") String number,
            @RequestParam(name = "everything", defaultValue = "false") boolean everything,
            @RequestParam(name = "page", defaultValue = "0") int page,
            @RequestParam(name = "size", defaultValue = "50") int size) {
        Asked.page(page, size);
        return overseer.looks(
                Sight.ofCase(Asked.caseNumber(number)),
                () -> Page.of(log.seen(number, everything, Slice.page(page, size)), page, size, Line::of));
    }

    /** What may be given to the client: who, employed by whom, when, what, on which ground. */
    @GetMapping("/cases/{number}/viewers.csv")
    ResponseEntity<byte[]> viewersFile(@PathVariable("number") String number) {
        return overseer.looks(
                Sight.ofCase(Asked.caseNumber(number)).asFile(),
                () -> Csv.file("asiakkaan-tietojen-katselut.csv", FOR_CLIENT, log.seen(number, false, Slice.file())));
    }

    /** Everybody who has or had a right in the municipality, to choose from. */
    @GetMapping("/people")
    List<Someone> people(@RequestParam(name = "municipality") String municipality) {
        return overseer.looks(
                Sight.ofAll(Sight.Kind.PERSON_LOG, Asked.municipality(municipality)),
                () -> log.people(municipality).stream()
                        .flatMap(id -> people.find(id).stream())
                        .map(person -> new Someone(
                                person.id(), person.name(), person.employer().nameFi()))
                        .toList());
    }

    @OnlyAsks
    @PostMapping("/doings")
    Page<Line> doings(@RequestBody PersonAsked asked) {
        Period period = Period.of(asked.from(), asked.to());
        Asked.page(asked.page(), asked.size());
        return overseer.looks(
                asked.sight(),
                () -> Page.of(
                        log.doings(
                                asked.municipality(), asked.personId(), period, Slice.page(asked.page(), asked.size())),
                        asked.page(),
                        asked.size(),
                        Line::of));
    }

    @OnlyAsks
    @PostMapping("/doings.csv")
    ResponseEntity<byte[]> doingsFile(@RequestBody PersonAsked asked) {
        Period period = Period.of(asked.from(), asked.to());
        return overseer.looks(
                asked.sight().asFile(),
                () -> Csv.file(
                        "tyontekijan-toimet.csv",
                        DOING,
                        log.doings(asked.municipality(), asked.personId(), period, Slice.file())));
    }

    /** @param months how long nothing had been recorded on the case when it was read */
    @GetMapping("/late-reads")
    Page<LateLine> lateReads(
            @RequestParam(name = "municipality") String municipality,
            @RequestParam(name = "months", defaultValue = "6") int months,
            @RequestParam(name = "from") LocalDate from,
            @RequestParam(name = "to") LocalDate to,
            @RequestParam(name = "page", defaultValue = "0") int page,
            @RequestParam(name = "size", defaultValue = "50") int size) {
        Asked.page(page, size);
        Period period = Period.of(from, to);
        return overseer.looks(
                Sight.ofAll(Sight.Kind.LATE_READS, Asked.municipality(municipality)),
                () -> Page.of(
                        log.lateReads(municipality, period, Asked.months(months), Slice.page(page, size)),
                        page,
                        size,
                        LateLine::of));
    }

    @GetMapping("/late-reads.csv")
    ResponseEntity<byte[]> lateReadsFile(
            @RequestParam(name = "municipality") String municipality,
            @RequestParam(name = "months", defaultValue = "6") int months,
            @RequestParam(name = "from") LocalDate from,
            @RequestParam(name = "to") LocalDate to) {
        Period period = Period.of(from, to);
        return overseer.looks(
                Sight.ofAll(Sight.Kind.LATE_READS, Asked.municipality(municipality))
                        .asFile(),
                () -> Csv.file(
                        "menneisyyteen-ulottuvat-luvut.csv",
                        LATE,
                        log.lateReads(municipality, period, Asked.months(months), Slice.file())));
    }

    /** @param municipality three digits */
    record PersonAsked(String municipality, String personId, LocalDate from, LocalDate to, Integer page, Integer size) {

        PersonAsked {
            page = page == null ? 0 : page;
            size = size == null ? 50 : size;
        }

        Sight sight() {
            return Sight.ofPerson(Asked.municipality(municipality), Asked.person(personId));
        }
    }

    record Someone(String personId, String name, String employer) {}

    /** @param subjectKey number of a case or of a right, or id of a person */
    record Line(
            Instant at,
            String personName,
            String employer,
            String action,
            String actionFi,
            String subjectKey,
            List<String> categoriesFi,
            String rightNumber,
            String groundFi,
            String roleFi,
            String outcome,
            String outcomeFi) {

        static Line of(Doing doing) {
            return new Line(
                    doing.at(),
                    doing.personName(),
                    doing.employer(),
                    doing.action(),
                    LogWords.action(doing.action()),
                    doing.subjectKey(),
                    LogWords.categories(doing.categories()),
                    doing.rightNumber(),
                    LogWords.ground(doing.ground()),
                    LogWords.role(doing.role()),
                    doing.outcome(),
                    LogWords.outcome(doing.outcome()));
        }
    }

    /** @param lastEvent when something had last been recorded on the case before it was read */
    record LateLine(Line read, Instant lastEvent, long monthsSince, boolean caseClosed) {

        static LateLine of(LateRead late) {
            return new LateLine(
                    Line.of(late.read()), late.lastEvent(), late.monthsSince(), "CLOSED".equals(late.caseState()));
        }
    }

    private static final List<Column<Doing>> FOR_CLIENT = List.of(
            new Column<>("Aika", Doing::at),
            new Column<>("Henkilö", Doing::personName),
            new Column<>("Työnantaja", Doing::employer),
            new Column<>("Mitä", doing -> LogWords.action(doing.action())),
            new Column<>("Tiedot", doing -> LogWords.categories(doing.categories())),
            new Column<>("Peruste", doing -> LogWords.ground(doing.ground())),
            new Column<>("Käyttöoikeus", Doing::rightNumber));

    private static final List<Column<Doing>> DOING = List.of(
            new Column<>("Aika", Doing::at),
            new Column<>("Henkilö", Doing::personName),
            new Column<>("Työnantaja", Doing::employer),
            new Column<>("Mitä", doing -> LogWords.action(doing.action())),
            new Column<>("Kohde", Doing::subjectKey),
            new Column<>("Tiedot", doing -> LogWords.categories(doing.categories())),
            new Column<>("Rooli", doing -> LogWords.role(doing.role())),
            new Column<>("Peruste", doing -> LogWords.ground(doing.ground())),
            new Column<>("Käyttöoikeus", Doing::rightNumber),
            new Column<>("Tulos", doing -> LogWords.outcome(doing.outcome())));

    private static final List<Column<LateRead>> LATE = Stream.concat(
                    DOING.stream().map(column -> of(column, LateRead::read)),
                    Stream.of(
                            new Column<>("Edellinen kirjaus", LateRead::lastEvent),
                            new Column<LateRead>("Kuukausia kirjauksesta", LateRead::monthsSince),
                            new Column<LateRead>(
                                    "Asia päätetty", late -> "CLOSED".equals(late.caseState()) ? "kyllä" : "ei")))
            .toList();

    private static <T, P> Column<T> of(Column<P> column, Function<T, P> part) {
        return new Column<>(column.heading(), part.andThen(column.value()));
    }
}
