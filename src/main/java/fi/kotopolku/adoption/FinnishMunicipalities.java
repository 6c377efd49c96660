package fi.kotopolku.adoption;

import fi.kotopolku.form.FormRefused;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The municipalities of Finland with their codes, names, language status and region, and those that have merged away with
 * their successors. Written at the start from {@code adoption/municipalities.csv}, each line of which names its source and
 * the source's day; nothing in it has been verified against Statistics Finland's own list, and each line says so.
 */
@Service
@DependsOnDatabaseInitialization
public class FinnishMunicipalities implements InitializingBean {

    private static final String FILE = "adoption/municipalities.csv";

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    FinnishMunicipalities(JdbcClient jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * @param code three digits
     * @param language {@code FINNISH}, {@code BILINGUAL} or {@code SWEDISH}
     * @param validTo the last day of a municipality that has merged away; null for one that exists
     * @param successor the code of the one that it merged into; null likewise
     */
    public record Town(
            String code,
            String nameFi,
            String nameSv,
            String language,
            String regionFi,
            String regionSv,
            LocalDate validFrom,
            LocalDate validTo,
            String successor,
            String source,
            LocalDate sourceDate,
            boolean verified) {

        boolean existsOn(LocalDate day) {
            return (validFrom == null || !day.isBefore(validFrom)) && (validTo == null || !day.isAfter(validTo));
        }

        private static Town of(String line) {
            String[] cells = line.split(";", -1);
            return new Town(
                    cells[0],
                    cells[1],
                    cells[2],
                    cells[3],
                    cells[4],
                    cells[5],
                    day(cells[6]),
                    day(cells[7]),
                    cells[8].isEmpty() ? null : cells[8],
                    cells[9],
                    day(cells[10]),
                    Boolean.parseBoolean(cells[11]));
        }

        private static LocalDate day(String cell) {
            return cell.isEmpty() ? null : LocalDate.parse(cell);
        }
    }

    @Override
    public void afterPropertiesSet() {
        List<Town> towns = read();
        transaction.executeWithoutResult(running -> towns.forEach(this::write));
    }

    public Optional<Town> find(String code) {
        return jdbc.sql("select * from koto.municipality_of_finland where code = :code")
                .param("code", code)
                .query(FinnishMunicipalities::town)
                .optional();
    }

    /**
     * The municipality, when it exists on the day.
     *
     * @throws FormRefused otherwise; one that has merged away is answered with the one that it is part of
     */
    Town existing(String code, LocalDate day) {
        Town town = find(code).orElseThrow(() -> new FormRefused("municipality", "Valitse kunta luettelosta."));
        if (!town.existsOn(day)) {
            throw new FormRefused(
                    "municipality",
                    "%s on liittynyt kuntaan %s. Valitse se."
                            .formatted(
                                    town.nameFi(),
                                    find(town.successor()).map(Town::nameFi).orElse(town.successor())));
        }
        return town;
    }

    /** In the order of the Finnish names; those that have merged away too. */
    public List<Town> all() {
        return jdbc.sql("select * from koto.municipality_of_finland order by name_fi, code")
                .query(FinnishMunicipalities::town)
                .list();
    }

    static List<Town> read() {
        try (BufferedReader file = new BufferedReader(
                new InputStreamReader(new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8))) {
            return file.lines().skip(1).map(Town::of).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void write(Town town) {
        jdbc.sql("""
                insert into koto.municipality_of_finland as m (code, name_fi, name_sv, language, region_fi, region_sv,
                    valid_from, valid_to, successor, source, source_date, verified)
                values (:code, :nameFi, :nameSv, :language, :regionFi, :regionSv, :validFrom, :validTo, :successor, :source,
                    :sourceDate, :verified)
                on conflict (code) do update
                set name_fi = excluded.name_fi, name_sv = excluded.name_sv, language = excluded.language,
                    region_fi = excluded.region_fi, region_sv = excluded.region_sv, valid_from = excluded.valid_from,
                    valid_to = excluded.valid_to, successor = excluded.successor, source = excluded.source,
                    source_date = excluded.source_date, verified = excluded.verified
                where (m.*) is distinct from (excluded.*)
                """).paramSource(town).update();
    }

    private static Town town(ResultSet row, int index) throws SQLException {
        return new Town(
                row.getString("code"),
                row.getString("name_fi"),
                row.getString("name_sv"),
                row.getString("language"),
                row.getString("region_fi"),
                row.getString("region_sv"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("successor"),
                row.getString("source"),
                row.getObject("source_date", LocalDate.class),
                row.getBoolean("verified"));
    }
}
