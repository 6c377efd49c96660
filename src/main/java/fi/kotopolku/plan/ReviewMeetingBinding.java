package fi.kotopolku.plan;

import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.ClientCard;
import fi.kotopolku.casefile.Languages;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.FormRefused.Problem;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The review meeting and its outcome (§ 22). */
@Component
class ReviewMeetingBinding implements FormBinding<ReviewMeetingForm> {

    private final ReviewedPlan reviewed;
    private final ReviewStore reviews;
    private final PlanStore plans;
    private final PlanLimits limits;
    private final CaseFile caseFile;
    private final CountyInvitation county;
    private final Clock clock;

    ReviewMeetingBinding(
            ReviewedPlan reviewed,
            ReviewStore reviews,
            PlanStore plans,
            PlanLimits limits,
            CaseFile caseFile,
            CountyInvitation county,
            Clock clock) {
        this.reviewed = reviewed;
        this.reviews = reviews;
        this.plans = plans;
        this.limits = limits;
        this.caseFile = caseFile;
        this.county = county;
        this.clock = clock;
    }

    @Override
    public String formId() {
        return "task_reviewMeeting";
    }

    @Override
    public Class<ReviewMeetingForm> type() {
        return ReviewMeetingForm.class;
    }

    @Override
    @Transactional
    public ReviewMeetingForm read(FormContext context) {
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        ClientCard client = opened.client();
        Review review = reviewed.review(context.key());
        return opened.shown(new ReviewMeetingForm(
                ScreenText.of(client.name()),
                context.key(),
                reviewed.triggerFi(review),
                reviewed.planFi(review, opened::reads),
                reviewed.sinceFi(opened, review),
                reviewed.gatheredFi(review, opened::reads),
                county.contributed(
                        opened,
                        context.key(),
                        "REVIEW",
                        review.openedOn().atStartOfDay(clock.getZone()).toInstant()),
                plan(context.key())
                        .map(plan -> limits.extensionFi(plan.firstConfirmedOn()))
                        .orElse(""),
                LocalDate.now(clock),
                null,
                client.interpreterLanguage() == null ? client.contactLanguage() : client.interpreterLanguage(),
                Languages.choices(),
                client.interpreterLanguage() != null,
                null,
                null,
                null,
                null,
                null,
                new RowVersion(review.version()).toString()));
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, ReviewMeetingForm answer) {
        caseFile.open(context.personId(), context.key()).takes(answer);
        Plan plan = plans.locked(context.key()).orElseThrow(RowVersion::stale);
        Review review = reviewed.review(context.key());
        RowVersion.sentBack(answer.version()).mustBe(review.version());
        List<Problem> problems = problems(plan, reviewed.inForce(context.key()), answer);
        if (!problems.isEmpty()) {
            throw new FormRefused(problems);
        }
        if (!reviews.writeMeeting(review, answer, context.personId())) {
            throw RowVersion.stale();
        }
        return Map.of("reviewOutcome", answer.outcome().name());
    }

    private List<Problem> problems(Plan plan, PlanVersion inForce, ReviewMeetingForm answer) {
        LocalDate today = LocalDate.now(clock);
        List<Problem> problems = new ArrayList<>();
        if (answer.metOn().isAfter(today) || answer.metOn().isBefore(inForce.inForceOn())) {
            problems.add(
                    new Problem(
                            "metOn",
                            "Valitse päivä, jona tapaaminen pidettiin: suunnitelman voimaantulon jälkeen, viimeistään tänään."));
        }
        if (!Languages.known(answer.language())) {
            problems.add(new Problem("language", "Valitse kieli, jolla tapaamisessa puhuttiin."));
        }
        if (answer.outcome() == Review.Outcome.UNCHANGED && inForce.validUntil().isBefore(today)) {
            problems.add(new Problem(
                    "outcome",
                    "Suunnitelman voimassaolo on päättynyt, joten se ei voi jatkua ennallaan. Valitse muutos, jatkaminen"
                            + " tai päättäminen."));
        }
        if (answer.outcome() == Review.Outcome.EXTENDED) {
            problems.addAll(extensionProblems(plan, inForce, answer));
        }
        return problems;
    }

    private List<Problem> extensionProblems(Plan plan, PlanVersion inForce, ReviewMeetingForm answer) {
        List<Problem> missing = new ArrayList<>();
        if (answer.extensionGround() == null) {
            missing.add(new Problem("extensionGround", "Valitse, millä perusteella suunnitelmaa jatketaan."));
        }
        if (answer.extensionUntil() == null) {
            missing.add(new Problem("extensionUntil", "Valitse päivä, johon asti suunnitelmaa jatketaan."));
        }
        return missing.isEmpty()
                ? limits.extensionProblems(plan, inForce, answer.extensionGround(), answer.extensionUntil())
                : missing;
    }

    private Optional<Plan> plan(String caseNumber) {
        return plans.find(caseNumber).filter(plan -> plan.firstConfirmedOn() != null);
    }
}
