package fi.kotopolku.demo;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The demo's clients: someone at every stage of the path, the one who came first at the head. */
final class DemoStories {

    static final String KEURUU = "caseworker.keuruu";
    static final String MULTIA = "caseworker.multia";

    private DemoStories() {}

    static List<DemoStory> all() {
        return Stream.of(
                        beginning(),
                        withTheCounty(),
                        planning(),
                        inForce(),
                        underReview(),
                        closed(),
                        DemoFamily.stories(),
                        multia())
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(DemoStory::registered).reversed())
                .toList();
    }

    private static List<DemoStory> beginning() {
        return List.of(
                new DemoStory(
                        keuruu("Testinen-Melnyk", "Oksana", "1991-04-02", 902, "UA", "uk", "TEMPORARY_PROTECTION")
                                .who(DemoBackground.COOK),
                        1,
                        told -> {}),
                new DemoStory(
                        keuruu("Testinen-Haddad", "Rania", "1988-09-11", 904, "SY", "ar", "INTERNATIONAL_PROTECTION")
                                .who(DemoBackground.PARENT),
                        6,
                        true,
                        told -> {}),
                new DemoStory(
                        keuruu("Testinen-Osei", "Kwame", "1996-01-05", 0, "GH", "en", "WORK")
                                .who(DemoBackground.BUILDER),
                        58,
                        told -> {}),
                new DemoStory(
                        keuruu("Testinen-Warsame", "Abdi", "1979-06-07", 905, "SO", "so", "FAMILY_TIE")
                                .who(DemoBackground.NO_SCHOOL),
                        75,
                        told -> {}),
                new DemoStory(
                        substitute("Testinen-Nguyen", "Linh", "1999-10-09", 906, "VN", "vi", "FAMILY_TIE")
                                .who(DemoBackground.SHOPKEEPER),
                        13,
                        told -> {}),
                new DemoStory(
                        substitute("Testinen-Petrov", "Dmitri", "1985-02-03", 907, "RU", "ru", "FAMILY_TIE")
                                .who(DemoBackground.ENGINEER),
                        48,
                        told -> told.interviewed(20)),
                new DemoStory(
                        keuruu("Testinen-Silva", "Mariana", "1993-12-06", 908, "BR", "pt", "STUDY")
                                .who(DemoBackground.ENGINEER),
                        27,
                        told -> told.interviewed(2)));
    }

    private static List<DemoStory> withTheCounty() {
        return List.of(
                new DemoStory(
                        keuruu("Testinen-Rahimi", "Farhad", "1990-03-08", 909, "AF", "prs", "QUOTA_REFUGEE")
                                .who(DemoBackground.FARMER),
                        30,
                        told -> told.interviewedInvitingCounty(3)),
                new DemoStory(
                        keuruu("Testinen-Tesfay", "Saba", "1995-07-04", 910, "ER", "ti", "QUOTA_REFUGEE")
                                .who(DemoBackground.PARENT),
                        41,
                        told -> told.interviewedInvitingCounty(11)),
                new DemoStory(
                        keuruu("Testinen-Bondar", "Ivan", "1958-05-10", 911, "UA", "uk", "TEMPORARY_PROTECTION")
                                .who(DemoBackground.SHOPKEEPER),
                        44,
                        told -> told.interviewedInvitingCounty(9).countyAnswered(2)),
                new DemoStory(
                        keuruu("Testinen-Yilmaz", "Elif", "1987-08-02", 912, "TR", "ku", "INTERNATIONAL_PROTECTION")
                                .who(DemoBackground.NURSE),
                        56,
                        told -> told.interviewedInvitingCounty(31).waited(8)));
    }

    private static List<DemoStory> planning() {
        return List.of(
                new DemoStory(
                        keuruu("Testinen-Karimi", "Zahra", "1998-11-01", 914, "IR", "fa", "INTERNATIONAL_PROTECTION")
                                .who(DemoBackground.NURSE),
                        49,
                        told -> told.interviewed(26).concluded(4)),
                new DemoStory(
                        keuruu("Testinen-Mutombo", "Grâce", "1982-02-09", 916, "CD", "fr", "QUOTA_REFUGEE")
                                .who(DemoBackground.NO_SCHOOL),
                        78,
                        told -> told.interviewed(52).concluded(33).drafted(26).notAgreed(22, "REVISE")),
                new DemoStory(
                        keuruu("Testinen-Aziz", "Karwan", "1992-06-05", 917, "IQ", "ckb", "FAMILY_TIE")
                                .who(DemoBackground.BUILDER),
                        63,
                        told -> told.interviewed(40).concluded(13).draftedInvitingCounty(5)),
                new DemoStory(
                        keuruu("Testinen-Chaiyasit", "Malee", "1984-04-04", 918, "TH", "th", "FAMILY_TIE")
                                .who(DemoBackground.COOK),
                        59,
                        told -> told.interviewed(37).concluded(15).drafted(3)),
                new DemoStory(
                        keuruu("Testinen-Novak", "Petr", "1976-09-03", 919, "CZ", "cs", "EU_REGISTRATION")
                                .who(DemoBackground.BUILDER),
                        70,
                        told -> told.interviewed(50).concluded(34).drafted(20).notAgreed(6, "NOT_AGREED")));
    }

    private static List<DemoStory> inForce() {
        return List.of(
                new DemoStory(
                        keuruu("Testinen-Shevchenko", "Daria", "2001-03-06", 920, "UA", "uk", "TEMPORARY_PROTECTION")
                                .who(DemoBackground.COOK),
                        80,
                        told -> told.interviewed(55)
                                .concluded(38)
                                .drafted(21)
                                .agreed(12)
                                .sentTo("495", 2)),
                new DemoStory(
                        keuruu("Testinen-Al-Jabri", "Yousef", "1989-10-02", 921, "SY", "ar", "QUOTA_REFUGEE")
                                .who(DemoBackground.FARMER),
                        240,
                        told -> told.interviewed(222)
                                .concluded(205)
                                .drafted(190)
                                .agreed(178)),
                new DemoStory(
                        keuruu("Testinen-Hussein", "Amina", "1994-05-07", 922, "SO", "so", "FAMILY_TIE")
                                .who(DemoBackground.PARENT),
                        320,
                        told -> told.interviewed(300)
                                .concluded(282)
                                .drafted(274)
                                .agreed(262)
                                .nextDateComes()
                                .gathered(62)
                                .met(55, "AMENDED", "Lasten hoitopaikka järjestyi, opinnot voivat alkaa")
                                .drafted(47)
                                .agreed(40)),
                new DemoStory(
                        keuruu("Testinen-Popescu", "Andrei", "1986-01-09", 923, "RO", "ro", "EU_REGISTRATION")
                                .who(DemoBackground.BUILDER),
                        330,
                        told -> told.interviewed(312)
                                .concluded(296)
                                .drafted(288)
                                .agreed(280)
                                .nextDateComes()
                                .gathered(80)
                                .extended(72, "Kielen opiskelu työn ohessa vaatii enemmän aikaa")),
                new DemoStory(
                        keuruu("Testinen-Lindqvist-Diallo", "Fatou", "1997-07-08", 924, "SN", "fr", "FAMILY_TIE")
                                .who(DemoBackground.NURSE),
                        318,
                        true,
                        told -> told.interviewed(301)
                                .concluded(288)
                                .drafted(279)
                                .agreed(270)
                                .nextDateComes()
                                .gathered(70)
                                .met(64, "UNCHANGED", "Opinnot etenevät, laillistus on vireillä")));
    }

    private static List<DemoStory> underReview() {
        return List.of(
                new DemoStory(
                        keuruu("Testinen-Ghaznawi", "Laila", "1983-11-05", 926, "AF", "prs", "QUOTA_REFUGEE")
                                .who(DemoBackground.NO_SCHOOL),
                        275,
                        told -> told.interviewed(254)
                                .concluded(236)
                                .drafted(222)
                                .agreed(210)
                                .nextDateComes()),
                new DemoStory(
                        keuruu("Testinen-Okafor", "Chidi", "1991-12-03", 925, "NG", "en", "STUDY")
                                .who(DemoBackground.ENGINEER),
                        170,
                        told -> told.interviewed(150)
                                .concluded(132)
                                .drafted(118)
                                .agreed(104)
                                .reviewRequested(9, "Asiakas sai työtarjouksen ja pyytää suunnitelman muuttamista")
                                .gathered(4)),
                new DemoStory(
                        keuruu("Testinen-Sahin", "Mehmet", "1974-08-06", 927, "TR", "tr", "WORK")
                                .who(DemoBackground.SHOPKEEPER),
                        285,
                        told -> told.interviewed(266)
                                .concluded(248)
                                .drafted(234)
                                .agreed(220)
                                .nextDateComes()
                                .gatheredInvitingCounty(10)),
                new DemoStory(
                        keuruu("Testinen-Kravets", "Halyna", "1969-02-04", 928, "UA", "uk", "TEMPORARY_PROTECTION")
                                .who(DemoBackground.COOK),
                        345,
                        told -> told.interviewed(327)
                                .concluded(312)
                                .drafted(300)
                                .agreed(290)
                                .nextDateComes()
                                .gathered(96)
                                .met(90, "UNCHANGED", "Tavoitteet etenevät")
                                .nextDateComes()));
    }

    private static List<DemoStory> closed() {
        return List.of(
                new DemoStory(
                        keuruu("Testinen-Müller", "Jonas", "1990-06-01", 929, "DE", "de", "EU_REGISTRATION")
                                .who(DemoBackground.ENGINEER),
                        120,
                        told -> told.interviewed(104)
                                .concludedWithoutPlan(90)
                                .closed(88, "NO_PLAN_NEEDED", "Ohjattu kielikurssille ja alan verkostoon")),
                new DemoStory(
                        keuruu("Testinen-Tamm", "Kristiina", "1981-05-02", 930, "EE", "et", "EU_REGISTRATION")
                                .who(DemoBackground.NURSE),
                        350,
                        told -> told.interviewed(335)
                                .concluded(322)
                                .drafted(310)
                                .agreed(302)
                                .nextDateComes()
                                .gathered(104)
                                .met(98, "ENDED", "Asiakas sai vakituisen työn")
                                .closed(97, "GOALS_MET", "Tavoitteet on saavutettu")),
                new DemoStory(
                        keuruu("Testinen-Ali", "Hodan", "1999-09-04", 932, "SO", "so", "FAMILY_TIE")
                                .who(DemoBackground.PARENT),
                        260,
                        told -> told.interviewed(243)
                                .concluded(228)
                                .drafted(216)
                                .agreed(207)
                                .reviewRequested(60, "Asiakas ilmoittautui työnhakijaksi")
                                .gathered(55)
                                .met(52, "ENDED", "Vastuu suunnitelmasta siirtyy työvoimaviranomaiselle")
                                .closed(50, "TO_EMPLOYMENT_AUTHORITY", "Asiakas on työnhakija; siirto sovittu")));
    }

    private static List<DemoStory> multia() {
        return List.of(
                new DemoStory(
                        multia("Testinen-Romanenko", "Yulia", "1995-10-03", 934, "UA", "uk", "TEMPORARY_PROTECTION")
                                .who(DemoBackground.PARENT),
                        3,
                        told -> {}),
                new DemoStory(
                        multia("Testinen-Suleiman", "Omar", "1980-03-05", 935, "SD", "ar", "QUOTA_REFUGEE")
                                .who(DemoBackground.FARMER),
                        72,
                        told -> {}),
                new DemoStory(
                        multia("Testinen-Kaya", "Selma", "1992-01-07", 936, "TR", "tr", "FAMILY_TIE")
                                .who(DemoBackground.COOK),
                        50,
                        told -> told.interviewed(30).concluded(7)),
                new DemoStory(
                        multia("Testinen-Kowalski", "Marek", "1977-07-06", 937, "PL", "pl", "EU_REGISTRATION")
                                .who(DemoBackground.BUILDER),
                        160,
                        told -> told.interviewed(141)
                                .concluded(127)
                                .drafted(113)
                                .agreed(101)),
                new DemoStory(
                        multia("Testinen-Mahmoudi", "Nasrin", "1988-12-02", 938, "IR", "fa", "INTERNATIONAL_PROTECTION")
                                .who(DemoBackground.NURSE),
                        270,
                        told -> told.interviewed(252)
                                .concluded(238)
                                .drafted(224)
                                .agreed(212)
                                .nextDateComes()),
                new DemoStory(
                        multia("Testinen-Smith", "Olivia", "1986-04-08", 0, "GB", "en", "FAMILY_TIE")
                                .who(DemoBackground.ENGINEER),
                        130,
                        told -> told.interviewed(116)
                                .concluded(101)
                                .drafted(87)
                                .notAgreed(75, "NOT_AGREED")
                                .closed(70, "MOVED_AWAY", "Muutti toiseen kuntaan")));
    }

    static Newcomer keuruu(
            String family, String given, String born, int code, String citizenship, String language, String permit) {
        return new Newcomer(KEURUU, family, given, born, code, citizenship, language, permit);
    }

    /** A client of the substitute, whose right has ended: the case waits for somebody of the group to take it. */
    private static Newcomer substitute(
            String family, String given, String born, int code, String citizenship, String language, String permit) {
        return new Newcomer(DemoRequests.SUBSTITUTE, family, given, born, code, citizenship, language, permit);
    }

    private static Newcomer multia(
            String family, String given, String born, int code, String citizenship, String language, String permit) {
        return new Newcomer(MULTIA, family, given, born, code, citizenship, language, permit);
    }

    record Newcomer(
            String caseworker,
            String family,
            String given,
            String born,
            int code,
            String citizenship,
            String language,
            String permit) {

        DemoClient who(DemoBackground background) {
            return new DemoClient(
                    caseworker, family, given, LocalDate.parse(born), code, citizenship, language, permit, background);
        }
    }
}
