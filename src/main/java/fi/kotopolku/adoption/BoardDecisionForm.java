package fi.kotopolku.adoption;

import fi.kotopolku.access.FirstRights;
import fi.kotopolku.access.Role;
import fi.kotopolku.adoption.RequirementDesk.Waivable;
import fi.kotopolku.adoption.RequirementStore.Decision;
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
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the municipality's body decided: that the system is taken into use, who is main user and deputy, and who acts as
 * the controller. The main user and the deputy have the right of a main user from here on.
 */
@Component
class BoardDecisionForm implements FormBinding<BoardDecisionForm.Answer> {

    private final RequirementDesk desk;
    private final RequirementStore requirements;
    private final FirstRights firstRights;
    private final Clock clock;

    BoardDecisionForm(RequirementDesk desk, RequirementStore requirements, FirstRights firstRights, Clock clock) {
        this.desk = desk;
        this.requirements = requirements;
        this.firstRights = firstRights;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "task_recordDecision";
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
                desk.targetFi(adoption, Requirement.BOARD_DECISION),
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
                null);
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, Answer answer) {
        return desk.take(context, Requirement.BOARD_DECISION, answer, adoption -> record(adoption, answer));
    }

    private void record(Adoption adoption, Answer answer) {
        problems(adoption, answer).refuseAny();
        requirements.decided(
                adoption,
                new Decision(
                        answer.body().strip(),
                        answer.decidedOn(),
                        answer.section().strip(),
                        answer.recordNumber().strip(),
                        answer.mainUser(),
                        answer.deputy(),
                        answer.controller().strip()));
        Stream.of(answer.mainUser(), answer.deputy())
                .forEach(person ->
                        firstRights.open(adoption.municipality(), person, Role.MAIN_USER, adoption.openedBy()));
    }

    private Problems problems(Adoption adoption, Answer answer) {
        LocalDate decidedOn = answer.decidedOn();
        Problems problems = new Problems()
                .when(Written.nothing(answer.body()), "body", "Kirjoita päättänyt toimielin.")
                .when(decidedOn == null, "decidedOn", "Anna päätöksen päivä.")
                .when(
                        decidedOn != null && decidedOn.isAfter(LocalDate.now(clock)),
                        "decidedOn",
                        "Päätös ei voi olla tulevaisuudesta. Anna kokouksen päivä.")
                .when(
                        decidedOn != null && decidedOn.isAfter(adoption.startsOn()),
                        "decidedOn",
                        "Päätös on tehtävä ennen aloituspäivää %s. Siirrä aloitusta, jos päätös viivästyy."
                                .formatted(AdoptionDays.fi(adoption.startsOn())))
                .when(
                        answer.section() == null || !answer.section().strip().matches("[0-9]{1,4}"),
                        "section",
                        "Kirjoita pykälän numero, esimerkiksi 85.")
                .when(
                        Written.nothing(answer.recordNumber())
                                || answer.recordNumber().length() > 100,
                        "recordNumber",
                        "Kirjoita asian diaarinumero, esimerkiksi 321/00.01.02.00/2023.")
                .when(
                        Written.nothing(answer.controller()),
                        "controller",
                        "Kirjoita, mikä kunnan yksikkö toimii rekisterinpitäjänä.")
                .when(
                        answer.mainUser() != null && answer.mainUser().equals(answer.deputy()),
                        "deputy",
                        "Varahenkilö on sama kuin pääkäyttäjä. Valitse varahenkilöksi toinen henkilö.");
        desk.employedThere(problems, "mainUser", adoption, answer.mainUser());
        desk.employedThere(problems, "deputy", adoption, answer.deputy());
        return problems;
    }

    /** The keys of the form {@code task_recordDecision}. */
    record Answer(
            @Shown String target,
            @Shown List<Choice> peopleChoices,
            @ShortText String body,
            LocalDate decidedOn,
            @ShortText String section,
            @ShortText String recordNumber,
            @ShortText String mainUser,
            @ShortText String deputy,
            @ShortText String controller,
            Boolean waive,
            @LongText String waiverReason,
            LocalDate waiverUntil)
            implements Waivable {}
}
