package fi.kotopolku.doors;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.demo.SampleAnswers;
import fi.kotopolku.demo.SamplePlans;
import fi.kotopolku.documents.PdfUa;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The plan and the conclusion on paper: accessible in every language, without identity code and address whoever asks,
 * with what the reader's right covers and no more, and with a row in the log for each part of it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DocumentsTest extends DoorsTest {

    private static final String LENDER = "keha.admin";
    private static final String SUBSTITUTE = "printer.keuruu";
    private static final String IDENTITY_CODE = "030288-9928";
    private static final String STREET = "Piilopaikantie 17";
    private static final String TOWN = "Salakylä";
    private static final String GOAL = "Suomen kielen taito A2";
    private static final String PROVIDER = "Testiopisto (keksitty)";

    private String key;
    private Visitor caseworker;

    @BeforeAll
    void aPlanInForceOfAClientUnderANonDisclosureOrder() {
        caseworker = visit(CASEWORKER);
        key = inForce(SampleAnswers.with(
                newClient(),
                "identityCode",
                IDENTITY_CODE,
                "streetAddress",
                STREET,
                "postalCode",
                "42700",
                "postOffice",
                TOWN,
                "nonDisclosure",
                true));
    }

    @ParameterizedTest
    @CsvSource({
        "fi,Kotoutumissuunnitelma,Tämä suunnitelma on voimassa.,Palvelutarpeen arvioinnin johtopäätös",
        "sv,Integrationsplan,Den här planen är i kraft.,Slutsats av bedömningen",
        "en,Integration plan,This plan is in force.,Conclusion of the service need",
        "uk,План інтеграції,Цей план чинний.,Висновок оцінки",
        "ru,План интеграции,Этот план действует.,Заключение оценки",
        "ar,خطة الاندماج,هذه الخطة سارية,نتيجة تقييم الحاجة",
        "so,Qorshaha la-qabsiga bulshada,Qorshahani wuu shaqaynayaa.,Gunaanadka qiimaynta"
    })
    void bothDocumentsAreAccessibleInEveryLanguage(String language, String title, String inForce, String conclusion) {
        HttpResponse<byte[]> plan = plan(caseworker, key, language);
        HttpResponse<byte[]> assessment = assessment(caseworker, key, language);

        for (HttpResponse<byte[]> document : List.of(plan, assessment)) {
            assertThat(document.statusCode()).isEqualTo(200);
            assertThat(document.headers().allValues("Cache-Control")).containsExactly("no-store");
            assertThat(document.headers().firstValue("Content-Type")).hasValue("application/pdf");
            assertThat(document.headers().firstValue("Content-Disposition"))
                    .hasValueSatisfying(
                            name -> assertThat(name).contains("inline", key).doesNotContain(clientNameOf(key)));
            PdfUa.assertCompliant(document.body());
            assertThat(PdfUa.text(document.body()))
                    .contains(clientNameOf(key), "1988", "Keuruu")
                    .doesNotContain(IDENTITY_CODE, "9928", STREET, TOWN, "42700", "3.2.1988");
        }
        assertThat(PdfUa.text(plan.body())).contains(title, inForce, GOAL, PROVIDER, key);
        if (language.equals("fi")) {
            assertThat(PdfUa.text(plan.body()))
                    .contains("Oikeudet ja velvollisuudet selitettiin", "Kieli, jolla ne selitettiin")
                    .as("an adult's plan")
                    .doesNotContain("Lasta kuultiin");
        }
        assertThat(PdfUa.text(assessment.body())).contains(conclusion);
        if (!language.equals("sv")) {
            assertThat(PdfUa.text(plan.body())).contains("Tämä suunnitelma on voimassa.", "Oikeutesi", "Säilytä");
        }
    }

    @Test
    void theReasonsOfDatesAreSaid() {
        String text = PdfUa.text(plan(caseworker, key, "en").body());
        assertThat(text)
                .contains("The plan will be reviewed with you by")
                .contains("perusteena")
                .contains("Viimeinen päivä");
    }

    /** The trigger keeps versions that are no longer drafts; a draft of such a size could be typed. */
    @Test
    void aPlanOfTwoHundredGoalsInManyScriptsIsPrintedWhole() {
        String many = drafted(newClient());
        jdbc.sql("""
                insert into koto.plan_goal (id, plan_version_id, municipality, position, line, area, goal)
                select gen_random_uuid(), v.id, v.municipality, n, n, 'STUDIES',
                       'Tavoite ' || n || ' ' || (array['Ґалаґан', 'محمد', 'ሰላም', '王小明', 'e' || chr(769), '😀'])[1 + n % 6]
                from koto.plan_version v join koto.plan p on p.id = v.plan_id, generate_series(2, 200) n
                where p.case_number = :case
                """).param("case", many).update();

        HttpResponse<byte[]> draft = caseworker.file(path(many, "plan.pdf?language=ar&version=1"));

        assertThat(draft.statusCode()).isEqualTo(200);
        PdfUa.assertCompliant(draft.body());
        assertThat(PdfUa.text(draft.body()))
                .contains("Tämä on luonnos.", "Tavoite 2 ", "Tavoite 200 ", "Päiväys ja asiakkaan allekirjoitus");
        assertThat(message(plan(caseworker, many, "fi"), 404)).contains("no-plan-in-force", "voimassa olevaa");
        assertThat(message(caseworker.file(path(many, "plan.pdf?language=fi&version=7")), 404))
                .contains("no-such-version");
    }

    @Test
    void whatIsPrintedIsLoggedPartByPartAndWhatIsNotPrintedIsNot() {
        long before = lastEntry();
        plan(caseworker, key, "fi");
        assertThat(read(CASEWORKER, key, before)).containsExactly("IDENTITY_AND_CONTACT", "PLAN", "SERVICES");

        before = lastEntry();
        assessment(caseworker, key, "fi");
        assertThat(read(CASEWORKER, key, before))
                .containsExactly("IDENTITY_AND_CONTACT", "LANGUAGE", "NOTES", "SERVICES");

        before = lastEntry();
        assertThat(message(caseworker.file(path(key, "plan.pdf?language=xx")), 400))
                .contains("unknown-language", "Valitse asiakirjan kieli");
        assertThat(message(caseworker.file(path(key, "plan.pdf")), 400)).contains("unknown-language");
        assertThat(message(caseworker.file(path(key, "assessment.pdf?language=FI")), 400))
                .contains("unknown-language");
        assertThat(message(caseworker.file(path(key, "plan.pdf?language=fi&version=0")), 400))
                .contains("unknown-version");
        assertThat(message(caseworker.file(path(key, "plan.pdf?language=fi&version=99")), 404))
                .contains("no-such-version");
        assertThat(read(CASEWORKER, key, before)).isEmpty();
    }

    /** Invited to a review: of the plan her right reaches the services, of the assessment the needs. */
    @Test
    void theNurseSeesWhatHerRightCoversAndIsToldWhatIsLeftOut() {
        String reviewed = inForce(newClient());
        Visitor nurse = visit(NURSE);
        assertThat(plan(nurse, reviewed, "fi").statusCode()).isIn(403, 404);
        caseworker.post("/api/v1/cases/" + reviewed + "/review-requests", Map.of("kind", "REQUEST", "reason", "Testi"));
        casework.answer(
                CASEWORKER,
                reviewed,
                "task_gatherRealisation",
                SampleAnswers.with(
                        SamplePlans.realisation(),
                        "inviteCounty",
                        true,
                        "professionals",
                        List.of(NURSE),
                        "question",
                        "Mitä tukea?"));
        long before = lastEntry();

        HttpResponse<byte[]> plan = plan(nurse, reviewed, "sv");
        HttpResponse<byte[]> assessment = assessment(nurse, reviewed, "fi");

        PdfUa.assertCompliant(plan.body());
        assertThat(PdfUa.text(plan.body()))
                .contains(PROVIDER, clientNameOf(reviewed), "Den här delen har lämnats bort")
                .doesNotContain(GOAL, "Vakituinen", "Planens version");
        assertThat(PdfUa.text(assessment.body())).contains("Tämä osa jätettiin pois");
        assertThat(read(NURSE, reviewed, before)).containsExactly("IDENTITY_AND_CONTACT", "SERVICES");
        assertThat(plan(nurse, key, "fi").statusCode()).isIn(403, 404);
    }

    @Test
    void whoseRightReachesOtherPartsOnlyGetsNoDocument() {
        Grants grants = new Grants(jdbc);
        grants.lendAccount(LENDER, SUBSTITUTE, "Testi", "Keuruu-Tulostaja", "keuruu");
        String right = grants.give(SUBSTITUTE, "249", "caseworker", "IDENTITY_AND_CONTACT", "LANGUAGE");
        try {
            Visitor bounded = visit(LENDER);
            long before = lastEntry();

            assertThat(message(plan(bounded, key, "fi"), 403)).contains("access-refused");
            assertThat(message(assessment(bounded, key, "fi"), 403)).contains("access-refused");
            assertThat(read(SUBSTITUTE, key, before)).isEmpty();

            grants.end(right);
            assertThat(plan(bounded, key, "fi").statusCode()).isIn(403, 404);

            right = grants.give(SUBSTITUTE, "249", "caseworker", "PLAN");
            HttpResponse<byte[]> nameless = plan(bounded, key, "fi");
            PdfUa.assertCompliant(nameless.body());
            assertThat(PdfUa.text(nameless.body()))
                    .contains(GOAL, "Tämä osa jätettiin pois")
                    .doesNotContain(clientNameOf(key), "1988", PROVIDER);
        } finally {
            grants.end(right);
            grants.takeAccountBack(LENDER, SUBSTITUTE);
        }
    }

    @Test
    void nobodyElseGetsAnything() {
        Visitor multia = visit(OTHER_MUNICIPALITY);
        for (String document : List.of("plan.pdf?language=fi", "assessment.pdf?language=fi")) {
            HttpResponse<byte[]> hidden = multia.file(path(key, document));
            assertThat(hidden.statusCode())
                    .as("whoever had a right to Keuruu hears that it has ended")
                    .isIn(403, 404);
            assertThat(text(hidden).replace(key, "x"))
                    .isEqualTo(
                            text(multia.file(path("249-2026-9999", document))).replace("249-2026-9999", "x"));
            assertThat(Visitor.stranger(port).file(path(key, document)).statusCode())
                    .isEqualTo(401);
            assertThat(visit("dpo.keuruu").file(path(key, document)).statusCode())
                    .isIn(403, 404);
        }
    }

    private String drafted(Map<String, Object> client) {
        String number = casework.begin(CASEWORKER, "integration-case", client);
        casework.answer(CASEWORKER, number, "task_initialInterview", SampleAnswers.interview(today()));
        casework.answer(CASEWORKER, number, "task_concludeAssessment", SampleAnswers.conclusion(today(), true));
        casework.answer(CASEWORKER, number, "task_draftPlan", SamplePlans.draft(today()));
        return number;
    }

    private String inForce(Map<String, Object> client) {
        String number = drafted(client);
        casework.answer(CASEWORKER, number, "task_confirmPlan", SamplePlans.agreed(today()));
        return number;
    }

    private static HttpResponse<byte[]> plan(Visitor visitor, String number, String language) {
        return visitor.file(path(number, "plan.pdf?language=" + language));
    }

    private static HttpResponse<byte[]> assessment(Visitor visitor, String number, String language) {
        return visitor.file(path(number, "assessment.pdf?language=" + language));
    }

    private static String path(String number, String document) {
        return "/api/v1/cases/" + number + "/documents/" + document;
    }

    private static String message(HttpResponse<byte[]> answer, int status) {
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(status);
        return text(answer);
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private long lastEntry() {
        return jdbc.sql("select coalesce(max(id), 0) from koto.audit_entry")
                .query(Long.class)
                .single();
    }

    /** @return what of the case the person has been shown since */
    private Set<String> read(String person, String number, long since) {
        return new TreeSet<>(jdbc.sql("""
                        select category from koto.audit_entry
                        where person_id = :person and subject_key = :case and action = 'READ' and outcome = 'DONE'
                          and id > :since
                        """)
                .param("person", person)
                .param("case", number)
                .param("since", since)
                .query(String.class)
                .list());
    }
}
