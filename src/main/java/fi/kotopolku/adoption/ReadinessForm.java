package fi.kotopolku.adoption;

import fi.kotopolku.adoption.RequirementDesk.Waivable;
import fi.kotopolku.adoption.RequirementStore.Document;
import fi.kotopolku.casefile.LongText;
import fi.kotopolku.casefile.Problems;
import fi.kotopolku.casefile.ShortText;
import fi.kotopolku.casefile.Written;
import fi.kotopolku.form.Choice;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.Shown;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Readiness to act as the controller (§ 78): four documents, each with its date, where it is kept, and the person who
 * confirms it. The documents themselves stay where the municipality keeps them.
 */
@Component
class ReadinessForm implements FormBinding<ReadinessForm.Answer> {

    private final RequirementDesk desk;
    private final RequirementStore requirements;
    private final Clock clock;

    ReadinessForm(RequirementDesk desk, RequirementStore requirements, Clock clock) {
        this.desk = desk;
        this.requirements = requirements;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "task_confirmReadiness";
    }

    @Override
    public Class<Answer> type() {
        return Answer.class;
    }

    @Override
    @Transactional(readOnly = true)
    public Answer read(FormContext context) {
        Adoption adoption = desk.opened(context);
        return new Answer(
                desk.targetFi(adoption, Requirement.READINESS),
                desk.choices(adoption),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        return desk.take(context, Requirement.READINESS, answer, adoption -> {
            Problems problems = new Problems();
            answer.confirmed().forEach(confirmed -> check(problems, adoption, confirmed));
            problems.refuseAny();
            requirements.documents(
                    adoption,
                    answer.confirmed().stream().map(Confirmed::document).toList());
        });
    }

    private void check(Problems problems, Adoption adoption, Confirmed confirmed) {
        LocalDate on = confirmed.on();
        problems.when(
                        on == null,
                        confirmed.field() + "On",
                        "Anna asiakirjan päiväys. Vaatimus täyttyy, kun kaikki neljä ovat.")
                .when(
                        on != null && on.isAfter(LocalDate.now(clock)),
                        confirmed.field() + "On",
                        "Asiakirjan päiväys ei voi olla tulevaisuudesta.")
                .when(
                        Written.nothing(confirmed.reference()),
                        confirmed.field() + "Reference",
                        "Kirjoita, mistä asiakirja löytyy, esimerkiksi diaarinumero.");
        desk.employedThere(problems, confirmed.field() + "By", adoption, confirmed.by());
    }

    /** @param field what the keys of the document's three fields begin with */
    private record Confirmed(String kind, String field, LocalDate on, String reference, String by) {

        Document document() {
            return new Document(kind, on, reference.strip(), by);
        }
    }

    /** The keys of the form {@code task_confirmReadiness}. */
    record Answer(
            @Shown String target,
            @Shown List<Choice> peopleChoices,
            LocalDate noticeOn,
            @ShortText String noticeReference,
            @ShortText String noticeBy,
            LocalDate processingOn,
            @ShortText String processingReference,
            @ShortText String processingBy,
            LocalDate impactOn,
            @ShortText String impactReference,
            @ShortText String impactBy,
            LocalDate agreementOn,
            @ShortText String agreementReference,
            @ShortText String agreementBy,
            Boolean waive,
            @LongText String waiverReason,
            LocalDate waiverUntil)
            implements Waivable {

        private List<Confirmed> confirmed() {
            return List.of(
                    new Confirmed("PRIVACY_NOTICE", "notice", noticeOn, noticeReference, noticeBy),
                    new Confirmed(
                            "RECORD_OF_PROCESSING", "processing", processingOn, processingReference, processingBy),
                    new Confirmed("IMPACT_ASSESSMENT", "impact", impactOn, impactReference, impactBy),
                    new Confirmed("AGREEMENT", "agreement", agreementOn, agreementReference, agreementBy));
        }
    }
}
