/**
 * Joint meetings on a case (yhteispalaveri): planned, people invited, held or not, and what was agreed.
 *
 * <p>Owns {@code koto.meeting}, {@code koto.meeting_invited} and {@code koto.meeting_item}. Publishes
 * {@link fi.kotopolku.meeting.Meetings} to the models. An invitation gives nobody a right: who is invited by name has one
 * already, and everybody else is named by what they do. May use the case file and what that stands on. Rows live as long as
 * their case: retention periods (§§ 73–83) are not known yet, so nothing here deletes them.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"casefile", "access", "audit", "identity", "rules", "form"})
package fi.kotopolku.meeting;
