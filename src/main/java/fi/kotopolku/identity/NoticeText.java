package fi.kotopolku.identity;

import java.util.Map;

/** The Finnish texts of notices, by kind. {@code %s} is the number of the case or the right. */
final class NoticeText {

    private static final String GENERAL = "Asia %s odottaa sinua.";
    private static final Map<String, String> BY_KIND = Map.ofEntries(
            Map.entry(
                    "EMERGENCY_OPENED",
                    "Hätäkäyttö %s on avattu: työntekijä avasi asian, johon hänen oikeutensa ei ulottunut."),
            Map.entry(
                    "EMERGENCY_UNJUSTIFIED",
                    "Tietosuojavastaava ei pitänyt hätäkäyttöä %s perusteltuna. Selvitä asia työntekijän kanssa."),
            Map.entry("EMERGENCY_REVIEWED", "Tietosuojavastaava on tarkastanut hätäkäyttösi %s."),
            Map.entry(
                    "REVIEW_OF_RIGHTS_BEGUN",
                    "Käyttöoikeuksien katselmointi %s odottaa sinua. Vastaamattomat oikeudet päättyvät määräpäivänä."),
            Map.entry(
                    "REVIEW_OF_RIGHTS_REMINDER",
                    "Käyttöoikeuksien katselmointi %s on vastaamatta. Vastaamattomat oikeudet päättyvät määräpäivänä."),
            Map.entry(
                    "REVIEW_OF_RIGHTS_LOCKED",
                    "Käyttöoikeuksien katselmointi %s jäi vastaamatta, ja siinä olleet oikeudet on päätetty."),
            Map.entry("ACCESS_GRANTED", "Käyttöoikeus %s on myönnetty."),
            Map.entry("ACCESS_REFUSED", "Käyttöoikeutta %s ei myönnetty. Perustelut näet käyttöoikeuden tiedoista."),
            Map.entry("ACCESS_OPENED", "Sinulle on avattu käyttöoikeus %s osuutesi ajaksi."),
            Map.entry("ACCESS_ENDING", "Käyttöoikeus %s päättyy pian. Pyydä jatkoa ajoissa, jos sitä tarvitaan."),
            Map.entry("ACCESS_NARROWED", "Käyttöoikeutta on supistettu. Voimassa on nyt %s."),
            Map.entry("ACCESS_STARTED", "Käyttöoikeutesi %s on alkanut."),
            Map.entry(
                    "ACCESS_UNUSED",
                    "Käyttöoikeutta %s ei ole käytetty pitkään aikaan. Vastaa tehtävään, tai oikeus lukitaan."),
            Map.entry(
                    "EMPLOYMENT_CHANGE",
                    "Palvelussuhteesi tai tehtäväsi muutoksesta on ilmoitettu (%s). Käyttöoikeutesi päättyvät silloin."),
            Map.entry("EMPLOYMENT_CHANGE_WITHDRAWN", "Ilmoitus %s muutoksesta peruttiin. Käyttöoikeutesi jatkuvat."),
            Map.entry("ACCESS_ENDED", "Käyttöoikeus %s on päättynyt."),
            Map.entry(
                    "KINSHIP_DECLARED",
                    "Asiassa %s on ilmoitettu esteellisyys. Asian tehtävät ovat nyt muiden otettavissa."),
            Map.entry(
                    "KINSHIP_DECLARED_FOR_YOU",
                    "Asia %s on merkitty omaksesi tai läheisesi asiaksi, etkä enää näe sitä. Jos tieto on väärä, kerro lähiesihenkilölle."),
            Map.entry("KINSHIP_ENDED", "Esteellisyytesi asiassa %s on päätetty aiheettomana."),
            Map.entry(
                    "CASE_IS_NOBODYS",
                    "Asialla %s ei ole vastuuhenkilöä, koska entinen on esteellinen. Sovi, kuka hoitaa asian."),
            Map.entry("ASSESSMENT_LATE", "Asian %s palvelutarpeen arviointi on myöhässä."),
            Map.entry("CONTRIBUTION_INVITED", "Sinua pyydetään mukaan asiaan %s."),
            Map.entry("CONTRIBUTION_REMINDER", "Osuutesi asiassa %s odottaa. Määräaika lähestyy."),
            Map.entry("CONTRIBUTION_GIVEN", "Hyvinvointialue on antanut osuutensa asiassa %s."),
            Map.entry("MEASURE_ORDERED", "Sinulta pyydetään tarkentavaa toimenpidettä asiassa %s."),
            Map.entry("MEASURE_REMINDER", "Tarkentavan toimenpiteen tavoitepäivä asiassa %s on mennyt."),
            Map.entry("MEASURE_RECORDED", "Tarkentavan toimenpiteen tulos on kirjattu asiassa %s."),
            Map.entry("MEASURE_NOT_RECEIVED", "Asian %s arviointi jatkuu ilman tarkentavan toimenpiteen tulosta."),
            Map.entry("MEASURE_CANCELLED", "Tarkentava toimenpide asiassa %s on peruttu."),
            Map.entry("MEETING_INVITED", "Sinut on kutsuttu yhteispalaveriin asiassa %s."),
            Map.entry("MEETING_REMINDER", "Yhteispalaveri asiassa %s on pian."),
            Map.entry("ADOPTION_OPENED", "Kunnan käyttöönotto %s on avattu. Vaatimukset odottavat tehtävälistalla."),
            Map.entry("ADOPTION_REMINDER", "Käyttöönotossa %s on avoimia vaatimuksia. Aloituspäivä lähestyy."),
            Map.entry("ADOPTION_LATE", "Käyttöönoton %s vaatimuksia on yhä avoinna, ja aloituspäivä on lähellä."),
            Map.entry(
                    "ADOPTION_POSTPONED",
                    "Käyttöönoton %s aloitusta on siirretty. Tavoitepäivät on laskettu uudelleen."),
            Map.entry("ADOPTION_WITHDRAWN", "Käyttöönotto %s on peruttu, ja sitä varten avatut oikeudet on päätetty."),
            Map.entry("IMPORT_READY", "Tuonti %s on tehty. Katso lukumäärät läpi ja hyväksy ne tehtävälistalla."),
            Map.entry(
                    "IMPORT_NOT_BROUGHT",
                    "Tuontia %s ei voitu tehdä, koska tiedot eivät enää vastanneet koetuontia. Mitään ei tuotu. Tee koetuonti uudelleen."),
            Map.entry(
                    "IMPORT_ORDERER_GONE",
                    "Tuontia %s ei tehty, koska sen tilanneen käyttöoikeus on päättynyt. Mitään ei tuotu. Tee koetuonti ja tilaa tuonti uudelleen."),
            Map.entry("IMPORT_GONE", "Tuonti %s on peruttu kokonaan."),
            Map.entry("ADOPTION_BEGUN", "Käyttöönotto %s on valmis: kunta käyttää järjestelmää."),
            Map.entry("SERVICE_REPORT_ASKED", "Sinua pyydetään ilmoittamaan palvelun toteutumisesta asiassa %s."),
            Map.entry("SERVICE_REPORT_REMINDER", "Ilmoituksesi palvelun toteutumisesta asiassa %s odottaa."),
            Map.entry("SERVICE_SILENT", "Asian %s palvelusta ei ole kuultu. Selvitä tehtävälistalta, onko se alkanut."),
            Map.entry("SERVICE_ENDED", "Asian %s palvelun on ilmoitettu päättyneen, tai palvelut ovat päättyneet."),
            Map.entry("SERVICE_NOT_STARTED", "Asian %s palvelu ei ole alkanut."),
            Map.entry(
                    "SERVICE_REPORTER_GONE",
                    "Asian %s palvelusta ei enää ilmoita kukaan, koska ilmoittajan oikeus päättyi. Nimeä uusi."),
            Map.entry("CASE_MESSAGE", "Sinulle on viesti asiassa %s. Lue se asian osiosta Yhteistyö."),
            Map.entry("COOPERATION_ASKED", "Sinua pyydetään tekemään jotakin asiassa %s. Pyyntö on tehtävälistallasi."),
            Map.entry("COOPERATION_REMINDER", "Pyyntö asiassa %s odottaa vastaustasi."),
            Map.entry("COOPERATION_ANSWERED", "Pyyntöösi asiassa %s on vastattu. Lue vastaus tehtävälistalta."),
            Map.entry(
                    "COOPERATION_HANDED_BACK",
                    "Pyyntösi asiassa %s palautui vastaamatta, koska pyydetyn oikeus asiaan päättyi."),
            Map.entry("TRANSFER_ARRIVED", "Siirto %s on saapunut kuntaan. Käsittele se tehtävälistalta."),
            Map.entry("TRANSFER_WAITS", "Siirto %s odottaa käsittelyä. Hyväksy, kysy tai palauta se."),
            Map.entry("TRANSFER_UNANSWERED", "Asian %s siirtoon ei ole vastattu. Asia on yhä sinulla."),
            Map.entry("TRANSFER_LATE", "Siirto %s on viipynyt yli tavoiteajan. Sovi asiasta toisen osapuolen kanssa."),
            Map.entry("TRANSFER_ACCEPTED", "Asian %s siirto on hyväksytty, ja asia on päättynyt kunnassasi."),
            Map.entry("TRANSFER_WITHDRAWN", "Lähettäjä on perunut siirron %s."),
            Map.entry("CONTRIBUTION_LAPSED", "Asiaa %s jatketaan ilman pyydettyä osuutta."));

    private NoticeText() {}

    static String of(String kind, String subjectKey) {
        return BY_KIND.getOrDefault(kind, GENERAL).formatted(subjectKey);
    }
}
