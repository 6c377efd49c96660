package fi.kotopolku.identity;

import java.util.Map;

/** The Finnish texts of notices, by kind. {@code %s} is the number of the case or the right. */
final class NoticeText {

    private static final String GENERAL = "Asia %s odottaa sinua.";
    private static final Map<String, String> BY_KIND = Map.ofEntries(
            Map.entry("RIGHT_REQUESTED", "Käyttöoikeutta %s on pyydetty sinulle."),
            Map.entry("RIGHT_GRANTED", "Käyttöoikeus %s on myönnetty."),
            Map.entry("RIGHT_NARROWED", "Käyttöoikeus %s on myönnetty pyydettyä suppeampana."),
            Map.entry("RIGHT_REFUSED", "Käyttöoikeutta %s ei myönnetty. Perustelut näet käyttöoikeuden tiedoista."),
            Map.entry("RIGHT_WITHDRAWN", "Käyttöoikeuden %s pyyntö on peruttu."),
            Map.entry("RIGHT_ENDING", "Käyttöoikeus %s päättyy pian. Pyydä jatkoa ajoissa, jos tarvitset sitä."),
            Map.entry("RIGHT_ENDED", "Käyttöoikeus %s on päättynyt."),
            Map.entry("RIGHT_REVOKED", "Käyttöoikeus %s on peruutettu."),
            Map.entry("TASKS_RETURNED", "Käyttöoikeus %s päättyi, ja sen avoimet tehtävät palautuivat ryhmälle."),
            Map.entry("ASSESSMENT_LATE", "Asian %s palvelutarpeen arviointi on myöhässä."),
            Map.entry("CONTRIBUTION_INVITED", "Sinua pyydetään mukaan asiaan %s."),
            Map.entry("CONTRIBUTION_REMINDER", "Osuutesi asiassa %s odottaa. Määräaika lähestyy."),
            Map.entry("CONTRIBUTION_GIVEN", "Hyvinvointialue on antanut osuutensa asiassa %s."),
            Map.entry("CONTRIBUTION_LAPSED", "Asiaa %s jatketaan ilman pyydettyä osuutta."),
            Map.entry("REVIEW_DUE", "Asian %s kotoutumissuunnitelma on aika tarkistaa."),
            Map.entry("PLAN_ENDING", "Asian %s kotoutumissuunnitelma päättyy pian."));

    private NoticeText() {}

    static String of(String kind, String subjectKey) {
        return BY_KIND.getOrDefault(kind, GENERAL).formatted(subjectKey);
    }
}
