package fi.kotopolku.imports;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** What stands in the files: one client's rows, each by the names of its columns. */
final class SampleRows {

    private static final LocalDate FIRST_BIRTH = LocalDate.of(1946, 1, 1);
    private static final int BIRTH_DAYS = 20_000;
    private static final List<String> SYLLABLES = List.of(
            "Ka", "Lu", "Mo", "Ša", "Be", "Ri", "Nö", "Vä", "Ti", "Za", "Hu", "Pé", "Jo", "Du", "Gi", "Ola", "Sø", "Ñu",
            "Fe", "Çe", "Wi", "Ra", "Eli", "Mür", "Ama", "Žu", "Tå", "Lin", "Kho", "Dža", "Ibe", "Sul");
    private static final List<String> BEYOND_1252 = List.of("Łu", "Nguyễ", "Şa", "Čo", "Ğü", "Ő");
    private static final List<String> GIVEN = List.of(
            "Amira",
            "Pavlo",
            "Nahom",
            "Yusuf",
            "Olena",
            "Hanaa",
            "Bahar",
            "Siriporn",
            "Dilan",
            "Viktoriia",
            "Abdirahman",
            "Zahra",
            "José Ángel",
            "Søren",
            "Marie-Claire",
            "Đorđe",
            "Nilüfer",
            "O'Brien",
            "Trần",
            "Ines");
    private static final List<String> CITIZENSHIPS =
            List.of("UA", "AF", "SO", "SY", "Irak", "Thaimaa", "ET", "Venäjä", "TR", "Kansalaisuudeton");
    private static final List<String> LANGUAGES =
            List.of("ukraina", "uk", "dari", "so", "ar", "arabia", "th", "ti", "venäjä", "ku");
    private static final List<String> PERMITS = List.of(
            "Tilapäinen suojelu",
            "INTERNATIONAL_PROTECTION",
            "Kiintiöpakolainen",
            "Perheside",
            "Työ",
            "FAMILY_TIE",
            "opiskelu");
    private static final List<String> SERVICES = List.of("Kotoutumiskoulutus", "LANGUAGE_STUDY", "GUIDANCE");

    static final Map<FileKind, List<String>> HEADERS = Map.of(
            FileKind.CLIENTS,
            List.of(
                    "asiakas_tunniste",
                    "sukunimi",
                    "etunimet",
                    "syntymaaika",
                    "henkilotunnus",
                    "kansalaisuus",
                    "aidinkieli",
                    "asiointikieli",
                    "tulkkauskieli",
                    "puhelin",
                    "sahkoposti",
                    "katuosoite",
                    "postinumero",
                    "postitoimipaikka",
                    "turvakielto",
                    "oleskelun_peruste",
                    "ensimmainen_lupa",
                    "saapunut",
                    "ajan_poikkeus",
                    "ajan_poikkeuksen_perustelu",
                    "vireilletulo",
                    "asia_vireille",
                    "yksikko",
                    "vastuutyontekija",
                    "haastateltu",
                    "monialainen",
                    "arviointi_valmis",
                    "suunnitelma_tarvitaan",
                    "palvelutarpeet",
                    "paattynyt"),
            FileKind.HOUSEHOLDS,
            List.of(
                    "asiakas_tunniste",
                    "perheenjasen_tunniste",
                    "perheenjasen_nimi",
                    "perheenjasen_syntymaaika",
                    "suhde",
                    "alkaen",
                    "paattyen"),
            FileKind.PLANS,
            List.of(
                    "asiakas_tunniste",
                    "voimassa_alkaen",
                    "voimassa_asti",
                    "ensimmainen_vahvistettu",
                    "asiakas_vahvisti",
                    "vahvistustapa",
                    "kieli",
                    "tulkki",
                    "tavoitteet",
                    "kotoutumiskieli",
                    "kieliopinnot",
                    "seuranta",
                    "asiakas_ymmarsi",
                    "asiakas_hyvaksyi",
                    "oikeudet_kerrottu",
                    "viimeisin_tarkistus"),
            FileKind.SERVICES,
            List.of("asiakas_tunniste", "palvelu", "tuottaja", "tarkoitus", "alkaa", "paattyy", "vastuutaho"),
            FileKind.NOTES,
            List.of("asiakas_tunniste", "kirjattu", "kirjaaja", "teksti"));

