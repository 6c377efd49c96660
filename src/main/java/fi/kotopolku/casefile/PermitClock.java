package fi.kotopolku.casefile;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.rules.StatutoryClock;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** How long somebody belongs to those whom the act is for (§ 14), counted from their first permit. */
@Component
class PermitClock implements CaseClocks {

    @Override
    public List<CaseClock> of(Collection<ClockedCase> cases) {
        return cases.stream()
                .map(one -> new CaseClock(
                        one.number(),
                        DataCategory.RESIDENCE,
                        StatutoryClock.running("ELIGIBILITY_WINDOW", one.firstPermitOn())))
                .toList();
    }
}
