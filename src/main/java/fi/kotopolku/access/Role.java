package fi.kotopolku.access;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a right makes its holder; the code is the candidate group in the models. */
public enum Role {
    CASEWORKER("caseworker", "Kotoutumistyöntekijä"),
    TEAM_LEAD("team-lead", "Lähiesihenkilö"),
    ACCESS_OFFICER("access-officer", "Käyttöoikeuksien myöntäjä"),
    WELLBEING_PROFESSIONAL("wellbeing-professional", "Hyvinvointialueen ammattilainen"),
    EMPLOYMENT_EXPERT("employment-expert", "Työvoimaviranomaisen asiantuntija"),
    PARTNER_PROFESSIONAL("partner-professional", "Palveluntuottajan ammattilainen"),
    PROCESS_MANAGER("process-manager", "Prosessivastaava"),
    DATA_PROTECTION_OFFICER("data-protection-officer", "Tietosuojavastaava"),
    MAIN_USER("main-user", "Koto-AJ-pääkäyttäjä"),
    KEHA_ADMIN("keha-admin", "KEHA-keskuksen ylläpitäjä");

    private final String code;
    private final String nameFi;

    Role(String code, String nameFi) {
        this.code = code;
        this.nameFi = nameFi;
    }

    public String code() {
        return code;
    }

    public String nameFi() {
        return nameFi;
    }

    /**
     * The most that a right in the role may contain: who looks after rights, processes or the log sees no clients, and
     * contact data under a non-disclosure order stay with the municipality.
     */
    public Set<DataCategory> content() {
        return switch (this) {
            case ACCESS_OFFICER, PROCESS_MANAGER, DATA_PROTECTION_OFFICER, MAIN_USER, KEHA_ADMIN ->
                Set.of(DataCategory.ADMINISTRATION);
            case CASEWORKER, TEAM_LEAD -> EnumSet.allOf(DataCategory.class);
            case WELLBEING_PROFESSIONAL, EMPLOYMENT_EXPERT, PARTNER_PROFESSIONAL ->
                EnumSet.complementOf(EnumSet.of(DataCategory.PROTECTED_CONTACT));
        };
    }

    public static Optional<Role> ofCode(String code) {
        return Arrays.stream(values()).filter(role -> role.code.equals(code)).findFirst();
    }
}
