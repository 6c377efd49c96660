package fi.kotopolku.assessment;

import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.casefile.YesNo;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of assessments. */
@Repository
class AssessmentStore {

    private final JdbcClient jdbc;
    private final Clock clock;

    AssessmentStore(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @return false when one is open in the case already */
    boolean open(String caseNumber, String municipality) {
        return jdbc.sql("""
                        insert into koto.assessment (case_number, municipality, opened_at)
                        values (:case, :municipality, :now)
                        on conflict do nothing
                        """)
                        .param("case", caseNumber)
                        .param("municipality", municipality)
                        .param("now", now())
                        .update()
                == 1;
    }

    Optional<Assessment> latest(String caseNumber) {
        return jdbc.sql("""
                select id, case_number, state, opened_at, version from koto.assessment
                where case_number = :case order by opened_at desc, id limit 1
                """)
                .param("case", caseNumber)
                .query((row, n) -> new Assessment(
                        row.getObject("id", UUID.class),
                        row.getString("case_number"),
                        Assessment.State.valueOf(row.getString("state")),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                        row.getInt("version")))
                .optional();
    }

    /** @return false when somebody has been told already, or the interview has been held */
    boolean markLateTold(UUID id) {
        return jdbc.sql("""
                        update koto.assessment set late_told_at = :now
                        where id = :id and late_told_at is null and state = 'OPEN'
                        """).param("now", now()).param("id", id).update() == 1;
    }

    boolean writeInterview(UUID id, InitialInterview answer, String by, RowVersion opened) {
        return jdbc.sql("""
                        update koto.assessment set state = 'INTERVIEWED', interviewed_on = :on, interviewed_by = :by,
                            interview_language = :language, interview_interpreted = :interpreted,
                            interview_understood = :understood, interview_understood_note = :understoodNote,
                            literacy = :literacy, finnish_skill = :finnish, swedish_skill = :swedish,
                            other_languages = :otherLanguages, education_level = :educationLevel,
                            education = :education, work_experience = :workExperience,
                            learning_skills = :learningSkills, strengths = :strengths,
                            life_situation = :lifeSituation, functioning = :functioning,
                            employment_services = :employmentServices, service_needs = :serviceNeeds,
                            client_goals = :clientGoals, plan_view = :planView, coordination_needed = :coordinationNeeded,
                            version = version + 1
                        where id = :id and version = :version and state = 'OPEN'
                        """)
                        .param("on", answer.interviewedOn())
                        .param("by", by)
                        .param("language", answer.interviewLanguage())
                        .param("interpreted", Boolean.TRUE.equals(answer.interpreterUsed()))
                        .param("understood", answer.understood().yes())
                        .param("understoodNote", Written.orNull(answer.understoodNote()))
                        .param("literacy", answer.literacy().name())
                        .param("finnish", answer.finnishSkill().name())
                        .param("swedish", answer.swedishSkill().name())
                        .param("otherLanguages", Written.orNull(answer.otherLanguages()))
                        .param("educationLevel", answer.educationLevel().name())
                        .param("education", Written.orNull(answer.education()))
                        .param("workExperience", Written.orNull(answer.workExperience()))
                        .param("learningSkills", Written.orNull(answer.learningSkills()))
                        .param("strengths", Written.orNull(answer.strengths()))
                        .param("lifeSituation", Written.orNull(answer.lifeSituation()))
                        .param("functioning", Written.orNull(answer.functioning()))
                        .param("employmentServices", Written.orNull(answer.employmentServices()))
                        .param("serviceNeeds", Written.orNull(answer.serviceNeeds()))
                        .param("clientGoals", Written.orNull(answer.clientGoals()))
                        .param("planView", Written.orNull(answer.planView()))
                        .param("coordinationNeeded", answer.coordinationNeeded().yes())
                        .param("id", id)
                        .param("version", opened.value())
                        .update()
                == 1;
    }

    Interviewed interview(UUID id) {
        return jdbc.sql("select * from koto.assessment where id = :id")
                .param("id", id)
                .query(AssessmentStore::interviewed)
                .single();
    }

    boolean conclude(UUID id, ConcludeAssessment answer, List<Referral> referrals, String by, RowVersion opened) {
        return jdbc.sql("""
                        update koto.assessment set state = 'CONCLUDED', needs = :needs, goals = :goals,
                            plan_needed = :planNeeded, plan_reason = :planReason, referrals = :referrals,
                            referrals_note = :referralsNote, gone_through_on = :on, gone_through_language = :language,
                            gone_through_interpreted = :interpreted, gone_through_understood = :understood,
                            gone_through_note = :note, concluded_at = :now, concluded_by = :by, version = version + 1
                        where id = :id and version = :version and state = 'INTERVIEWED'
                        """)
                        .param("needs", Written.orNull(answer.needs()))
                        .param("goals", Written.orNull(answer.goals()))
                        .param("planNeeded", answer.planNeeded().yes())
                        .param("planReason", Written.orNull(answer.planReason()))
                        .param(
                                "referrals",
                                referrals.stream().map(Referral::name).toArray(String[]::new))
                        .param("referralsNote", Written.orNull(answer.referralsNote()))
                        .param("on", answer.goneThroughOn())
                        .param("language", answer.goneThroughLanguage())
                        .param("interpreted", Boolean.TRUE.equals(answer.goneThroughInterpreted()))
                        .param("understood", answer.goneThroughUnderstood().yes())
                        .param("note", Written.orNull(answer.goneThroughNote()))
                        .param("now", now())
                        .param("by", by)
                        .param("id", id)
                        .param("version", opened.value())
                        .update()
                == 1;
    }

    Conclusion conclusion(UUID id) {
        return jdbc.sql("select * from koto.assessment where id = :id")
                .param("id", id)
                .query((row, n) -> new Conclusion(
                        row.getString("needs"),
                        row.getString("goals"),
                        row.getBoolean("plan_needed"),
                        row.getString("plan_reason"),
                        List.of((String[]) row.getArray("referrals").getArray()),
                        row.getString("referrals_note"),
                        row.getString("concluded_by"),
                        row.getString("gone_through_language"),
                        row.getObject("gone_through_on", LocalDate.class),
                        row.getBoolean("gone_through_understood")))
                .single();
    }

    /** Those who lead the municipality's casework now. */
    List<String> teamLeads(String municipality) {
        return jdbc.sql("""
                select distinct person_id from koto.right_in_force
                where municipality = :municipality and role = 'team-lead' order by person_id
                """)
                .param("municipality", municipality)
                .query(String.class)
                .list();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Interviewed interviewed(ResultSet row, int n) throws SQLException {
        return new Interviewed(
                row.getObject("interviewed_on", LocalDate.class),
                row.getString("interview_language"),
                row.getBoolean("interview_interpreted"),
                YesNo.of(row.getBoolean("interview_understood")),
                row.getString("interview_understood_note"),
                word(Literacy.class, row.getString("literacy")),
                word(SkillLevel.class, row.getString("finnish_skill")),
                word(SkillLevel.class, row.getString("swedish_skill")),
                row.getString("other_languages"),
                word(EducationLevel.class, row.getString("education_level")),
                row.getString("education"),
                row.getString("work_experience"),
                row.getString("learning_skills"),
                row.getString("strengths"),
                row.getString("life_situation"),
                row.getString("functioning"),
                row.getString("employment_services"),
                row.getString("service_needs"),
                row.getString("client_goals"),
                row.getString("plan_view"));
    }

    /** An assessment that was brought from an old system knows no more than that one did. */
    private static <W extends Enum<W>> W word(Class<W> words, String stored) {
        return stored == null ? null : Enum.valueOf(words, stored);
    }
}
