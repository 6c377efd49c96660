package fi.kotopolku.plan;

import fi.kotopolku.casefile.CaseFile;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.casefile.RowVersion;
import fi.kotopolku.casefile.ScreenText;
import fi.kotopolku.form.FormBinding;
import fi.kotopolku.form.FormContext;
import fi.kotopolku.form.FormRefused;
import fi.kotopolku.form.FormRefused.Problem;
import fi.kotopolku.plan.PlanStore.KeptService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Gathering how the plan was realised, before the review meeting (§ 22). */
@Component
class GatherRealisationBinding implements FormBinding<GatherRealisationForm> {

    private final ReviewedPlan reviewed;
    private final ReviewStore reviews;
    private final CaseFile caseFile;
    private final CountyInvitation county;

    GatherRealisationBinding(ReviewedPlan reviewed, ReviewStore reviews, CaseFile caseFile, CountyInvitation county) {
        this.reviewed = reviewed;
        this.reviews = reviews;
        this.caseFile = caseFile;
        this.county = county;
    }

    @Override
    public String formId() {
        return "task_gatherRealisation";
    }

    @Override
    public Class<GatherRealisationForm> type() {
        return GatherRealisationForm.class;
    }

    @Override
    @Transactional
    public GatherRealisationForm read(FormContext context) {
        OpenedCase opened = caseFile.open(context.personId(), context.key());
        Review review = reviewed.review(context.key());
        List<KeptService> services = reviewed.services(review);
        return opened.shown(new GatherRealisationForm(
                ScreenText.of(opened.client().name()),
                context.key(),
                reviewed.triggerFi(review),
                reviewed.planFi(review, opened::reads),
                reviewed.sinceFi(opened, review),
                reviews.realised(review.id(), services),
                review.attendance(),
                review.attendanceNote(),
                review.changes(),
                false,
                List.of(),
                county.choices(),
                null,
                null,
                new RowVersion(review.version()).toString()));
    }

    @Override
    @Transactional(readOnly = true)
    public GatherRealisationForm stored(FormContext context) {
        Review review = reviewed.review(context.key());
        return new GatherRealisationForm(
                null,
                null,
                null,
                null,
                null,
                reviews.realised(review.id(), reviewed.services(review)),
                review.attendance(),
                review.attendanceNote(),
                review.changes(),
                null,
                null,
                null,
                null,
                null,
                null);
    }

    @Override
    @Transactional
    public Map<String, Object> submit(FormContext context, GatherRealisationForm answer) {
        caseFile.open(context.personId(), context.key()).takes(answer, stored(context));
        Review review = reviewed.review(context.key());
        RowVersion.sentBack(answer.version()).mustBe(review.version());
        List<KeptService> services = reviewed.services(review);
        refuseWhatIsMissing(services, answer.services());
        if (!reviews.writeGathered(review, answer, services, context.personId())) {
            throw RowVersion.stale();
        }
        boolean invited =
                county.invite(context, "REVIEW", answer.inviteCounty(), answer.professionals(), answer.question());
        return Map.of("countyInvited", invited);
    }

    private static void refuseWhatIsMissing(List<KeptService> services, List<ServiceRealised> lines) {
        if (lines.size() != services.size()) {
            throw new FormRefused(
                    "services", "Avaa tehtävä uudelleen: suunnitelman palvelut eivät vastaa lomakkeen rivejä.");
        }
        List<Problem> problems = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i) == null || lines.get(i).realised() == null) {
                problems.add(new Problem("services", "Rivi " + (i + 1) + ": valitse, miten palvelu on toteutunut."));
            }
        }
        if (!problems.isEmpty()) {
            throw new FormRefused(problems);
        }
    }
}
