package fi.kotopolku.assessment;

import static fi.kotopolku.casefile.MaterialWords.day;
import static fi.kotopolku.casefile.MaterialWords.language;
import static fi.kotopolku.casefile.MaterialWords.silent;
import static fi.kotopolku.casefile.MaterialWords.text;
import static fi.kotopolku.casefile.MaterialWords.word;
import static fi.kotopolku.casefile.MaterialWords.yesNo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseMaterial;
import fi.kotopolku.casefile.CaseState;
import fi.kotopolku.casefile.Cases;
import fi.kotopolku.casefile.JsonRows;
import fi.kotopolku.casefile.Material;
import fi.kotopolku.casefile.Material.Column;
import fi.kotopolku.casefile.Received;
import fi.kotopolku.casefile.WindowException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The latest assessment of a case, for a hand-over. A concluded one is taken over as it was concluded. Of one that was under
 * way it is taken over that it is needed, so that nobody decides it again; the rest is only read where it arrives, because
 * nobody can finish another's interview.
 */
@Component
@Order(2)
class AssessmentMaterial implements CaseMaterial {

    private static final String COURSE = "assessment";

    private static final Map<DataCategory, List<Column>> PARTS = Map.of(
            DataCategory.RESIDENCE,
            List.of(
                    word("scope", "Soveltamisala (2 §)", words(Scope.values(), Scope::nameFi)),
                    word("target_group", "Kohderyhmä (14 §)", words(TargetGroup.values(), TargetGroup::nameFi)),
                    word(
                            "need_exception",
                            "Poikkeus kolmen vuoden ajasta",
                            words(WindowException.values(), WindowException::nameFi)),
                    text("need_exception_reason", "Poikkeuksen perustelu")),
            DataCategory.LANGUAGE,
            List.of(
                    language("interview_language", "Haastattelun kieli"),
                    yesNo("interview_interpreted", "Tulkki oli mukana"),
                    yesNo("interview_understood", "Ymmärsi haastattelun"),
                    text("interview_understood_note", "Ymmärtämisen varmistaminen"),
                    word("literacy", "Luku- ja kirjoitustaito", words(Literacy.values(), Literacy::nameFi)),
                    word("finnish_skill", "Suomi", words(SkillLevel.values(), SkillLevel::nameFi)),
                    word("swedish_skill", "Ruotsi", words(SkillLevel.values(), SkillLevel::nameFi)),
                    text("other_languages", "Muut kielet")),
            DataCategory.EDUCATION_AND_WORK,
            List.of(
                    word("education_level", "Koulutus", words(EducationLevel.values(), EducationLevel::nameFi)),
                    text("education", "Koulutuksesta tarkemmin"),
                    text("work_experience", "Työkokemus"),
                    text("learning_skills", "Oppimis-, opiskelu- ja työelämätaidot"),
                    text("strengths", "Osaaminen ja vahvuudet")),
            DataCategory.HOUSEHOLD,
            List.of(text("life_situation", "Elämäntilanne")),
            DataCategory.HEALTH_AND_FUNCTIONING,
            List.of(text("functioning", "Toimintakyky")),
            DataCategory.SERVICES,
            List.of(
                    word("need_ground", "Arvioinnin tarve", words(NeedGround.values(), NeedGround::nameFi)),
                    text("need_reason", "Arvioinnin tarpeen perustelu"),
                    text("employment_services", "Työvoima- ja koulutuspalvelujen tarve"),
                    text("service_needs", "Muut palvelutarpeet"),
                    text("plan_view", "Alustava arvio suunnitelman tarpeesta"),
                    text("needs", "Johtopäätös palvelutarpeista"),
                    new Column("referrals", "Ohjattu palveluihin", AssessmentMaterial::referrals),
                    text("referrals_note", "Ohjaamisesta tarkemmin")),
            DataCategory.NOTES,
            List.of(
                    text("client_goals", "Asiakkaan omat tavoitteet"),
                    text("gone_through_note", "Läpikäynti asiakkaan kanssa")));

    private static final List<Column> COURSE_COLUMNS = List.of(
            silent("state"),
            silent("opened_at"),
            word("need", "Päätös arvioinnin tarpeesta", words(Need.values(), Need::nameFi)),
            day("need_decided_at", "Tarve ratkaistu"),
            day("interviewed_on", "Haastattelu"),
            silent("coordination_needed"),
            day("concluded_at", "Johtopäätös"),
            yesNo("plan_needed", "Suunnitelma tarvitaan"),
            text("plan_reason", "Perustelu"),
            text("goals", "Tavoitteet"),
            day("gone_through_on", "Käyty läpi asiakkaan kanssa"),
            silent("gone_through_language"),
            silent("gone_through_interpreted"),
            silent("gone_through_understood"));

    private static final List<Column> CONTRIBUTION = List.of(
            text("question", "Kysymys hyvinvointialueelle"),
            text("observations", "Havainnot"),
            text("service_needs", "Sosiaali- ja terveyspalvelujen tarve"),
            text("recommendation", "Suositus"));

    private final JdbcClient jdbc;
    private final Cases cases;

    AssessmentMaterial(JdbcClient jdbc, Cases cases) {
        this.jdbc = jdbc;
        this.cases = cases;
    }

