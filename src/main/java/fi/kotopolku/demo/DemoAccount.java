package fi.kotopolku.demo;

import fi.kotopolku.access.Role;
import java.util.List;

/**
 * An artificial person who can sign in to the demo. The family name says that nobody is meant.
 *
 * @param id user name, subject at the identity provider and person id in one
 * @param role what the demo's rights make of the person
 */
public record DemoAccount(
        String id, String givenName, String familyName, Role role, String organisationId, String organisation) {

    /** Everybody's password. It protects nothing: the accounts exist only in the profile {@code demo}. */
    public static final String PASSWORD = "kotopolku";

    private static final String KEURUU = "Keuruun kaupunki";
    private static final String MULTIA = "Multian kunta";

    public static final List<DemoAccount> ALL = List.of(
            account("caseworker.keuruu", "Keuruu-Käsittelijä", Role.CASEWORKER, "keuruu", KEURUU),
            account("lead.keuruu", "Keuruu-Esihenkilö", Role.TEAM_LEAD, "keuruu", KEURUU),
            account("officer.keuruu", "Keuruu-Myöntäjä", Role.ACCESS_OFFICER, "keuruu", KEURUU),
            account("officer2.keuruu", "Keuruu-Varamyöntäjä", Role.ACCESS_OFFICER, "keuruu", KEURUU),
            account("manager.keuruu", "Keuruu-Prosessivastaava", Role.PROCESS_MANAGER, "keuruu", KEURUU),
            account("dpo.keuruu", "Keuruu-Tietosuojavastaava", Role.DATA_PROTECTION_OFFICER, "keuruu", KEURUU),
            account(
                    "employment.keuruu",
                    "Työllisyys-Asiantuntija",
                    Role.EMPLOYMENT_EXPERT,
                    "keski-suomi-tyollisyysalue",
                    "Keski-Suomen työllisyysalue"),
            account(
                    "nurse.keskisuomi",
                    "Keskisuomi-Sairaanhoitaja",
                    Role.WELLBEING_PROFESSIONAL,
                    "keski-suomi-hva",
                    "Keski-Suomen hyvinvointialue"),
            account(
                    "social.keskisuomi",
                    "Keskisuomi-Sosiaalityöntekijä",
                    Role.WELLBEING_PROFESSIONAL,
                    "keski-suomi-hva",
                    "Keski-Suomen hyvinvointialue"),
            account(
                    "teacher.partner",
                    "Opisto-Opettaja",
                    Role.PARTNER_PROFESSIONAL,
                    "partner-opisto",
                    "Testiopisto (keksitty)"),
            account("caseworker.multia", "Multia-Käsittelijä", Role.CASEWORKER, "multia", MULTIA),
            account("officer.multia", "Multia-Myöntäjä", Role.ACCESS_OFFICER, "multia", MULTIA),
            account("keha.admin", "Keha-Ylläpitäjä", Role.KEHA_ADMIN, "keha", "KEHA-keskus"));

    public String email() {
        return id + "@esimerkki.invalid";
    }

    private static DemoAccount account(
            String id, String familyName, Role role, String organisationId, String organisation) {
        return new DemoAccount(id, "Testi", familyName, role, organisationId, organisation);
    }
}
