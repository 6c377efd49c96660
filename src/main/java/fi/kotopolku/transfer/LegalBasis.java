package fi.kotopolku.transfer;

import fi.kotopolku.access.DataCategory;
import java.util.Set;

/**
 * On what ground a piece of a case may go with it. The sections on disclosure (681/2023 §§ 82–83) have not been read, so
 * each sentence says that it is unverified.
 */
final class LegalBasis {

    /** Without these the receiver cannot open the case, or its periods would begin anew. */
    static final Set<DataCategory> ALWAYS =
            Set.of(DataCategory.IDENTITY_AND_CONTACT, DataCategory.RESIDENCE, DataCategory.PLAN);

    private static final String UNREAD = " Säädöstekstiä ei ole tarkistettu.";

    private LegalBasis() {}

    static String of(DataCategory category) {
        return switch (category) {
            case IDENTITY_AND_CONTACT ->
                "Asiakkaan yksilöinti ja palveleminen: 681/2023, 73 §; henkilötunnus: tietosuojalaki 1050/2018, 29 §."
                        + UNREAD;
            case PROTECTED_CONTACT ->
                "Asiakkaan tavoittaminen turvakiellosta huolimatta: 681/2023, 73 §; laki 661/2009, 36 ja 37 §."
                        + UNREAD;
            case RESIDENCE -> "Kohderyhmä ja määräaikojen alku: 681/2023, 14 ja 16 §." + UNREAD;
            case PLAN -> "Arviointi ja suunnitelma jatkuvat vastaanottajalla: 681/2023, 14, 16 ja 22 §." + UNREAD;
            case SERVICES -> "Sovitut palvelut jatkuvat vastaanottajalla: 681/2023, 16 §." + UNREAD;
            case LANGUAGE, EDUCATION_AND_WORK -> "Palvelutarpeen arvioinnin tulos: 681/2023, 14 §." + UNREAD;
            case HOUSEHOLD -> "Perheen tilanne arvioinnissa: 681/2023, 14 §." + UNREAD;
            case HEALTH_AND_FUNCTIONING ->
                "Vain siltä osin kuin toimintakyky vaikuttaa kotoutumiseen: 681/2023, 14 §; tietosuoja-asetus, 9 artikla."
                        + UNREAD;
            case NOTES -> "Arvioinnin muistiinpanot: 681/2023, 14 §." + UNREAD;
            case ADMINISTRATION -> throw new IllegalArgumentException("no client data");
        };
    }
}
