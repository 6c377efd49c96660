package fi.kotopolku.rules;

/** Somebody needs a value that no source has given yet; the row is in the table and its value is empty. */
public class RuleValueUnknown extends RuntimeException {

    private final String ruleId;
    private final String messageFi;

    RuleValueUnknown(String ruleId, String titleFi) {
        super("No value is known for rule " + ruleId);
        this.ruleId = ruleId;
        this.messageFi = "%s: arvoa ei tiedetä, koska säädöstekstiä ei ole vielä tarkistettu. Päivää ei voi laskea."
                .formatted(titleFi);
    }

    public String ruleId() {
        return ruleId;
    }

    /** One thing to show to a person. */
    public String messageFi() {
        return messageFi;
    }
}
