package fi.kotopolku.oversight;

import fi.kotopolku.oversight.Csv.Column;
import fi.kotopolku.oversight.Statistics.Line;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Casework in numbers, for the process managers and team leads of a municipality. Whole months in Finland only, so that two periods do not differ by one day and one client.
 */
@RestController
@RequestMapping("/api/v1")
class StatisticsApi {

    private static final List<Column<Line>> COLUMNS = List.of(
            new Column<>("Ryhmä", Line::groupFi),
            new Column<>("Tieto", Line::nameFi),
            new Column<>("Luku", Line::value),
            new Column<>("Perustuu", Line::why));

    private final Overseer overseer;
    private final Statistics statistics;

    StatisticsApi(Overseer overseer, Statistics statistics) {
        this.overseer = overseer;
        this.statistics = statistics;
    }

    @GetMapping("/statistics")
    List<Line> statistics(
            @RequestParam(name = "municipality") String municipality,
            @RequestParam(name = "from", required = false) LocalDate from,
            @RequestParam(name = "to", required = false) LocalDate to) {
        Period period = Period.ofMonths(from, to);
        return overseer.looks(
                Sight.ofAll(Sight.Kind.STATISTICS, Asked.municipality(municipality)),
                () -> statistics.of(municipality, period));
    }

    @GetMapping("/statistics.csv")
    ResponseEntity<byte[]> file(
            @RequestParam(name = "municipality") String municipality,
            @RequestParam(name = "from", required = false) LocalDate from,
            @RequestParam(name = "to", required = false) LocalDate to) {
        Period period = Period.ofMonths(from, to);
        return overseer.looks(
                Sight.ofAll(Sight.Kind.STATISTICS, Asked.municipality(municipality))
                        .asFile(),
                () -> Csv.file("kotoutumistyon-luvut.csv", COLUMNS, statistics.of(municipality, period)));
    }
}
