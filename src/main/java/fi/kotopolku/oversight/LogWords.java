package fi.kotopolku.oversight;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.LegalGround;
import fi.kotopolku.access.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The fixed words of the log in Finnish. A word that is not known here is shown as it is. */
final class LogWords {

    private static final Map<String, String> ACTIONS = Map.ofEntries(
            Map.entry("READ", "Katsoi tietoja"),
            Map.entry("WRITE", "Kirjasi tietoja"),
            Map.entry("DECIDE_READ", "Pyrki katsomaan tietoja"),
            Map.entry("DECIDE_WRITE", "Pyrki kirjaamaan tietoja"),
            Map.entry("DECIDE_DECIDE", "Pyrki tekemään päätöksen"),
            Map.entry("SIGN_IN", "Kirjautui sisään"),
            Map.entry("SIGN_IN_REFUSED", "Kirjautuminen evättiin"),
            Map.entry("SIGN_OUT", "Kirjautui ulos"),
            Map.entry("SESSION_ENDED", "Istunto katkaistiin, koska työsuhde on päättynyt"),
            Map.entry("ACCESS_RIGHT_REQUESTED", "Haki käyttöoikeutta"),
            Map.entry("ACCESS_RIGHT_GRANTED", "Myönsi käyttöoikeuden"),
            Map.entry("ACCESS_RIGHT_REFUSED", "Hylkäsi käyttöoikeushakemuksen"),
            Map.entry("ACCESS_RIGHT_REVOKED", "Päätti käyttöoikeuden ennen aikaa"),
            Map.entry("ADOPTION_OPENED", "Kirjasi kunnan ilmoituksen käyttöönotosta"),
            Map.entry("PERSON_ENTERED", "Lisäsi kunnan työntekijän"),
            Map.entry("ADOPTION_ISSUER_CHECKED", "Ilmoitti kunnan tunnistuspalvelun"),
            Map.entry("ADOPTION_ISSUER_HANDED_BACK", "Palautti kunnan tunnistuspalvelun ilmoituksen"),
            Map.entry("ADOPTION_ISSUER_DISPUTED", "Sanoi ilmoitetun tunnistuspalvelun tietoja vääriksi"),
            Map.entry("IDENTITY_PROVIDER_ADMITTED", "Otti kunnan tunnistuspalvelun käyttöön"),
            Map.entry("IDENTITY_PROVIDER_CLOSED", "Sulki kunnan tunnistuspalvelun"),
            Map.entry("ADOPTION_REQUIREMENT_MET", "Täytti käyttöönoton vaatimuksen"),
            Map.entry("ADOPTION_REQUIREMENT_WAIVED", "Myönsi poikkeuksen käyttöönoton vaatimuksesta"),
            Map.entry("ADOPTION_POSTPONED", "Siirsi käyttöönoton aloitusta"),
            Map.entry("ADOPTION_WITHDRAWN", "Perui käyttöönoton"),
            Map.entry("ADOPTION_BEGUN", "Kunta otti järjestelmän käyttöön"),
            Map.entry("ADOPTIONS_VIEWED", "Katsoi kuntien käyttöönottoja"),
            Map.entry("ACCESS_RIGHT_OPENED", "Kutsui ammattilaisen, jolle avautui käyttöoikeus"),
            Map.entry("ACCESS_RIGHT_ENDED", "Käyttöoikeus päättyi"),
            Map.entry("ACCESS_RIGHT_ENDED_EARLY", "Käyttöoikeus päätettiin ennen aikaa"),
            Map.entry("ACCESS_RIGHT_CHECKS_FAILED", "Hakemuksesta löytyi korjattavaa"),
            Map.entry("ACCESS_RIGHT_REQUEST_REFUSED", "Hakemusta ei otettu vastaan"),
            Map.entry("ACCESS_DECISION_REFUSED", "Päätöstä ei otettu vastaan"),
            Map.entry("ACCESS_RIGHT_RENEWAL_DECLINED", "Käyttöoikeutta ei jatkettu"),
            Map.entry("ACCESS_RIGHT_USE_CONFIRMED", "Vahvisti tarvitsevansa käyttöoikeutta"),
            Map.entry("EMPLOYMENT_CHANGE_ENTERED", "Ilmoitti palvelussuhteen tai tehtävän muutoksen"),
            Map.entry("EMPLOYMENT_CHANGE_REFUSED", "Muutosilmoitusta ei otettu vastaan"),
            Map.entry("EMPLOYMENT_CHANGE_WITHDRAWN", "Perui muutosilmoituksen"),
            Map.entry("EMPLOYMENT_CHANGE_SETTLED", "Käsitteli muutoksen jälkeiset oikeudet"),
            Map.entry("EMPLOYMENT_CHANGE_DONE", "Palvelussuhde tai tehtävä muuttui"),
            Map.entry("CLIENT_ALIKE_WARNED", "Sai varoituksen samankaltaisesta asiakkaasta"),
            Map.entry("CLIENT_TOLD_APART", "Kirjasi asiakkaan eri henkilöksi kuin samankaltainen asiakas"),
            Map.entry("CASE_CLOSED", "Asia päätettiin"),
            Map.entry("PLAN_DRAFT_OPENED", "Suunnitelman luonnos avattiin"),
            Map.entry("PLAN_IN_FORCE", "Suunnitelma tuli voimaan"),
            Map.entry("PLAN_NOT_AGREED", "Suunnitelmasta ei sovittu"),
            Map.entry("PLAN_KEPT", "Suunnitelma jatkui ennallaan"),
            Map.entry("PLAN_EXTENDED", "Suunnitelmaa jatkettiin"),
            Map.entry("PLAN_ENDED", "Suunnitelma päättyi"),
            Map.entry("PLAN_REVIEW_OPENED", "Suunnitelman tarkistus alkoi"),
            Map.entry("RULES_DRY_RUN", "Kokeili sääntötaulua avoimiin asioihin"),
            Map.entry("VIEW_CASE_LOG", "Katsoi asiakkaan lokia"),
            Map.entry("EXPORT_CASE_LOG", "Otti asiakkaan lokin tiedostoon"),
            Map.entry("VIEW_PERSON_LOG", "Katsoi työntekijän lokia"),
            Map.entry("EXPORT_PERSON_LOG", "Otti työntekijän lokin tiedostoon"),
            Map.entry("VIEW_LATE_READS", "Katsoi menneisyyteen ulottuvat luvut"),
            Map.entry("EXPORT_LATE_READS", "Otti menneisyyteen ulottuvat luvut tiedostoon"),
            Map.entry("VIEW_RIGHTS_EVIDENCE", "Katsoi käyttöoikeuksien selvitystä"),
            Map.entry("EXPORT_RIGHTS_EVIDENCE", "Otti käyttöoikeuksien selvityksen tiedostoon"),
            Map.entry("VIEW_STATISTICS", "Katsoi kunnan tilastoja"),
            Map.entry("EXPORT_STATISTICS", "Otti kunnan tilastot tiedostoon"));

    private static final Map<String, String> OUTCOMES =
            Map.of("DONE", "tehty", "ALLOWED", "sallittu", "REFUSED", "evätty");

    private LogWords() {}

    static String action(String word) {
        return ACTIONS.getOrDefault(word, word);
    }

    static boolean knows(String action) {
        return ACTIONS.containsKey(action);
    }

    static String outcome(String word) {
        return OUTCOMES.getOrDefault(word, word);
    }

    static List<String> categories(List<String> words) {
        return words.stream().map(LogWords::category).toList();
    }

    static String ground(String word) {
        return word == null ? null : LegalGround.valueOf(word).nameFi();
    }

    static String role(String code) {
        return code == null ? null : Role.ofCode(code).map(Role::nameFi).orElse(code);
    }

    private static String category(String word) {
        return Arrays.stream(DataCategory.values())
                .filter(category -> category.name().equals(word))
                .map(DataCategory::nameFi)
                .findFirst()
                .orElse(word);
    }
}
