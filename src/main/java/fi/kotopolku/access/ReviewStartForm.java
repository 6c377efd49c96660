package fi.kotopolku.access;

import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.StartFormBinding;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** An access officer or the data protection officer has the rights reviewed before the time. */
@Component
class ReviewStartForm implements StartFormBinding<ReviewStartForm.Answer> {

    private final AccessReviews reviews;
    private final AccessDecisions decisions;

    ReviewStartForm(AccessReviews reviews, AccessDecisions decisions) {
        this.reviews = reviews;
        this.decisions = decisions;
    }

    @Override
    public String formId() {
        return "start_accessReview";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    public Answer read(FormContext context) {
        return new Answer(null);
    }

    @Override
    @Transactional
    public Started start(FormContext context, Answer answer) {
        if (!decisions.holds(context.personId(), Role.ACCESS_OFFICER, context.municipality())
                && !decisions.holds(context.personId(), Role.DATA_PROTECTION_OFFICER, context.municipality())) {
            throw AccessRefused.because(
                    "Katselmoinnin aloittaa käyttöoikeuksien myöntäjä tai tietosuojavastaava.",
                    "A review is begun by an access officer or the data protection officer.");
        }
        return new Started(reviews.beginNow(context.municipality(), context.personId()), Map.of());
    }

    record Answer(
            @NotNull(message = "Merkitse, että katselmointi aloitetaan nyt.")
            @AssertTrue(message = "Merkitse, että katselmointi aloitetaan nyt.")
            Boolean confirmed) {}
}
