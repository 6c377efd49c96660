/**
 * The assessment of skills and of the need for integration services (§ 14): whether one is needed, the interview,
 * clarifying measures and the conclusion; and what invited professionals of the wellbeing services county add to it, to a
 * plan or to a review.
 *
 * <p>Owns {@code koto.assessment}, {@code koto.clarifying_measure} and {@code koto.contribution}. Publishes
 * {@link fi.kotopolku.assessment.Assessments}, {@link fi.kotopolku.assessment.Measures} and
 * {@link fi.kotopolku.assessment.Contributions} to the models, and {@link fi.kotopolku.assessment.GuestRightEnded} and
 * {@link fi.kotopolku.assessment.MeasureCancelled}. May use the case file and what that stands on. Rows live as long as their case: retention periods (§§ 73–83) are not
 * known yet, so nothing here deletes them.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"casefile", "access", "audit", "identity", "rules", "form"})
package fi.kotopolku.assessment;
