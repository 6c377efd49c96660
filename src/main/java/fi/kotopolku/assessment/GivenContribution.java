package fi.kotopolku.assessment;

import java.time.LocalDate;

/**
 * What came of an invitation. Client data: of health and of services, and shown as far as a right covers the one and the
 * other.
 *
 * @param professional name and employer
 * @param answered the day in Finland; null while the answer is awaited
 * @param observations null unless given
 * @param declineReason null unless declined
 */
public record GivenContribution(
        String professional,
        State state,
        LocalDate answered,
        String question,
        String observations,
        String serviceNeeds,
        String recommendation,
        String declineReason) {

    /** The same without what the county observed of the client's health and needs. */
    GivenContribution withoutHealth() {
        return new GivenContribution(
                professional, state, answered, question, null, null, recommendation, declineReason);
    }

    /** The same without what was asked and recommended. */
    GivenContribution withoutServices() {
        return new GivenContribution(professional, state, answered, null, observations, serviceNeeds, null, null);
    }

    public enum State {
        INVITED("Vastausta odotetaan"),
        GIVEN("Vastattu"),
        DECLINED("Ei osallistu"),
        LAPSED("Ei vastannut määräajassa");

        private final String nameFi;

        State(String nameFi) {
            this.nameFi = nameFi;
        }

        public String nameFi() {
            return nameFi;
        }
    }
}
