package fi.kotopolku.oversight;

import fi.kotopolku.access.Role;
import java.util.Set;

/**
 * Something that is looked at by those who oversee, as the log names it.
 *
 * @param subjectKey whose doings or which case; null when the whole municipality
 */
record Sight(Kind kind, boolean taken, String municipality, String subjectKey) {

    enum Kind {
        CASE_LOG(Set.of(Role.DATA_PROTECTION_OFFICER)),
        PERSON_LOG(Set.of(Role.DATA_PROTECTION_OFFICER)),
        LATE_READS(Set.of(Role.DATA_PROTECTION_OFFICER)),
        RIGHTS_EVIDENCE(Set.of(Role.TEAM_LEAD, Role.ACCESS_OFFICER, Role.DATA_PROTECTION_OFFICER)),
        STATISTICS(Set.of(Role.TEAM_LEAD, Role.PROCESS_MANAGER));

        private final Set<Role> roles;

        Kind(Set<Role> roles) {
            this.roles = roles;
        }

        Set<Role> roles() {
            return roles;
        }
    }

    static Sight ofCase(String number) {
        return new Sight(Kind.CASE_LOG, false, number.substring(0, 3), number);
    }

    static Sight ofPerson(String municipality, String personId) {
        return new Sight(Kind.PERSON_LOG, false, municipality, personId);
    }

    static Sight ofAll(Kind kind, String municipality) {
        return new Sight(kind, false, municipality, null);
    }

    /** The same, taken away in a file. */
    Sight asFile() {
        return new Sight(kind, true, municipality, subjectKey);
    }

    String action() {
        return (taken ? "EXPORT_" : "VIEW_") + kind;
    }
}
