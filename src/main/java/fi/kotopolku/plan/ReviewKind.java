package fi.kotopolku.plan;

import java.util.Arrays;
import java.util.Optional;

/** What a review is asked for before its time (§ 22): the list is closed, its wording comes from the guides. */
public enum ReviewKind {
    REQUEST("Asiakas tai viranomainen pyysi."),
    WORK("Työ alkoi tai päättyi."),
    STUDIES("Opinnot alkoivat tai päättyivät."),
    FAMILY_LEAVE("Perhevapaa."),
    ILLNESS("Sairaus."),
    MOVE("Muutto."),
    JOBSEEKER_STATUS("Työnhaku alkoi tai päättyi."),
    SERVICE_ENDED("Palvelu päättyi."),
    SERVICE_NOT_STARTED("Palvelu ei alkanut.");

    private final String nameFi;

    ReviewKind(String nameFi) {
        this.nameFi = nameFi;
    }

    String nameFi() {
        return nameFi;
    }

    static Optional<ReviewKind> of(String name) {
        return Arrays.stream(values()).filter(kind -> kind.name().equals(name)).findFirst();
    }
}
