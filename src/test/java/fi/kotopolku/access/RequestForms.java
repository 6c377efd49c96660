package fi.kotopolku.access;

import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import java.util.List;
import java.util.Map;

/** The forms of a right, filled in as people would. */
final class RequestForms {

    private RequestForms() {}

    static String submit(AccessTestbed bed, String requester, Asked asked) {
        return bed.bean(AccessRequestForm.class)
                .start(new FormContext(requester, "249", null, Map.of()), asked.answer())
                .key();
    }

    static Map<String, Object> decide(
            AccessTestbed bed, String number, String officer, AccessDecisionForm.Outcome outcome, String reason) {
        AccessDecisionForm form = bed.bean(AccessDecisionForm.class);
        AccessDecisionForm.Answer shown = form.read(context("officer.keuruu", number));
        return form.submit(
                context(officer, number),
                new AccessDecisionForm.Answer(
                        outcome,
                        shown.content(),
                        shown.extent(),
                        shown.unit(),
                        shown.cases(),
                        shown.powers(),
                        shown.validFrom(),
                        shown.validUntil(),
                        shown.untilTime(),
                        reason,
                        shown.rowVersion(),
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
                        null));
    }

    static List<String> fields(FormRefused refused) {
        return refused.problems().stream().map(FormRefused.Problem::field).toList();
    }

    static FormContext context(String person, String number) {
        return new FormContext(person, "249", number, Map.of());
    }
}
