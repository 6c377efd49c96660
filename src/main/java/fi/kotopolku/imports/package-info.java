/**
 * Clients brought over from an old client system: files put into a staging area of their own, tried as often as wished,
 * brought over at once, signed off, and taken back within a period unless somebody has worked on one of the cases.
 *
 * <p>Owns {@code koto.data_import}, {@code koto.import_*} and {@code koto.imported_note}. What is staged is client data:
 * nobody reads it but the trial and the bringing over, a report names a line and a field and never a value, and it is deleted when the counts are
 * signed off or the import is given up. The clients and cases themselves are made by {@code casefile}, {@code assessment} and {@code plan}.
 */
@Holds({})
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "access",
            "adoption",
            "assessment",
            "audit",
            "casefile",
            "form",
            "identity",
            "plan",
            "rules"
        })
package fi.kotopolku.imports;

import fi.kotopolku.access.Holds;
