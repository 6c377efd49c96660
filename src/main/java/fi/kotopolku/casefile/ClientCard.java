package fi.kotopolku.casefile;

/**
 * As much of the client as a form's heading needs; nothing but the number where a right does not cover it.
 *
 * @param contactLanguage ISO code of the language that the client is served in
 * @param interpreterLanguage ISO code; null when no interpreter is needed
 * @param nonDisclosure the client's address and whereabouts must not be told to anybody (661/2009 § 36)
 */
public record ClientCard(
        String caseNumber, String name, String contactLanguage, String interpreterLanguage, boolean nonDisclosure) {

    /** In Finnish: the language of service and the need of an interpreter. */
    public String languagesFi() {
        if (contactLanguage == null) {
            return null;
        }
        String language = "Asiointikieli: " + Languages.nameFi(contactLanguage) + ". ";
        return interpreterLanguage == null
                ? language + "Tulkkia ei tarvita."
                : language + "Tulkki tarvitaan: " + Languages.nameFi(interpreterLanguage) + ".";
    }
}
