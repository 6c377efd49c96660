package fi.kotopolku.demo;

import fi.kotopolku.adoption.AdoptionChanges;
import fi.kotopolku.engine.Casework;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Towns on their way into use, so that the national view has something to show: half-way, late, waived, postponed and
 * withdrawn. Each goes through the forms that any town goes through; their people have no accounts. Made once.
 */
class DemoTowns {

    private static final String KEHA = "keha.admin";
    private static final LocalDate OBLIGATION = LocalDate.of(2027, 1, 1);
    private static final int LONG_AGO = 60;
    private static final List<Town> TOWNS = List.of(
            new Town("592", "Petäjävesi"),
            new Town("500", "Muurame"),
            new Town("410", "Laukaa"),
            new Town("226", "Karstula"),
            new Town("992", "Äänekoski"));

    private final JdbcClient jdbc;
    private final Casework casework;
    private final AdoptionChanges changes;
    private final DemoCalendar calendar;

    DemoTowns(JdbcClient jdbc, Casework casework, AdoptionChanges changes, DemoCalendar calendar) {
        this.jdbc = jdbc;
        this.casework = casework;
        this.changes = changes;
        this.calendar = calendar;
    }

    /** Business time stands where it was when this is through. */
    void made() {
        if (begun()) {
            return;
        }
        TOWNS.forEach(this::insert);
        try {
            LocalDate then = calendar.stand(LONG_AGO);
            String late = adopts("992", then, start(then, LONG_AGO / 2));
            casework.answer(main("992"), late, "task_nameOfficer", Map.of("officer", deputy("992")));
        } finally {
            calendar.standNow();
        }
        LocalDate today = calendar.today();
        halfWay(today);
        waived(today);
        postponed(today);
        String withdrawn = adopts("226", today, start(today, 21));
        changed(() -> changes.withdraw(KEHA, withdrawn, "Kunta odottaa naapurikunnan kanssa tehtävää sopimusta."));
    }

    private void postponed(LocalDate today) {
        LocalDate later = start(today, 30);
        if (later.isAfter(today)) {
            String number = adopts("410", today, start(today, 14).isBefore(later) ? start(today, 14) : today);
            changed(() -> changes.postpone(KEHA, number, later, "Tunnistuspalvelu uusitaan ensin."));
        }
    }

    /** So many days from the day, and no later than a town may choose. */
    private static LocalDate start(LocalDate day, int days) {
        LocalDate wanted = day.plusDays(days);
        return day.isAfter(OBLIGATION) || wanted.isBefore(OBLIGATION) ? wanted : OBLIGATION;
    }

    private void changed(Runnable change) {
        casework.as(KEHA, () -> {
            change.run();
            return null;
        });
    }

    private void halfWay(LocalDate today) {
        String number = adopts("592", today, start(today, 28));
        casework.answer(
                main("592"),
                number,
                "task_recordDecision",
                SampleAnswers.with(
                        Map.of(),
                        "body",
                        "Kunnanhallitus (keksitty)",
                        "decidedOn",
                        today.toString(),
                        "section",
                        "41",
                        "recordNumber",
                        "2/00.01.02.00/2026",
                        "mainUser",
                        main("592"),
                        "deputy",
                        deputy("592"),
                        "controller",
                        "Petäjäveden kunnan hallinto"));
        casework.answer(main("592"), number, "task_nameWorker", Map.of("worker", deputy("592")));
    }

    private void waived(LocalDate today) {
        String number = adopts("500", today, start(today, 25));
        casework.answer(
                KEHA,
                number,
                "task_enterIssuer",
                SampleAnswers.with(
                        Map.of(),
                        "waive",
                        true,
                        "waiverReason",
                        "Kunnan tunnistuspalvelu vaihtuu vuodenvaihteessa.",
                        "waiverUntil",
                        today.plusDays(60).toString()));
    }

    private String adopts(String code, LocalDate today, LocalDate startsOn) {
        return casework.begin(
                KEHA,
                "municipality-adoption",
                SampleAnswers.with(
                        Map.of(),
                        "municipality",
                        code,
                        "notifiedOn",
                        today.toString(),
                        "startsOn",
                        startsOn.toString(),
                        "contact",
                        main(code)));
    }

    private boolean begun() {
        return jdbc.sql("select exists (select 1 from koto.organisation where municipality = '592')")
                .query(Boolean.class)
                .single();
    }

    private void insert(Town town) {
        jdbc.sql("""
                insert into koto.municipality (code, name_fi, name_sv) values (:code, :name, :name) on conflict do nothing
                """).paramSource(town).update();
        jdbc.sql("""
                insert into koto.organisation (id, kind, name_fi, name_sv, municipality)
                values ('kunta-' || :code, 'MUNICIPALITY', :name, :name, :code)
                """).paramSource(town).update();
        insert(town, main(town.code()), "Pääkäyttäjä");
        insert(town, deputy(town.code()), "Varahenkilö");
    }

    private void insert(Town town, String id, String task) {
        jdbc.sql("""
                insert into koto.person (id, issuer, subject, given_name, family_name, email, organisation_id)
                values (:id, :issuer, :id, 'Testi', :family, 'testi@esimerkki.invalid', 'kunta-' || :code)
                """)
                .param("id", id)
                .param("issuer", DemoIdentityProvider.ISSUER_NAME)
                .param("family", town.name() + "-" + task)
                .param("code", town.code())
                .update();
    }

    private static String main(String code) {
        return "main." + code;
    }

    private static String deputy(String code) {
        return "deputy." + code;
    }

    private record Town(String code, String name) {}
}
