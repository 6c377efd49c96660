package fi.kotopolku.assessment;

import java.time.LocalDate;

/**
 * What came of an invitation. Client data: whoever shows it asks for a right to read health and service data first.
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
