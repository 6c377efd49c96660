package fi.kotopolku.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import fi.kotopolku.TestDatabase;
import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.demo.SampleRights;
import fi.kotopolku.engine.Casework;
import fi.kotopolku.engine.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A family of four on the screens of everybody who works with them. Samira is under a non-disclosure order: the county's
 * nurse and social worker are asked about her, her plan is reviewed and amended, and she moves to Multia. Her father
 * becomes a jobseeker, her mother has been interviewed, her brother is a minor. Where Samira lives is in nothing that
 * anybody is answered whose right does not name it.
 */
class FamilyStoryInTheBrowserTest extends InTheBrowser {

    private static final String CASEWORKER = "caseworker.keuruu";
    private static final String LEAD = "lead.keuruu";
    private static final String NURSE = "nurse.keskisuomi";
    private static final String SOCIAL_WORKER = "social.keskisuomi";
    private static final String TEACHER = "teacher.partner";
    private static final String MULTIA = "caseworker.multia";
    private static final String FAMILY = "Testinen-Amiri";
    private static final String STREET = "Tarinamerkkikatu 12 qz";
    private static final String OFFICE = "Tarinamerkkilä";
    private static final String PHONE = "+358 40 6661116";
    private static final List<String> WHERE_SHE_LIVES = List.of(STREET, OFFICE, PHONE);
    private static final String HEALTH = "Ei estettä opinnoille";
    private static final String SUPPORT = "Perheen tuki riittää alkuun";

    @Autowired
    Casework casework;

    @Autowired
    Clock clock;

    @Autowired
    BeanFactory beans;

    final JdbcClient jdbc = TestDatabase.owner();

    private final Overheard overheard = new Overheard();
    private final FamilyPages pages = new FamilyPages();
    private CaseForms samira;
    private Desk caseworker;
    private Desk lead;

    @Test
    void aFamilyGoesFromIntakeToTwoHandOvers() {
        samira = new CaseForms("Samira", FAMILY, clock);
        List.of(LEAD, NURSE, SOCIAL_WORKER, TEACHER, MULTIA)
                .forEach(person -> overheard.listen(person, visitor(person)));
        caseworker = signIn(CASEWORKER);
        lead = signIn(LEAD);
        String father = registered("Karim", LocalDate.of(1978, 3, 4), "Kiintiöpakolainen");
        String mother = registered("Laleh", LocalDate.of(1981, 9, 7), "Kiintiöpakolainen");
        String brother = registered("Omid", LocalDate.now(clock).minusYears(12), "Kiintiöpakolainen");
        String number = registeredUnderAnOrder();
        tieTogether(number, father, mother, brother);
        othersGoTheirOwnWay(father, mother);

        assess(number);
        plan(number);
        reportOnAService(number);
        review(number);
        handOvers(father, number);

        pages.keepSentences();
        whereSheLivesWasToldToNobody();
    }

    private String registered(String givenNames, LocalDate born, String permit) {
        CaseForms forms = new CaseForms(givenNames, FAMILY, clock);
        CaseForms.register(caseworker, forms.intake(caseworker, born, permit));
        return numberOf(givenNames);
    }

    private String registeredUnderAnOrder() {
        FilledForm intake = samira.intake(caseworker, LocalDate.of(2002, 5, 6), "Perheside")
                .type("Puhelin", PHONE)
                .type("Katuosoite", STREET)
                .type("Postinumero", "99870")
                .type("Postitoimipaikka", OFFICE)
                .check("Asiakkaalla on turvakielto");
        FamilyPages.picture(intake.place().getByText("Yhteystiedot").first(), "01-rekisterointi");
        CaseForms.register(caseworker, intake);
        return numberOf("Samira");
    }

    private void tieTogether(String number, String father, String mother, String brother) {
        Page page = pages.open(caseworker, number);
        assertThat(page.locator("main")).containsText(STREET);
        page.getByText("Muokkaa perhettä ja edustajia").click();
        FamilyPages.addMember(page, father, "PARENT");
        FamilyPages.addMember(page, mother, "PARENT");
        FamilyPages.addMember(page, brother, "SIBLING");
        FamilyPages.save(page);
        page = pages.open(caseworker, brother);
        page.getByText("Muokkaa perhettä ja edustajia").click();
        FamilyPages.addMember(page, father, "PARENT");
        FamilyPages.addMember(page, mother, "PARENT");
        page.getByText("Lisää edustaja").click();
        page.getByLabel("Nimi", new Page.GetByLabelOptions().setExact(true)).fill("Laleh " + FAMILY);
        page.getByLabel("Peruste", new Page.GetByLabelOptions().setExact(true)).selectOption("CUSTODIAN");
        page.getByLabel("Voimassa alkaen").fill("2020-01-01");
        FamilyPages.save(page);
        Locator household = FamilyPages.section(page, "Perhe ja edustajat");
        assertThat(household).containsText("Samira " + FAMILY);
        assertThat(household).containsText(Pattern.compile("Laleh Testinen-Amiri\\s*Huoltaja"));
        FamilyPages.picture(household, "02-perhe");

        Page leads = pages.open(lead, brother);
        household = FamilyPages.section(leads, "Perhe ja edustajat");
        assertThat(household).containsText("Karim " + FAMILY);
        assertThat(household).not().containsText("Samira");
        assertThat(household).containsText("Perheenjäsen, jonka asiaan sinulla ei ole oikeutta");
    }

