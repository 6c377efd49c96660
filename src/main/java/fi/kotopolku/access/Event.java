package fi.kotopolku.access;

/** What can happen to a right; the words of its history. */
enum Event {
    REQUESTED("Käyttöoikeutta haettiin"),
    CHECKS_PASSED("Automaattiset tarkistukset hyväksyttiin"),
    CHECKS_FAILED("Automaattiset tarkistukset löysivät korjattavaa"),
    CORRECTED("Hakemus korjattiin"),
    WITHDRAWN("Hakemus peruttiin"),
    GRANTED("Myönnettiin"),
    NARROWED("Myönnettiin haettua suppeampana"),
    REFUSED("Hylättiin"),
    OPENED_BY_STEP("Avattiin kutsusta asian vaiheeseen"),
    OPENED_BY_ADOPTION("Avattiin kunnan käyttöönotossa"),
    EMERGENCY_OPENED("Avattiin hätäkäyttönä"),
    EMERGENCY_REVIEWED("Hätäkäyttö tarkastettiin"),
    CLOSED_BY_STEP("Päättyi vaiheen päättyessä"),
    STARTED("Voimassaolo alkoi"),
    ENDING_TOLD("Lähestyvästä päättymisestä ilmoitettiin"),
    RENEWAL_ASKED("Jatkoa haettiin"),
    RENEWAL_DECLINED("Jatkoa ei haettu"),
    BEGAN_NARROWER("Alkoi laajemman oikeuden tilalla"),
    SUPERSEDED("Korvattiin suppeammalla oikeudella"),
    USE_ASKED("Haltijalta kysyttiin, tarvitaanko käyttämätöntä oikeutta"),
    USE_CONFIRMED("Haltija kertoi tarvitsevansa oikeutta"),
    END_PLANNED("Päättymisestä ennen aikaa ilmoitettiin"),
    END_CALLED_OFF("Ilmoitus päättymisestä ennen aikaa peruttiin"),
    HANDED_BACK("Haltija luopui oikeudesta"),
    LOCKED("Lukittiin, koska oikeutta ei käytetty"),
    REVOKED("Päätettiin ennen aikaa"),
    ENDED_EARLY("Päättyi ennen aikaa"),
    ENDED("Päättyi, ja jälkityöt tehtiin"),
    TASKS_HANDED_ON("Avoimet tehtävät palautettiin ryhmälle");

    private final String nameFi;

    Event(String nameFi) {
        this.nameFi = nameFi;
    }

    String nameFi() {
        return nameFi;
    }
}
