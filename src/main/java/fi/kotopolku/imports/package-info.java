/**
 * Clients brought over from an old client system: files put into a staging area of their own, tried as often as wished,
 * brought over at once, signed off, and taken back within a period unless somebody has worked on one of the cases.
 *
 * <p>Owns {@code koto.data_import} and {@code koto.import_*}. What is staged is client data:
 * nobody reads it but the trial and the bringing over, a report names a line and a field and never a value, and it is deleted when the counts are
 * signed off or the import is given up. The clients and cases themselves are made by {@code casefile}, {@code assessment} and
 * {@code plan}, each by its own {@link fi.kotopolku.casefile.BroughtMaterial}; {@link fi.kotopolku.imports.Imports} is the process's
 * facade, and by its events the engine begins and ends the paths of cases.
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
            "problem",
            "rules"
        })
package fi.kotopolku.imports;

import fi.kotopolku.access.Holds;
