package fi.kotopolku.plan;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.assessment.Contributions;
import fi.kotopolku.audit.WrittenParts;
import fi.kotopolku.casefile.CaseDeadlines;
import fi.kotopolku.casefile.OpenedCase;
import fi.kotopolku.plan.PlanStore.KeptService;
import fi.kotopolku.plan.ReviewStore.Held;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What the system knows to have happened since the version in force came into force, gathered before the meeting (§ 22):
 * facts with their dates, and nothing that the reader's rights do not cover.
 */
@Component
class SinceLastVersion {

    private static final List<String> IN_FORCE = List.of("PLAN_IN_FORCE", "PLAN_EXTENDED");

    /** What the plan says is in the plan itself. */
    private static final Set<DataCategory> SHOWN_ELSEWHERE = Set.of(DataCategory.PLAN, DataCategory.SERVICES);

    private final PlanStore plans;
    private final ReviewStore reviews;
    private final ReportStore reports;
    private final Contributions contributions;
    private final ObjectProvider<CaseDeadlines> deadlines;
    private final WrittenParts written;
    private final Clock clock;

    SinceLastVersion(
            PlanStore plans,
            ReviewStore reviews,
            ReportStore reports,
            Contributions contributions,
            ObjectProvider<CaseDeadlines> deadlines,
            WrittenParts written,
            Clock clock) {
        this.plans = plans;
        this.reviews = reviews;
        this.reports = reports;
        this.contributions = contributions;
        this.deadlines = deadlines;
        this.written = written;
        this.clock = clock;
    }

    /** Markdown for a form; each heading is there also when there is nothing under it, so that nobody need wonder. */
    String factsFi(OpenedCase opened, PlanVersion inForce) {
        StringBuilder text = new StringBuilder("Versio " + inForce.no() + " tuli voimaan "
                + Text.day(inForce.inForceOn()) + ". Järjestelmä kokosi nämä tiedot " + Text.day(today()) + ".\n\n");
        if (opened.reads(DataCategory.SERVICES)) {
            list(text, "Palvelut", services(inForce));
            list(text, "Hyvinvointialueen osuudet", contributions(opened, inForce));
        }
        if (opened.reads(DataCategory.PLAN)) {
            list(text, "Tarkistukset ja pyynnöt", reviews(inForce));
            list(text, "Ylittyneet määräajat", missed(inForce.caseNumber()));
            list(text, "Muualla asian tiedoissa kirjattu", changes(opened, inForce.caseNumber()));
        }
        return text.toString();
    }

    private List<String> services(PlanVersion inForce) {
        return plans.services(inForce.id()).stream()
                .map(kept -> service(inForce, kept))
                .toList();
    }

    private String service(PlanVersion inForce, KeptService kept) {
        PlannedService service = kept.service();
        ReportedService reported = reports.reported(inForce.planId(), service.line());
        String planned = service.line() + " " + PlanText.inLine(service.title()) + ", "
                + Text.period(service.startsOn(), service.endsOn()) + ": ";
        return planned
                + reviews.lastRealised(kept)
                        .map(realised -> realised.realised().nameFi().toLowerCase() + " (kirjattu "
                                + Text.day(realised.on()) + ")")
                        .orElseGet(() -> reported.silent() ? notRecorded(service) : "ilmoitettu")
                + reported(reported);
    }

    private static String reported(ReportedService reported) {
        if (reported.silent()) {
            return "";
        }
        return ". " + reported.stateFi()
                + reported.attendedPercent()
                        .map(percent -> ", osallistuminen " + percent + " %")
                        .orElse("")
                + ". "
                + reported.reports().stream().map(ServiceReport::textFi).collect(Collectors.joining("; "));
    }

    private String notRecorded(PlannedService service) {
        if (service.startsOn().isAfter(today())) {
            return "alkaa myöhemmin";
        }
        return service.overBefore(today())
                ? "päättymispäivä on mennyt, toteutumista ei ole kirjattu"
                : "alkamispäivä on mennyt, toteutumista ei ole kirjattu – selvitä, onko palvelu alkanut";
    }

    private List<String> contributions(OpenedCase opened, PlanVersion inForce) {
        var since = inForce.inForceOn().atStartOfDay(clock.getZone()).toInstant();
        return Stream.of("PLAN", "REVIEW")
                .flatMap(step -> contributions.answers(opened, inForce.caseNumber(), step, since).stream())
                .map(given -> PlanText.inLine(given.professional()) + ": "
                        + given.state().nameFi().toLowerCase()
                        + (given.answered() == null ? "" : " " + Text.day(given.answered())))
                .toList();
    }

    private List<String> reviews(PlanVersion inForce) {
        return reviews.of(inForce).stream().map(SinceLastVersion::review).toList();
    }

    private static String review(Held review) {
        List<String> said = new ArrayList<>();
        if (review.requestedKind() != null) {
            said.add(review.requestedKind().nameFi());
        }
        if (review.requestedReason() != null) {
            said.add("Perustelu: " + PlanText.inLine(review.requestedReason()));
        }
        if (review.outcome() != null) {
            said.add("Tulos " + Text.day(review.metOn()) + ": "
                    + review.outcome().nameFi() + ". " + PlanText.inLine(review.reasons()));
        }
        return Text.day(review.openedOn()) + " " + review.trigger().explanationFi() + " " + String.join(" ", said);
    }

    private List<String> missed(String caseNumber) {
        return deadlines
                .orderedStream()
                .flatMap(module -> module.of(caseNumber).stream())
                .filter(deadline -> deadline.due().isBefore(today()))
                .map(deadline -> Text.day(deadline.due()) + ": " + deadline.explanationFi())
                .toList();
    }

    private List<String> changes(OpenedCase opened, String caseNumber) {
        return written.since(caseNumber, IN_FORCE).stream()
                .filter(part -> {
                    DataCategory category = DataCategory.valueOf(part.category());
                    return !SHOWN_ELSEWHERE.contains(category) && opened.reads(category);
                })
                .map(part -> DataCategory.valueOf(part.category()).nameFi() + ": viimeksi "
                        + Text.day(LocalDate.ofInstant(part.lastAt(), clock.getZone())))
                .toList();
    }

    private static void list(StringBuilder text, String heading, List<String> lines) {
        text.append("**").append(heading).append("**\n\n");
        if (lines.isEmpty()) {
            text.append("Ei kirjauksia.\n\n");
        } else {
            lines.forEach(line -> text.append("* ").append(line).append('\n'));
            text.append('\n');
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
