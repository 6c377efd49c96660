package fi.kotopolku.plan;

import java.time.LocalDate;

/** One version in a list. Dates are days in Finland. */
record VersionLine(
        int no,
        PlanVersion.State state,
        String stateFi,
        LocalDate begunOn,
        LocalDate validFrom,
        LocalDate validUntil,
        LocalDate inForceOn,
        LocalDate closedOn,
        LocalDate clientConfirmedOn,
        String confirmationFi,
        String reason) {

    static VersionLine of(PlanVersion version) {
        return new VersionLine(
                version.no(),
                version.state(),
                version.state().nameFi(),
                version.begunOn(),
                version.validFrom(),
                version.validUntil(),
                version.inForceOn(),
                version.closedOn(),
                version.clientConfirmedOn(),
                version.confirmationFi(),
                version.resultReason());
    }
}
