package fi.kotopolku.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What artificial clients bring with them and hope for: enough variety that no two screens look the same. */
enum DemoBackground {
    COOK(
            "FLUENT_OTHER_SCRIPT",
            "VOCATIONAL",
            "Kokin tutkinto kotimaassa",
            "Neljä vuotta ravintolan keittiössä",
            "Oppii tekemällä, tottunut kiireeseen",
            "Suomen kielen opetus, lasten päivähoito",
            "Työ keittiössä Keski-Suomessa",
            "Vakituinen työ keittiöalalla ja sujuva arki",
            List.of(
                    service("INTEGRATION_TRAINING", "Testiopisto (keksitty)", "Kielitaito A2", "PROVIDER"),
                    service(
                            "EMPLOYMENT_SERVICE",
                            "Keski-Suomen työllisyysalue",
                            "Työkokeilu keittiössä",
                            "EMPLOYMENT_AUTHORITY"))),
    BUILDER(
            "FLUENT_LATIN",
            "BASIC",
            "Peruskoulu, ei tutkintoa",
            "Kymmenen vuotta rakennustyömailla kolmessa maassa",
            "Ammattitaito, ajokortti",
            "Kielen opetus työn ohessa, työturvallisuuskortti",
            "Töihin rakennuksille mahdollisimman pian",
            "Vakituinen työ rakennusalalla",
            List.of(
                    service("LANGUAGE_STUDY", "Testiopisto (keksitty)", "Suomea iltaisin, taso A2", "PROVIDER"),
                    service(
                            "EMPLOYMENT_SERVICE",
                            "Keski-Suomen työllisyysalue",
                            "Korttikoulutukset ja työnhaku",
                            "EMPLOYMENT_AUTHORITY"))),
    NURSE(
            "FLUENT_LATIN",
            "HIGHER",
            "Sairaanhoitajan tutkinto, jota ei ole tunnustettu Suomessa",
            "Kuusi vuotta sairaalassa",
            "Englannin taito, hoitotyön osaaminen",
            "Tutkinnon tunnustaminen, ammatillinen suomi",
            "Sairaanhoitajan työ Suomessa",
            "Laillistus ja työ omalla alalla",
            List.of(
                    service("INTEGRATION_TRAINING", "Testiopisto (keksitty)", "Kielitaito B1", "PROVIDER"),
                    service("GUIDANCE", "Kunnan kotoutumispalvelut", "Tutkinnon tunnustamisen hakeminen", "CLIENT"))),
    PARENT(
            "FLUENT_OTHER_SCRIPT",
            "UPPER_SECONDARY",
            "Lukio kotimaassa",
            "Hoitanut lapsia kotona",
            "Kolme kieltä, hyvät ihmissuhdetaidot",
            "Lastenhoito opiskelun ajaksi, kielen opetus, tietoa suomalaisesta koulusta",
            "Oppia suomea niin, että voi puhua lasten opettajien kanssa",
            "Ammatin hankkiminen, kun lapset ovat koulussa",
            List.of(
                    service("LANGUAGE_STUDY", "Testiopisto (keksitty)", "Äitien ja isien kieliryhmä", "PROVIDER"),
                    service(
                            "CIVIC_ORIENTATION",
                            "Kunnan kotoutumispalvelut",
                            "Yhteiskuntaorientaatio omalla kielellä",
                            "MUNICIPALITY"))),
    NO_SCHOOL(
            "NONE",
            "NONE",
            "Ei ole käynyt koulua",
            "Karjanhoitoa ja torikauppaa",
            "Hyvä muisti, laskee päässä",
            "Luku- ja kirjoitustaidon koulutus, tuki asioinnissa",
            "Lukea ja kirjoittaa itse",
            "Arjessa selviytyminen ilman apua",
            List.of(service(
                    "LITERACY_TRAINING", "Testiopisto (keksitty)", "Luku- ja kirjoitustaidon alku", "PROVIDER"))),
    ENGINEER(
            "FLUENT_LATIN",
            "HIGHER",
            "Konetekniikan tutkinto",
            "Suunnittelijana kahdeksan vuotta",
            "Sujuva englanti, itsenäinen opiskelija",
            "Suomen kieli, verkostot alan yrityksiin",
            "Työ suunnittelijana",
            "Oman alan työ ja suomen kieli tasolla B2",
            List.of(service("OWN_INITIATIVE_STUDY", "Testiopisto (keksitty)", "Verkkokurssi, taso B1", "CLIENT"))),
    FARMER(
            "WEAK",
            "INCOMPLETE_BASIC",
            "Peruskoulu jäi kesken",
            "Perheen maatilalla nuoresta asti",
            "Tottunut eläimiin ja koneisiin",
            "Kielen alkeet, lukitaidon vahvistaminen, terveystarkastus",
            "Töitä maatilalla",
            "Maatalousalan tutkinto",
            List.of(
                    service("LITERACY_TRAINING", "Testiopisto (keksitty)", "Lukutaidon vahvistaminen", "PROVIDER"),
                    service(
                            "HEALTH_AND_WELLBEING",
                            "Keski-Suomen hyvinvointialue",
                            "Alkuterveystarkastus",
                            "WELLBEING_COUNTY"))),
    PUPIL(
            "WEAK",
            "INCOMPLETE_BASIC",
            "Neljä vuotta koulua kotimaassa",
            "Ei vielä",
            "Oppii nopeasti, pelaa jalkapalloa",
            "Valmistava opetus, suomen kieli, mieluisa harrastus",
            "Kavereita ja oma joukkue",
            "Peruskoulun päättötodistus",
            List.of(
                    service("EDUCATION", "Keuruun peruskoulu (keksitty)", "Valmistava opetus", "MUNICIPALITY"),
                    service("THIRD_SECTOR", "Testiseura (keksitty)", "Jalkapallojoukkue", "CLIENT"))),
    SHOPKEEPER(
            "FLUENT_OTHER_SCRIPT",
            "VOCATIONAL",
            "Kaupan alan koulutus",
            "Oma pieni kauppa seitsemän vuotta",
            "Yrittäjän kokemus, oma-aloitteinen",
            "Tietoa yrittäjyydestä Suomessa, kielen opetus",
            "Oma yritys",
            "Elanto omasta yrityksestä",
            List.of(
                    service("INTEGRATION_TRAINING", "Testiopisto (keksitty)", "Kielitaito A2", "PROVIDER"),
                    service("EDUCATION", "Testiopisto (keksitty)", "Yrittäjyyden perusteet", "PROVIDER")));

