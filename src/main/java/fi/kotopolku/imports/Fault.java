package fi.kotopolku.imports;

/** What can be wrong with a row, and what to do about it; never what stands in it. */
enum Fault {
    COLUMN_MISSING("Pakollinen sarake puuttuu. Lisää se tiedostoon tai valitse, mikä sarake se on."),
    CELLS_COUNT("Rivillä on eri määrä sarakkeita kuin otsikkorivillä. Tarkista erottimet ja lainausmerkit."),
    MISSING("Pakollinen tieto puuttuu. Täydennä se."),
    MISSING_FOR_CONCLUSION("Tieto puuttuu, vaikka arviointi on valmis. Täydennä se tai poista arvioinnin päivä."),
    FORMULA("Solu alkaa merkillä =, @, + tai - kuin taulukkolaskennan kaava. Poista merkki solun alusta."),
    CONTROL_CHARACTER("Solussa on näkymätön ohjausmerkki. Kirjoita teksti uudelleen ilman sitä."),
    TOO_LONG("Teksti on liian pitkä. Lyhennä se."),
    DATE_FORM("Päivää ei tunneta. Kirjoita se muodossa 31.12.2025 tai 2025-12-31."),
    DATE_IMPOSSIBLE("Sellaista päivää ei ole. Tarkista päivä."),
    DATE_YEAR("Tarkista vuosi: päivän pitää olla vuosina 1900–2100."),
    DATE_IN_FUTURE("Päivä on tulevaisuudessa. Tarkista päivä."),
    NAME_FORM("Kirjoita nimi latinalaisin kirjaimin niin kuin se on passissa tai oleskelulupakortissa."),
    PHONE_FORM("Kirjoita puhelinnumero numeroin, esimerkiksi 040 123 4567 tai +358 40 123 4567."),
    EMAIL_FORM("Kirjoita sähköpostiosoite muodossa nimi@esimerkki.fi tai jätä se tyhjäksi."),
    POSTAL_CODE_FORM("Kirjoita postinumero viidellä numerolla, esimerkiksi 42700."),
    UNKNOWN_CODE("Koodia ei tunneta. Kerro koodien luettelossa, mitä se tarkoittaa, tai korjaa se."),
    IDENTITY_CODE_FORM("Kirjoita henkilötunnus muodossa PPKKVVXNNNT tai jätä se tyhjäksi."),
    IDENTITY_CODE_DATE("Tarkista henkilötunnuksen kuusi ensimmäistä numeroa: sellaista päivää ei ole."),
    IDENTITY_CODE_FUTURE("Tarkista henkilötunnuksen välimerkki: syntymäpäivä on tulevaisuudessa."),
    IDENTITY_CODE_CHECK("Tarkista henkilötunnus: viimeinen merkki ei vastaa muita merkkejä."),
    IDENTITY_CODE_CENTURY("Henkilötunnus ja syntymäaika ovat eri vuosisadalta. Tarkista, kumpi on oikein."),
    IDENTITY_CODE_DAY("Henkilötunnus ja syntymäaika eivät ole samasta päivästä. Tarkista, kumpi on oikein."),
    IDENTITY_CODE_TEMPORARY(
            "Henkilötunnus on tilapäinen (yksilönumero 900–999). Tarkista, onko asiakas saanut henkilötunnuksen.",
            true),
    BORN_TOO_EARLY("Tarkista syntymävuosi: asiakas olisi yli 120-vuotias."),
    BEFORE_BIRTH("Päivä on ennen syntymäaikaa. Tarkista päivät."),
    ARRIVES_TOO_LATE("Muuttopäivä on yli vuoden päässä. Tarkista päivä."),
    EXCEPTION_WITHOUT_REASON("Kirjoita, miksi asiakas on otettu arviointiin määräajan jälkeen."),
    REASON_WITHOUT_EXCEPTION("Valitse poikkeuksen peruste tai poista perustelu."),
    WINDOW_PASSED(
            "Asia on tullut vireille arvioinnin määräajan jälkeen, eikä poikkeuksen perustetta ole. Asia tuodaan;"
                    + " tarkista peruste tuonnin jälkeen.",
            true),
    CASE_CLOSED("Asia on päättynyt. Päättyneitä asioita ei tuoda: poista rivi tai tyhjennä päättymispäivä."),
    BEFORE_OPENING("Päivä on ennen asian vireilletuloa. Tarkista päivät."),
    BEFORE_INTERVIEW("Arviointi on valmistunut ennen haastattelua. Tarkista päivät."),
    RESPONSIBLE_UNKNOWN("Työsähköpostilla ei löydy kunnan työntekijää. Asia tuodaan ilman vastuutyöntekijää.", true),
    NON_DISCLOSURE("Asiakkaalla on turvakielto. Varmista, että tieto on ajan tasalla.", true),
    CLIENT_REF_TWICE("Sama asiakkaan tunniste on tiedostossa kahdesti. Poista toinen rivi."),
    IDENTITY_CODE_TWICE("Sama henkilötunnus on tiedostossa kahdesti. Yhdistä rivit tai korjaa tunnus."),
    NAMESAKE_IN_FILE(
            "Tiedostossa on toinen samanniminen, samana päivänä syntynyt. Tarkista, onko hän sama henkilö.", true),
    CLIENT_HAS_CASE("Asiakkaalla on jo avoin asia Kotopolussa. Poista rivi ja jatka avointa asiaa."),
    CLIENT_KNOWN("Asiakkaalla on ollut asia Kotopolussa. Tiedot tuodaan uutena asiana.", true),
    NAMESAKE_HERE(
            "Kotopolussa on jo samana päivänä syntynyt asiakas, jolla on sama tai samankaltainen nimi. Tarkista, onko hän"
                    + " sama henkilö.",
            true),
    REF_DANGLING("Asiakkaan tunnistetta ei ole asiakkaiden tiedostossa. Lisää asiakas tai poista rivi."),
    MEMBER_REF_DANGLING("Perheenjäsenen tunnistetta ei ole asiakkaiden tiedostossa. Anna sen sijaan nimi."),
    MEMBER_NOT_SAID("Anna perheenjäsenen tunniste, jos hän on asiakas, ja muuten hänen nimensä; ei molempia."),
    MEMBER_BIRTH_DATE("Poista syntymäaika: perheenjäsen on asiakas, ja se on hänen omalla rivillään."),
    MEMBER_IS_CLIENT("Asiakas ei voi olla oma perheenjäsenensä. Tarkista tunniste."),
    MEMBER_TWICE("Sama perheenjäsen on asiakkaalla kahdesti. Poista toinen rivi."),
    LINK_BOTH_WAYS("Sama perhesuhde on tiedostossa molempien asiakkaiden rivinä. Se tuodaan kerran.", true),
    UNTIL_BEFORE_SINCE("Päättymispäivä on ennen alkamispäivää. Tarkista päivät."),
    UNTIL_NOT_AFTER("Päättymispäivän pitää olla alkamispäivän jälkeen. Tarkista päivät."),
    PLAN_TWICE("Asiakkaalla on tiedostossa kaksi suunnitelmaa. Jätä vain se, joka on voimassa."),
    PLAN_WITHOUT_CONCLUSION(
            "Suunnitelma vaatii, että arviointi on valmis ja suunnitelma tarvitaan. Täydennä asiakkaan rivi."),
    PLAN_PAST("Suunnitelma ei ole enää voimassa. Asia alkaa suunnitelman laatimisesta.", true),
    PLAN_NOT_AGREED(
            "Asiakas ei ole ymmärtänyt tai hyväksynyt suunnitelmaa tai kuullut oikeuksistaan. Asia alkaa suunnitelman"
                    + " laatimisesta.",
            true),
    PLAN_CONFIRMED_LATE("Suunnitelma on alkanut ennen kuin asiakas vahvisti sen. Tarkista päivät.", true),
    PLAN_LONG("Suunnitelma kestää pidempään kuin nykyinen sääntö sallii. Tarkista päättymispäivä.", true),
    SERVICE_WITHOUT_PLAN("Palvelu vaatii asiakkaalle voimassa olevan suunnitelman. Lisää suunnitelma tai poista rivi.");

    private final String wordsFi;
    private final boolean remark;

    Fault(String wordsFi) {
        this(wordsFi, false);
    }

    Fault(String wordsFi, boolean remark) {
        this.wordsFi = wordsFi;
        this.remark = remark;
    }

    String wordsFi() {
        return wordsFi;
    }

    /** It has to be read, and does not stop the import. */
    boolean remark() {
        return remark;
    }

    String severity() {
        return remark ? "REMARK" : "ERROR";
    }
}
