/**
 * Cooperation of those who work on one case, inside the system: messages between them, and what one asks another to do
 * (source decision, clause 11).
 *
 * <p>Owns {@code koto.case_message}, {@code koto.case_message_recipient} and {@code koto.cooperation_request}. Who takes part is
 * whoever has a right in force to the case; nobody is invited here. Publishes {@link fi.kotopolku.cooperation.Requests} to the
 * models and the events by which the process of a request hears of it. May use the case file and what that stands on. Rows
 * live as long as their case: retention periods (§§ 73–83) are not known yet, so nothing here deletes them.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"casefile", "access", "audit", "identity", "form"})
package fi.kotopolku.cooperation;