    /** The same forms, sent without a screen: they are not what the story looks at. */
    private void othersGoTheirOwnWay(String father, String mother) {
        LocalDate today = LocalDate.now(clock);
        casework.answer(CASEWORKER, mother, "task_initialInterview", SampleAnswers.interview(today));
        casework.answer(CASEWORKER, father, "task_initialInterview", SampleAnswers.interview(today));
        casework.answer(CASEWORKER, father, "task_concludeAssessment", SampleAnswers.conclusion(today, true));
        casework.answer(CASEWORKER, father, "task_draftPlan", SamplePlans.draft(today));
        casework.answer(CASEWORKER, father, "task_confirmPlan", SamplePlans.agreed(today));
    }

    private void assess(String number) {
        caseworker.search(number).list(Desk.MINE);
        FilledForm interview =
                samira.interview(caseworker, "Testi Keskisuomi-Sairaanhoitaja", "Testi Keskisuomi-Sosiaalityöntekijä");
        FamilyPages.picture(
                interview
                        .place()
                        .getByText("Yhteistyö hyvinvointialueen kanssa")
                        .first(),
                "03-kutsu");
        caseworker.complete();
        Page page = pages.open(caseworker, number);
        assertThat(pages.explainedDeadlines(page)).anyMatch(one -> one.startsWith("Hyvinvointialueen vastaus"));

        contribute(NURSE, number, HEALTH, "04-sairaanhoitaja");
        contribute(SOCIAL_WORKER, number, SUPPORT, "05-sosiaalityontekija");

        caseworker.search(number).list(Desk.MINE);
        FilledForm conclusion = samira.conclusion(caseworker);
        assertThat(conclusion.place()).containsText(HEALTH);
        assertThat(conclusion.place()).containsText(SUPPORT);
        FamilyPages.picture(
                conclusion.place().getByText("Hyvinvointialueen osuus").first(), "06-arvioinnin-tulos");
        caseworker.complete();
    }

    /** Each sees the own part of this one case, and when it is given, nothing of it. */
    private void contribute(String professional, String number, String observations, String picture) {
        Desk desk = signIn(professional).search(number).list(Desk.MINE);
        FilledForm contribution = samira.contribution(desk, observations);
        assertThat(contribution.place()).not().containsText(professional.equals(NURSE) ? SUPPORT : HEALTH);
        FamilyPages.picture(desk.page(), picture);
        desk.complete();
        assertThat(desk.page().locator("body")).not().containsText(FAMILY);
        desk.leave();
        desk.go("/kotopolku/#asiakkaat/" + number);
        desk.page().waitForLoadState(LoadState.NETWORKIDLE);
        assertThat(desk.page().locator("body")).not().containsText(FAMILY);
    }

    private void plan(String number) {
        caseworker.search(number).list(Desk.MINE);
        FilledForm draft = samira.draft(caseworker);
        FamilyPages.picture(draft.place().getByText("Sovittavat palvelut").first(), "07-suunnitelma");
        caseworker.complete();
        samira.confirmation(caseworker.list(Desk.MINE), 10);
        caseworker.complete();
        Page page = pages.open(caseworker, number);
        assertThat(pages.explainedDeadlines(page)).hasSizeGreaterThan(5);
        FamilyPages.picture(FamilyPages.section(page, "Määräajat"), "08-maaraajat");
        assertThat(pages.open(lead, number).locator("main"))
                .containsText("Käyttöoikeutesi ei kata turvakiellon alaisia yhteystietoja.");
    }

    /** The caseworker names who reports; the partner's teacher finds a task, and the report is in the case. */
    private void reportOnAService(String number) {
        rightOfTheTeacher(number);
        time.stand(Duration.ofDays(20));
        Locator services = FamilyPages.section(pages.open(caseworker, number), "Palvelujen toteutuminen");
        services.getByText("Nimeä ilmoittaja").first().click();
        services.getByLabel("Kuka ilmoittaa palvelun toteutumisesta").first().selectOption(TEACHER);
        services.getByText("Nimeä", new Locator.GetByTextOptions().setExact(true))
                .first()
                .click();
        assertThat(services).containsText("Ilmoittaja on nimetty.");
        Desk teacher = signIn(TEACHER).search(number).list(Desk.MINE);
        FilledForm report = teacher.open("Ilmoita palvelun toteutumisesta", samira.client())
                .pick("Mistä ilmoitat", "Palvelu alkoi")
                .day("Päivä", LocalDate.now(clock));
        FamilyPages.picture(report.place(), "09-opettaja-ilmoittaa");
        teacher.complete();
        assertThat(FamilyPages.section(pages.open(caseworker, number), "Palvelujen toteutuminen")
                        .locator("tbody tr")
                        .filter(new Locator.FilterOptions().setHasText("Palvelu alkoi")))
                .containsText("Testi Opisto-Opettaja");
    }

