package fi.kotopolku.access;

/** Why a right is over. The first is the only end that was agreed when the right was granted. */
public enum EndCause {
    EXPIRED("Määräaika päättyi"),
    REVOKED("Poistettiin ennen aikaa"),
    HANDED_BACK("Haltija luopui oikeudesta"),
    EMPLOYMENT_ENDED("Palvelussuhde päättyi"),
    TASK_CHANGED("Tehtävä vaihtui"),
    UNUSED("Oikeutta ei käytetty"),
    REVIEW_ENDED("Tarkistuksessa oikeutta ei pidetty tarpeellisena"),
    REVIEW_UNANSWERED("Oikeutta ei vahvistettu tarkistuksessa määräajassa"),
    NARROWED("Korvattiin suppeammalla oikeudella"),
    STEP_CLOSED("Asian vaihe päättyi");

    private final String nameFi;

    EndCause(String nameFi) {
        this.nameFi = nameFi;
    }

    public String nameFi() {
        return nameFi;
    }
}
