package fi.kotopolku.demo;

import fi.kotopolku.access.FirstRights;
import fi.kotopolku.access.Role;
import fi.kotopolku.engine.Casework;
import fi.kotopolku.identity.WorkFor;
import fi.kotopolku.imports.FileKind;
import fi.kotopolku.imports.ImportFiles;
import fi.kotopolku.imports.Trial;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Multia is in the middle of bringing its clients from an old system: its main user has put a file and tried it, and a code
 * that is not known and some faults wait to be mended. The file's people are made up. Made once.
 */
@Component
@Profile("demo")
@ConditionalOnProperty(name = "kotopolku.demo.clients", havingValue = "true", matchIfMissing = true)
@Order(DemoClients.AFTER_OTHERS)
class DemoImport implements ApplicationRunner {

    private static final String MULTIA = "495";
    private static final String KEHA = "keha.admin";
    private static final String MAIN_USER = "officer.multia";
    private static final DateTimeFormatter FINNISH = DateTimeFormatter.ofPattern("d.M.yyyy");
    private static final Charset OF_OLD_SYSTEMS = Charset.forName("windows-1252");
    private static final int CLIENTS = 24;
    private static final String COLUMNS =
            "asiakasnumero;sukunimi;etunimet;syntymäaika;kansalaisuus;äidinkieli;asiointikieli;"
                    + "oleskelun peruste;ensimmäinen lupa;asia vireille;turvakielto;postinumero\r\n";
    private static final List<String> GIVEN = List.of("Testi Öystein", "Testi Åsa", "Testi Olena", "Testi Yusuf");

    private final JdbcClient jdbc;
    private final WorkFor work;
    private final Casework casework;
    private final FirstRights rights;
    private final ImportFiles files;
    private final Trial trial;
    private final Clock clock;

    DemoImport(
            JdbcClient jdbc,
            WorkFor work,
            Casework casework,
            FirstRights rights,
            ImportFiles files,
            Trial trial,
            Clock clock) {
        this.jdbc = jdbc;
        this.work = work;
        this.casework = casework;
        this.rights = rights;
        this.files = files;
        this.trial = trial;
        this.clock = clock;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (work.municipality(MULTIA, this::begun)) {
            return;
        }
        work.municipality(MULTIA, () -> {
            rights.open(MULTIA, MAIN_USER, Role.MAIN_USER, KEHA);
            return null;
        });
        String number = casework.begin(MAIN_USER, "data-import", Map.of("sourceSystem", "TYPPI"));
        casework.as(MAIN_USER, () -> {
            files.put(MAIN_USER, number, FileKind.CLIENTS, new ByteArrayInputStream(clients(LocalDate.now(clock))));
            trial.make(MAIN_USER, number);
            return null;
        });
    }

    private boolean begun() {
        return jdbc.sql("select exists (select 1 from koto.data_import where municipality = '495')")
                .query(Boolean.class)
                .single();
    }

    private static byte[] clients(LocalDate today) {
        return IntStream.range(0, CLIENTS)
                .mapToObj(client -> row(client, today))
                .collect(Collectors.joining("", COLUMNS, ""))
                .getBytes(OF_OLD_SYSTEMS);
    }

    private static String row(int client, LocalDate today) {
        LocalDate permit = today.minusDays(90 + client);
        return String.join(
                        ";",
                        "M" + (1001 + client),
                        client == 5 ? "=Kaavala" : "Tuontila-" + (char) ('A' + client),
                        GIVEN.get(client % GIVEN.size()),
                        client == 9
                                ? "31.2.1988"
                                : FINNISH.format(LocalDate.of(1970, 1, 1).plusDays(311L * client)),
                        "UA",
                        "ukraina",
                        client % 3 == 0 ? "suomi" : "ukraina",
                        client % 4 == 1 ? "TS-2" : "Kansainvälinen suojelu",
                        FINNISH.format(permit),
                        client == 14 ? "" : FINNISH.format(permit.plusDays(20)),
                        client == 17 ? "K" : "E",
                        client == 20 ? "4270" : "42600")
                + "\r\n";
    }
}
