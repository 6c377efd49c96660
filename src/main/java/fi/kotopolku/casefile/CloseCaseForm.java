package fi.kotopolku.casefile;

import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Either ends the case with a reason or sends it back for a new plan. */
@Component
class CloseCaseForm implements FormBinding<CloseCase> {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d.M.yyyy");

    private final CaseFile caseFile;
    private final CaseStore store;
    private final Cases cases;
    private final ObjectProvider<ClosingObstacle> obstacles;

    CloseCaseForm(CaseFile caseFile, CaseStore store, Cases cases, ObjectProvider<ClosingObstacle> obstacles) {
        this.caseFile = caseFile;
        this.store = store;
        this.cases = cases;
        this.obstacles = obstacles;
    }

    @Override
    public String formId() {
        return "task_closeCase";
    }

    @Override
    public Class<CloseCase> type() {
        return CloseCase.class;
    }

    @Override
    @Transactional
    public CloseCase read(FormContext context) {
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        CaseSummary summary = cases.find(context.key());
        return opened.shown(new CloseCase(
                ScreenText.of(opened.client().name()),
                summary.number(),
                DAY.format(summary.openedOn()),
                Integer.toString(store.version(summary.number())),
                null,
                null,
                null,
                null));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, CloseCase answer) {
        caseFile.open(context.personId(), context.key()).takes(answer);
        boolean closes = answer.next() == CloseCase.Next.CLOSE;
        Problems problems = new Problems()
                .when(closes && answer.closeReason() == null, "closeReason", "Valitse asian päättymisen syy.")
                .when(
                        closes && Written.nothing(answer.closeNote()),
                        "closeNote",
                        "Kirjoita lyhyesti, miksi asia päätetään ja mihin asiakas ohjataan.");
        if (closes) {
            obstacles
                    .orderedStream()
                    .flatMap(obstacle -> obstacle.whyNotClosed(context.key()).stream())
                    .forEach(why -> problems.when(true, "next", why));
        }
        problems.refuseAny();
        RowVersion opened = RowVersion.sentBack(answer.version());
        boolean written = closes
                ? store.writeClosing(context.key(), answer.closeReason(), Written.orNull(answer.closeNote()), opened)
                : store.writeClosing(context.key(), null, null, opened);
        if (!written) {
            throw RowVersion.stale();
        }
        return Map.of("caseCloses", closes);
    }
}