    @Override
    public List<Material> of(String caseNumber) {
        List<Material> material = new ArrayList<>();
        JsonRows.of(jdbc.sql("""
                        select to_jsonb(a)::text from koto.assessment a where case_number = :case
                        order by opened_at desc, id limit 1
                        """).param("case", caseNumber)).forEach(row -> {
            material.add(
                    Material.of(COURSE, DataCategory.PLAN, "Palvelutarpeen arvioinnin kulku", row, COURSE_COLUMNS));
            Arrays.stream(DataCategory.values())
                    .filter(PARTS::containsKey)
                    .map(category -> part(category, row))
                    .forEach(material::add);
        });
        List<ObjectNode> given = JsonRows.of(jdbc.sql("""
                        select to_jsonb(c)::text from koto.contribution c
                        where case_number = :case and state = 'GIVEN' order by invited_at, id
                        """).param("case", caseNumber));
        for (int i = 0; i < given.size(); i++) {
            material.add(Material.of(
                    "contribution-" + (i + 1),
                    DataCategory.HEALTH_AND_FUNCTIONING,
                    "Hyvinvointialueen osuus " + (i + 1),
                    given.get(i),
                    CONTRIBUTION));
        }
        return material;
    }

    @Override
    public void takeOver(String caseNumber, Received received) {
        ObjectNode row = received.row(items());
        if (row.path("state").asText().equals(Assessment.State.CONCLUDED.name())) {
            takeOverConcluded(caseNumber, received, row);
        } else if (row.path("need").asText().equals(Need.NEEDED.name())) {
            takeOverNeed(caseNumber, received, row);
        }
    }

    private void takeOverNeed(String caseNumber, Received received, ObjectNode row) {
        jdbc.sql("""
                insert into koto.assessment (case_number, municipality, state, opened_at, scope, target_group, need,
                    need_ground, need_reason, need_exception, need_exception_reason, need_decided_at)
                select :case, :municipality, 'OPEN', r.opened_at, r.scope, r.target_group, r.need,
                    r.need_ground, r.need_reason, r.need_exception, r.need_exception_reason, r.need_decided_at
                from jsonb_populate_record(null::koto.assessment, cast(:row as jsonb)) r
                """)
                .param("case", caseNumber)
                .param("municipality", received.municipality())
                .param("row", row.toString())
                .update();
    }

    private void takeOverConcluded(String caseNumber, Received received, ObjectNode row) {
        jdbc.sql("""
                insert into koto.assessment (case_number, municipality, state, opened_at, scope, target_group, need,
                    need_ground, need_reason, need_exception, need_exception_reason, need_decided_at, interviewed_on,
                    interview_language, interview_interpreted, interview_understood, interview_understood_note, literacy,
                    finnish_skill, swedish_skill, other_languages, education_level, education, work_experience,
                    learning_skills, strengths, life_situation, functioning, employment_services, service_needs,
                    client_goals, plan_view, coordination_needed, needs, goals, plan_needed, plan_reason, referrals, referrals_note,
                    gone_through_on, gone_through_language, gone_through_interpreted, gone_through_understood,
                    gone_through_note, concluded_at)
                select :case, :municipality, r.state, r.opened_at, r.scope, r.target_group, r.need,
                    r.need_ground, r.need_reason, r.need_exception, r.need_exception_reason, r.need_decided_at,
                    r.interviewed_on,
                    r.interview_language, r.interview_interpreted, r.interview_understood, r.interview_understood_note,
                    r.literacy, r.finnish_skill, r.swedish_skill, r.other_languages, r.education_level, r.education,
                    r.work_experience, r.learning_skills, r.strengths, r.life_situation, r.functioning,
                    r.employment_services, r.service_needs, r.client_goals, r.plan_view, r.coordination_needed, r.needs, r.goals,
                    r.plan_needed, r.plan_reason, coalesce(r.referrals, '{}'), r.referrals_note, r.gone_through_on,
                    r.gone_through_language, r.gone_through_interpreted, r.gone_through_understood, r.gone_through_note,
                    r.concluded_at
                from jsonb_populate_record(null::koto.assessment, cast(:row as jsonb)) r
                """)
                .param("case", caseNumber)
                .param("municipality", received.municipality())
                .param("row", row.toString())
                .update();
        if (row.path("plan_needed").asBoolean()) {
            cases.advance(caseNumber, CaseState.PLANNING);
        }
    }

    private static Material part(DataCategory category, ObjectNode row) {
        return Material.of(
                item(category), category, "Arviointi: " + category.nameFi().toLowerCase(), row, PARTS.get(category));
    }

    private static String item(DataCategory category) {
        return COURSE + "-" + category.name();
    }

    private static String[] items() {
        List<String> items = new ArrayList<>(List.of(COURSE));
        PARTS.keySet().forEach(category -> items.add(item(category)));
        return items.toArray(String[]::new);
    }

    private static String referrals(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(word -> Referral.valueOf(word.asText()).nameFi())
                .collect(Collectors.joining(", "));
    }

    private static <E extends Enum<E>> Map<String, String> words(E[] values, Function<E, String> nameFi) {
        return Arrays.stream(values).collect(Collectors.toMap(Enum::name, nameFi));
    }
}