    private final SampleFiles files;

    SampleRows(SampleFiles files) {
        this.files = files;
    }

    List<Map<String, String>> of(FileKind kind, int client) {
        return switch (kind) {
            case CLIENTS -> List.of(client(client));
            case HOUSEHOLDS -> household(client);
            case PLANS -> plan(client);
            case SERVICES -> service(client);
            case NOTES -> note(client);
        };
    }

    private Map<String, String> client(int i) {
        SplittableRandom random = files.random(i, 2);
        LocalDate born = born(i);
        LocalDate permit = files.today().minusDays(200 + random.nextInt(100));
        LocalDate opened = permit.plusDays(10 + random.nextInt(30));
        Map<String, String> row = new LinkedHashMap<>();
        row.put("asiakas_tunniste", files.reference(i));
        row.put("sukunimi", familyName(i));
        row.put("etunimet", fitting(GIVEN.get(random.nextInt(GIVEN.size())), "Testi"));
        row.put("syntymaaika", random.nextInt(4) == 0 ? born.toString() : SampleFiles.day(born));
        row.put("henkilotunnus", code(i));
        row.put("kansalaisuus", CITIZENSHIPS.get(i % CITIZENSHIPS.size()));
        row.put("aidinkieli", LANGUAGES.get(i % LANGUAGES.size()));
        row.put("asiointikieli", i % 3 == 0 ? "fi" : "englanti");
        row.put("tulkkauskieli", i % 3 == 0 ? "" : LANGUAGES.get(i % LANGUAGES.size()));
        row.put("puhelin", "040 000 %04d".formatted(i % 10_000));
        row.put("sahkoposti", i % 2 == 0 ? "" : "testi" + i + "@esimerkki.invalid");
        row.put("katuosoite", "Koekuja " + (i % 200 + 1) + " A " + (i % 30 + 1));
        row.put("postinumero", "%05d".formatted(42_000 + i % 900));
        row.put("postitoimipaikka", "Kokeila");
        row.put("turvakielto", i % 50 == 7 ? "K" : "E");
        row.put("oleskelun_peruste", PERMITS.get(i % PERMITS.size()));
        row.put("ensimmainen_lupa", SampleFiles.day(permit));
        row.put("saapunut", SampleFiles.day(permit.plusDays(5)));
        row.put("asia_vireille", SampleFiles.day(opened));
        if (files.stage(i) >= 1) {
            row.put("haastateltu", SampleFiles.day(opened.plusDays(14)));
            row.put("monialainen", i % 2 == 0 ? "kyllä" : "ei");
        }
        if (files.stage(i) >= 2) {
            row.put("arviointi_valmis", SampleFiles.day(opened.plusDays(40)));
            row.put("suunnitelma_tarvitaan", files.stage(i) == 4 ? "E" : "K");
            row.put("palvelutarpeet", "Suomen kieli; polku työhön. \"Keksitty\" tieto.");
        }
        return row;
    }

    private List<Map<String, String>> household(int i) {
        Map<String, String> row = of(i);
        row.put("suhde", i % 6 == 0 ? "SPOUSE" : "Lapsi");
        if (i % 6 == 0 && i + 1 < files.clients() && !files.wrong(i + 1)) {
            row.put("perheenjasen_tunniste", files.reference(i + 1));
        } else {
            row.put("suhde", "Lapsi");
            row.put("perheenjasen_nimi", "Testi " + familyName(i));
            row.put(
                    "perheenjasen_syntymaaika",
                    SampleFiles.day(files.today().minusYears(6).minusDays(i % 900)));
        }
        return i % 3 == 0 ? List.of(row) : List.of();
    }