    private void rightOfTheTeacher(String number) {
        LocalDate today = LocalDate.now(clock);
        String right = casework.begin(
                LEAD,
                "access-right",
                SampleAnswers.with(
                        SampleRights.accessRequest(TEACHER, today, today.plusMonths(5)),
                        "role",
                        "PARTNER_PROFESSIONAL",
                        "ground",
                        "OUTSIDE_ORGANISATION",
                        "extent",
                        "CASES",
                        "cases",
                        number,
                        "justification",
                        "Opettaja ilmoittaa opintojen toteutumisesta"));
        casework.answer("officer.keuruu", right, "task_decideAccessRight", SampleRights.decision("GRANTED"));
    }

    private void review(String number) {
        time.stand(Duration.ofDays(200));
        new Timers(beans).fire(number, "timer_reviewDue");
        caseworker.search(number).list(Desk.MINE);
        FilledForm realisation = samira.realisation(caseworker);
        FamilyPages.picture(
                realisation.place().getByText("Palvelujen toteutuminen").first(), "10-toteutuminen");
        caseworker.complete();
        samira.meeting(
                caseworker.list(Desk.MINE),
                "Suunnitelmaa muutetaan: laaditaan uusi versio",
                "Samira sai opiskelupaikan Multialta");
        caseworker.complete();
        samira.amendment(caseworker.list(Desk.MINE), "Ammatillinen tutkinto alkaa syksyllä");
        caseworker.complete();
        samira.confirmation(caseworker.list(Desk.MINE), 5);
        caseworker.complete();
        Page page = pages.open(caseworker, number);
        assertThat(pages.explainedDeadlines(page)).anyMatch(one -> one.startsWith("Kotoutumissuunnitelman tarkist"));
        Locator plan = FamilyPages.section(page, "Suunnitelma");
        assertThat(plan).containsText("Voimassa oleva suunnitelma, versio 2");
        plan.getByText("Vertaa", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(plan.getByLabel("Vertailun tulos")).containsText("Ammatillinen tutkinto alkaa syksyllä");
        FamilyPages.picture(plan.getByText("Vertaa kahta versiota"), "11-versiot");
    }

    private void handOvers(String father, String number) {
        FamilyHandOvers handOvers = new FamilyHandOvers(caseworker, pages, clock);
        handOvers.toTheEmploymentAuthority(father, "Karim " + FAMILY);
        assertThat(state(father)).isEqualTo("CLOSED");

        handOvers.begin(number, "Multia", "Asiakas muuttaa toiseen kuntaan");
        handOvers.send(number, samira.client());
        caseworker.complete();
        String transfer = ofTransfer("number", number);
        assertThat(state(number)).isEqualTo("IN_FORCE");
        Desk multia = signIn(MULTIA);
        handOvers.asked(multia, transfer);
        handOvers.answered(number, samira.client());
        handOvers.accepted(multia, transfer);
        assertThat(state(number)).isEqualTo("CLOSED");
        String there = ofTransfer("new_case_number", number);
        assertThat(state(there)).isEqualTo("IN_FORCE");
        Page page = pages.open(multia, there);
        assertThat(page.locator("main")).containsText("Käyttöoikeutesi ei kata turvakiellon alaisia yhteystietoja.");
        pages.explainedDeadlines(page);
        FamilyPages.picture(page, "16-asia-multialla");
        page = pages.open(caseworker, number);
        assertThat(FamilyPages.section(page, "Tilanne"))
                .containsText(Pattern.compile("Suunnitelma voimassa\\s*–\\s*Seuraava määräpäivä\\s*–"));
        FamilyPages.picture(FamilyPages.section(page, "Tapahtumat"), "17-tapahtumat");
    }

    private void whereSheLivesWasToldToNobody() {
        assertThat(overheard.saying(WHERE_SHE_LIVES)).isEmpty();
        for (String person : List.of(LEAD, NURSE, SOCIAL_WORKER, TEACHER, MULTIA)) {
            assertThat(overheard.heardBy(person)).as(person).isGreaterThan(10);
        }
        assertThat(requested)
                .hasSizeGreaterThan(500)
                .noneMatch(address ->
                        address.contains("Amiri") || address.contains("Samira") || address.contains("Tarinamerkki"));
    }

    private String state(String number) {
        return jdbc.sql("select state from koto.integration_case where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }

    private String ofTransfer(String column, String number) {
        return jdbc.sql("select " + column + " from koto.transfer where case_number = :number")
                .param("number", number)
                .query(String.class)
                .single();
    }

    private String numberOf(String givenNames) {
        return jdbc.sql("""
                select number from koto.integration_case join koto.client on client.id = client_id
                where family_name = :family and given_names = :given
                """)
                .param("family", FAMILY)
                .param("given", givenNames)
                .query(String.class)
                .single();
    }
}
