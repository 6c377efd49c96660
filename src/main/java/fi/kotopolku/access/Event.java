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
    CLOSED_BY_STEP("Päättyi vaiheen päättyessä"),
    ENDING_TOLD("Lähestyvästä päättymisestä ilmoitettiin"),
    REVOKED("Päätettiin ennen aikaa"),
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
