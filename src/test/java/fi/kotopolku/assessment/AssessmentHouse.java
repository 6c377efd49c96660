package fi.kotopolku.assessment;

import static fi.kotopolku.casefile.CaseTestbed.KEURUU;
import static fi.kotopolku.casefile.CaseTestbed.NURSE;
import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.casefile.CaseTestbed;
import fi.kotopolku.casefile.YesNo;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The assessment on its own database, with the steps that tests begin from. */
final class AssessmentHouse {

    static final String QUESTION = "Tarvitaanko <img src=x> tukea arkeen?";

    final List<GuestRightEnded> ended = new ArrayList<>();
    final CaseTestbed bed;
    final Assessments assessments;
    final Contributions contributions;
    final FormBinding<InitialInterview> interview;
    final FormBinding<ConcludeAssessment> conclusion;
    final FormBinding<Contribute> contribution;

    AssessmentHouse(String database) {
        bed = new CaseTestbed(database);
        assessments = bed.bean(Assessments.class);
        contributions = bed.bean(Contributions.class);
        interview = bed.form("task_initialInterview", InitialInterview.class);
        conclusion = bed.form("task_concludeAssessment", ConcludeAssessment.class);
        contribution = bed.form("task_contribute", Contribute.class);
        bed.listen(event -> {
            if (event instanceof GuestRightEnded guest) {
                ended.add(guest);
            }
        });
    }

    String opened(String name) {
        String number = bed.openCase(KEURUU, name);
        assessments.open(number);
        return number;
    }

    String invited(String name) {
        String number = opened(name);
        FormContext task = bed.task(KEURUU, number);
        InterviewAnswer found = InterviewAnswer.to(interview.read(task));
        found.coordination = YesNo.YES;
        found.professionals = List.of(NURSE);
        found.question = QUESTION;
        assertThat(bed.submit(interview, task, found.build())).containsEntry("coordinationNeeded", true);
        return number;
    }

    String onlyInvited(String number) {
        assertThat(contributions.invited(number, "ASSESSMENT")).hasSize(1);
        return contributions.invited(number, "ASSESSMENT").get(0);
    }

    FormContext guest(String person, String number, String id) {
        return new FormContext(person, number.substring(0, 3), number, Map.of("contributionId", id));
    }

    AccessDecisions decisions() {
        return bed.bean(AccessDecisions.class);
    }

    String rightOf(String id) {
        return bed.jdbc
                .sql("select right_number from koto.contribution where id = cast(? as uuid)")
                .param(id)
                .query(String.class)
                .single();
    }

    int notices(String person, String kind, String number) {
        return bed.count(
                "select count(*) from koto.notice where person_id = ? and kind = ? and subject_key = ?",
                person,
                kind,
                number);
    }
}
