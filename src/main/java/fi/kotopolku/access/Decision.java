package fi.kotopolku.access;

/** The answer to "may this person do this to this case's this content, now?", each with one sentence why. */
public sealed interface Decision {

    String reasonFi();

    String reasonEn();

    default boolean allowed() {
        return this instanceof Allowed;
    }

    /** @param rightNumber the right that the answer rests on */
    record Allowed(String rightNumber, String reasonFi, String reasonEn) implements Decision {}

    record Refused(String reasonFi, String reasonEn) implements Decision {

        private static final Refused NOTHING_HERE = new Refused(
                "Tietoja ei löytynyt, tai sinulla ei ole niihin voimassa olevaa käyttöoikeutta.",
                "Nothing was found, or you have no access right in force to it.");

        private static final Refused UNDECIDED = new Refused(
                "Käyttöoikeuttasi ei voitu tarkistaa juuri nyt, joten mitään ei näytetä eikä tallenneta."
                        + " Yritä hetken kuluttua uudelleen.",
                "Your access right could not be checked just now, so nothing is shown or saved. Try again in a moment.");

        /** Nobody could be asked: that is a no as well. */
        public static Refused undecided() {
            return UNDECIDED;
        }

        /** True when the answer is no because there was none. */
        public boolean failed() {
            return equals(UNDECIDED);
        }

        private static final Refused OF_KIN = new Refused(
                "Asia on oma tai läheisesi; toinen työntekijä hoitaa sen.",
                "The case is your own or a relative's; somebody else takes care of it.");

        /** Nobody reaches their own case or a declared relative's, whatever their rights. */
        public static Refused ofKin() {
            return OF_KIN;
        }

        /** The same words for what does not exist and for what lies beyond the person's reach. */
        public static Refused nothingHere() {
            return NOTHING_HERE;
        }

        /** True when the answer must not tell whether the thing exists. */
        public boolean hidden() {
            return equals(NOTHING_HERE);
        }
    }
}
