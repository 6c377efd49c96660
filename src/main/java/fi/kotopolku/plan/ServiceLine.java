package fi.kotopolku.plan;

import fi.kotopolku.plan.PlanStore.KeptService;
import fi.kotopolku.plan.PlannedService.Kind;
import fi.kotopolku.plan.PlannedService.Responsible;
import fi.kotopolku.plan.ReviewStore.LastRealised;
import fi.kotopolku.plan.ServiceRealised.Realised;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One service of the plan in force as data. Days are Finland's.
 *
 * @param line the line's own number, which it keeps from version to version
 * @param endsOn last day; null when it is not known yet
 * @param realised as the last review recorded it; null before that
 */
record ServiceLine(
        String line,
        Kind kind,
        String kindFi,
        String provider,
        String aim,
        LocalDate startsOn,
        LocalDate endsOn,
        Responsible responsible,
        String responsiblePerson,
        Realised realised,
        LocalDate realisedOn) {

    static ServiceLine of(KeptService kept, Optional<LastRealised> last) {
        PlannedService service = kept.service();
        return new ServiceLine(
                service.line(),
                service.kind(),
                service.kind().nameFi(),
                service.provider(),
                service.aim(),
                service.startsOn(),
                service.endsOn(),
                service.responsible(),
                service.responsiblePerson(),
                last.map(LastRealised::realised).orElse(null),
                last.map(LastRealised::on).orElse(null));
    }
}