    private final String literacy;
    private final String educationLevel;
    private final String education;
    private final String work;
    private final String strengths;
    private final String needs;
    private final String hopes;
    private final String longTermGoals;
    private final List<Map<String, String>> services;

    DemoBackground(
            String literacy,
            String educationLevel,
            String education,
            String work,
            String strengths,
            String needs,
            String hopes,
            String longTermGoals,
            List<Map<String, String>> services) {
        this.literacy = literacy;
        this.educationLevel = educationLevel;
        this.education = education;
        this.work = work;
        this.strengths = strengths;
        this.needs = needs;
        this.hopes = hopes;
        this.longTermGoals = longTermGoals;
        this.services = services;
    }

    /** Of the interview's fields, those that are the client's own. */
    Object[] interview() {
        return new Object[] {
            "literacy", literacy,
            "educationLevel", educationLevel,
            "education", education,
            "workExperience", work,
            "strengths", strengths,
            "serviceNeeds", needs,
            "clientGoals", hopes
        };
    }

    String needs() {
        return needs;
    }

    String hopes() {
        return hopes;
    }

    String longTermGoals() {
        return longTermGoals;
    }

    /** The plan's services, beginning two weeks after the day. */
    List<Map<String, Object>> services(LocalDate day) {
        List<Map<String, Object>> planned = new ArrayList<>();
        for (Map<String, String> service : services) {
            planned.add(SampleAnswers.with(
                    new HashMap<>(service),
                    "startsOn",
                    day.plusDays(14).toString(),
                    "endsOn",
                    day.plusMonths(10).toString()));
        }
        return planned;
    }

    /** How they were realised; the last one is what the review has something to say about. */
    List<Map<String, Object>> realised() {
        List<Map<String, Object>> lines = new ArrayList<>();
        for (int i = 0; i < services.size(); i++) {
            boolean asPlanned = i + 1 < services.size() || i == 0;
            lines.add(Map.of(
                    "service", services.get(i).get("provider"),
                    "realised", asPlanned ? "AS_PLANNED" : "NOT_STARTED",
                    "note", asPlanned ? "Etenee suunnitellusti" : "Odottaa paikkaa"));
        }
        return lines;
    }

    private static Map<String, String> service(String kind, String provider, String aim, String responsible) {
        return Map.of(
                "kind", kind,
                "provider", provider,
                "aim", aim,
                "responsible", responsible,
                "responsiblePerson", "Yhteyshenkilö (keksitty)");
    }
}
