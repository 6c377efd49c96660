/**
 * Access rights: asked for, checked, decided, in force, ended; and the one decision that everything else asks.
 *
 * <p>Owns the tables {@code koto.access_right*}, {@code koto.employment_change} and {@code koto.number_series}, and the
 * view {@code koto.right_in_force}. Publishes {@link fi.kotopolku.access.AccessRightRevoked},
 * {@link fi.kotopolku.access.AccessRightsEnded}, {@link fi.kotopolku.access.AccessRightNarrowed},
 * {@link fi.kotopolku.access.AccessRenewalRequested} and {@link fi.kotopolku.access.EmploymentChangeWithdrawn}. Reads the
 * number, municipality, unit and state of {@code koto.integration_case} in SQL, because a decision must be one statement; uses
 * identity, audit, rules and form.
 *
 * <p>A right's row is kept for as long as the log that refers to it: it is the proof of who could see what. Its history
 * is only added to. Its forms are about those who work with clients: there is no client data in them.
 */
@Holds({})
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"identity", "audit", "rules", "form"})
package fi.kotopolku.access;
