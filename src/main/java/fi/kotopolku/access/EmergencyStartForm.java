package fi.kotopolku.access;

import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.StartFormBinding;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Somebody opens a case that their own right does not reach, and says why. */
@Component
class EmergencyStartForm implements StartFormBinding<EmergencyStartForm.Answer> {

    private final EmergencyAccess emergencies;

    EmergencyStartForm(EmergencyAccess emergencies) {
        this.emergencies = emergencies;
    }

    @Override
    public String formId() {
        return "start_emergencyAccess";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    public Answer read(FormContext context) {
        emergencies.ownRight(context.personId(), context.municipality());
        return new Answer(null, null, null, null);
    }

    @Override
    @Transactional
    public Started start(FormContext context, Answer answer) {
        return new Started(
                emergencies.open(
                        context.personId(),
                        context.municipality(),
                        answer.caseNumber(),
                        new EmergencyAccess.Opening(
                                answer.reason(),
                                answer.explanation(),
                                answer.length().duration())),
                Map.of());
    }

    enum Length {
        HOURS_1(1),
        HOURS_2(2),
        HOURS_3(3),
        HOURS_4(4);

        private final int hours;

        Length(int hours) {
            this.hours = hours;
        }

        Duration duration() {
            return Duration.ofHours(hours);
        }
    }

    record Answer(
            @NotBlank(message = "Kirjoita asian numero, esimerkiksi 249-2026-0001.")
            @Size(max = 30, message = "Tarkista asian numero: se on muotoa 249-2026-0001.")
            String caseNumber,

            @NotNull(message = "Valitse syy.") EmergencyReason reason,

            @NotBlank(message = "Kirjoita, mitä tapahtui ja miksi asia ei voi odottaa.")
            @Size(max = 4000, message = "Lyhennä teksti enintään 4000 merkkiin.")
            String explanation,

            @NotNull(message = "Valitse, kuinka kauan tarvitset oikeutta.")
            Length length) {}
}