    private List<Map<String, String>> plan(int i) {
        if (files.stage(i) != 3) {
            return List.of();
        }
        LocalDate from = files.today().minusDays(90 + i % 20);
        Map<String, String> row = of(i);
        row.put("voimassa_alkaen", SampleFiles.day(from));
        row.put("voimassa_asti", SampleFiles.day(from.plusDays(330)));
        row.put("ensimmainen_vahvistettu", SampleFiles.day(from));
        row.put("asiakas_vahvisti", SampleFiles.day(from));
        row.put("vahvistustapa", "SIGNED");
        row.put("kieli", LANGUAGES.get(i % LANGUAGES.size()));
        row.put("tulkki", "K");
        row.put("tavoitteet", "Suomen kielen taito B1,\nja sen jälkeen ammattiin.");
        row.put("kotoutumiskieli", "FI");
        row.put("kieliopinnot", "Kotoutumiskoulutus");
        row.put("seuranta", "Kolmen kuukauden välein");
        row.put("asiakas_ymmarsi", "K");
        row.put("asiakas_hyvaksyi", "kyllä");
        row.put("oikeudet_kerrottu", "K");
        return List.of(row);
    }

    private List<Map<String, String>> service(int i) {
        if (files.stage(i) != 3) {
            return List.of();
        }
        Map<String, String> row = of(i);
        LocalDate starts = files.today().minusDays(60);
        row.put("palvelu", SERVICES.get(i % SERVICES.size()));
        row.put("tuottaja", "Testiopisto (keksitty)");
        row.put("tarkoitus", "Kielitaito A2");
        row.put("alkaa", SampleFiles.day(starts));
        row.put("paattyy", SampleFiles.day(starts.plusDays(150)));
        row.put("vastuutaho", "PROVIDER");
        return List.of(row);
    }

    private List<Map<String, String>> note(int i) {
        if (i % 2 == 1) {
            return List.of();
        }
        Map<String, String> row = of(i);
        row.put("kirjattu", SampleFiles.day(files.today().minusDays(30 + i % 50)));
        row.put("kirjaaja", "Testi Entinen");
        row.put("teksti", "Keskusteltu asumisesta; \"sovittu\", että palataan.\nToinen rivi, keksittyä tekstiä.");
        return List.of(row);
    }

    private Map<String, String> of(int client) {
        Map<String, String> row = new LinkedHashMap<>();
        row.put("asiakas_tunniste", files.reference(client));
        return row;
    }

    static LocalDate born(int client) {
        return FIRST_BIRTH.plusDays(client * 7919L % BIRTH_DAYS);
    }

    String code(int client) {
        LocalDate born = born(client);
        int number = 900 + Math.floorMod(client / BIRTH_DAYS + (int) files.seed(), 100);
        int digits =
                (born.getDayOfMonth() * 10_000 + born.getMonthValue() * 100 + born.getYear() % 100) * 1_000 + number;
        return "%02d%02d%02d%s%d%s"
                .formatted(
                        born.getDayOfMonth(),
                        born.getMonthValue(),
                        born.getYear() % 100,
                        born.getYear() < 2000 ? "-" : "A",
                        number,
                        SampleFiles.CHECK.charAt(digits % SampleFiles.CHECK.length()));
    }

    private String familyName(int client) {
        SplittableRandom random = files.random(client, 3);
        String first = client % 9 == 4 ? BEYOND_1252.get(random.nextInt(BEYOND_1252.size())) : syllable(random);
        return fitting(first, "Ko")
                + syllable(random).toLowerCase(Locale.ROOT)
                + syllable(random).toLowerCase(Locale.ROOT)
                + "-Koe";
    }

    private static String syllable(SplittableRandom random) {
        return SYLLABLES.get(random.nextInt(SYLLABLES.size()));
    }

    private String fitting(String name, String otherwise) {
        return files.charset().newEncoder().canEncode(name) ? name : otherwise;
    }
}
