/**
 * Clients, their integration cases and the numbers that everything else goes by.
 *
 * <p>Owns {@code koto.client}, {@code koto.integration_case}, {@code koto.case_number_series}, {@code koto.household},
 * {@code koto.household_member}, {@code koto.representative} and {@code koto.imported_note}; the only module that knows the identity code, and the
 * only one that knows an address: whoever shows, prints or sends one asks {@link fi.kotopolku.casefile.CaseFile#contact}. Publishes {@link fi.kotopolku.casefile.Cases} to models and modules,
 * {@link fi.kotopolku.casefile.CaseFile} as the one guarded and logged way to client data, and asks the later modules
 * for dates through {@link fi.kotopolku.casefile.CaseDeadlines}, for education and work through
 * {@link fi.kotopolku.casefile.ClientBackground}, for what happened through {@link fi.kotopolku.casefile.CaseEvents} and
 * for what is missing through {@link fi.kotopolku.casefile.CaseGaps}. A closed case stays: retention periods (§§ 73–83)
 * are not known yet, so nothing here deletes rows, and a client's row may go only after the last of its cases.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"access", "api", "audit", "identity", "rules", "form"})
package fi.kotopolku.casefile;
