package fi.kotopolku.adoption;

import fi.kotopolku.access.AccessRefused;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.Shown;
import fi.kotopolku.form.StartFormBinding;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The start of an adoption is moved or the adoption taken back, among what can be begun in Tasklist; the rules are those of {@link AdoptionChanges}. */
@Component
class AdoptionChangeForm implements StartFormBinding<AdoptionChangeForm.Answer> {

    private final AdoptionStore store;
    private final AdoptionChanges changes;

    AdoptionChangeForm(AdoptionStore store, AdoptionChanges changes) {
        this.store = store;
        this.changes = changes;
    }

    @Override
    public String formId() {
        return "start_adoptionChange";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    /** Whoever looks after many adoptions has not said yet which one it is, and is shown no day. */
    @Override
    @Transactional(readOnly = true)
    public Answer read(FormContext context) {
        return new Answer(
                onlyOne().map(adoption -> AdoptionDays.fi(adoption.startsOn())).orElse(null), null, null, null);
    }

    private Optional<Adoption> onlyOne() {
        List<Adoption> changeable =
                store.newest().stream().filter(Adoption::preparing).toList();
        return changeable.size() == 1 ? Optional.of(changeable.get(0)) : Optional.empty();
    }

    @Override
    @Transactional
    public Started start(FormContext context, Answer answer) {
        String number =
                store.standing(context.municipality()).map(Adoption::number).orElseThrow(AccessRefused::nothingHere);
        switch (answer.change()) {
            case POSTPONE -> changes.postpone(context.personId(), number, answer.startsOn(), answer.reason());
            case WITHDRAW -> changes.withdraw(context.personId(), number, answer.reason());
        }
        return new Started(number, Map.of("adoptionChange", answer.change().name()));
    }

    enum Change {
        POSTPONE,
        WITHDRAW
    }

    /** The keys of the form {@code start_adoptionChange}. */
    record Answer(
            @Shown String startNow,

            @NotNull(message = "Valitse, siirretäänkö aloitusta vai perutaanko käyttöönotto.")
            Change change,

            LocalDate startsOn,

            @NotBlank(message = "Kirjoita, miksi käyttöönottoa muutetaan. Enintään 4000 merkkiä.") @LongText
            String reason) {}
}
