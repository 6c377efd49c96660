package fi.kotopolku.access;

import java.time.Instant;
import java.util.UUID;

/**
 * A declaration that a case is a person's own or a relative's.
 *
 * @param endedAt null while it holds
 */
record Kinship(
        UUID id,
        String municipality,
        String personId,
        String caseNumber,
        Kind kind,
        String declaredBy,
        Instant declaredAt,
        Instant endedAt) {

    enum Kind {
        OWN("Oma asia"),
        RELATIVE("Läheisen asia");

        private final String nameFi;

        Kind(String nameFi) {
            this.nameFi = nameFi;
        }

        String nameFi() {
            return nameFi;
        }
    }
}
