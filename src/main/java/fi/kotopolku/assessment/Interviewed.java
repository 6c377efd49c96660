package fi.kotopolku.assessment;

import fi.kotopolku.casefile.YesNo;
import java.time.LocalDate;

/** What the initial interview found out, as it was stored. */
record Interviewed(
        LocalDate on,
        String language,
        boolean interpreted,
        YesNo understood,
        String understoodNote,
        Literacy literacy,
        SkillLevel finnish,
        SkillLevel swedish,
        String otherLanguages,
        EducationLevel educationLevel,
        String education,
        String workExperience,
        String learningSkills,
        String strengths,
        String lifeSituation,
        String functioning,
        String employmentServices,
        String serviceNeeds,
        String clientGoals,
        String planView) {}
