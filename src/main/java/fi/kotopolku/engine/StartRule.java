package fi.kotopolku.engine;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.RightInForce;
import fi.kotopolku.access.Role;
import fi.kotopolku.adoption.FinnishMunicipalities;
import fi.kotopolku.adoption.FinnishMunicipalities.Town;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which processes a person may begin, and for which municipality; the others begin from within a process. */
@Component
class StartRule {

    /** Begun by the country's administrators for a municipality where nobody has a right yet. */
    static final String ADOPTION = "municipality-adoption";

    private static final Map<String, Set<Role>> BEGUN_BY = Map.of(
            ADOPTION,
            Set.of(Role.KEHA_ADMIN),
            "integration-case",
            Set.of(Role.CASEWORKER),
            "access-right",
            Set.of(Role.TEAM_LEAD, Role.MAIN_USER),
            "employment-change",
            Set.of(Role.TEAM_LEAD, Role.ACCESS_OFFICER),
            "emergency-access",
            Set.of(Role.CASEWORKER, Role.TEAM_LEAD),
            "case-transfer",
            Set.of(Role.CASEWORKER),
            "joint-meeting",
            Set.of(Role.CASEWORKER),
            "data-import",
            Set.of(Role.MAIN_USER),
            "access-review",
            Set.of(Role.ACCESS_OFFICER, Role.DATA_PROTECTION_OFFICER));

    private final AccessDecisions access;
    private final FinnishMunicipalities finland;

    StartRule(AccessDecisions access, FinnishMunicipalities finland) {
        this.access = access;
        this.finland = finland;
    }

    Set<String> startableBy(String personId) {
        return BEGUN_BY.keySet().stream()
                .filter(key -> !held(personId, key).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The municipalities that the person may begin this process for. */
    List<String> municipalities(String personId, String processKey) {
        List<String> held = held(personId, processKey);
        return held.isEmpty() || !processKey.equals(ADOPTION)
                ? held
                : finland.all().stream().map(Town::code).toList();
    }

    private List<String> held(String personId, String processKey) {
        return access.inForce(personId).stream()
                .filter(right -> BEGUN_BY.getOrDefault(processKey, Set.of()).contains(right.role()))
                .map(RightInForce::municipality)
                .distinct()
                .sorted()
                .toList();
    }
}
