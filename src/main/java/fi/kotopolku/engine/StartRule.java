package fi.kotopolku.engine;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.RightInForce;
import fi.kotopolku.access.Role;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Which processes a person may begin, and for which municipality; the others begin from within a process. */
@Component
class StartRule {

    private static final Map<String, Set<Role>> BEGUN_BY = Map.of(
            "integration-case",
            Set.of(Role.CASEWORKER),
            "access-right",
            Set.of(Role.TEAM_LEAD),
            "employment-change",
            Set.of(Role.TEAM_LEAD, Role.ACCESS_OFFICER),
            "emergency-access",
            Set.of(Role.CASEWORKER, Role.TEAM_LEAD),
            "case-transfer",
            Set.of(Role.CASEWORKER),
            "joint-meeting",
            Set.of(Role.CASEWORKER),
            "access-review",
            Set.of(Role.ACCESS_OFFICER, Role.DATA_PROTECTION_OFFICER));

    private final AccessDecisions access;

    StartRule(AccessDecisions access) {
        this.access = access;
    }

    Set<String> startableBy(String personId) {
        return BEGUN_BY.keySet().stream()
                .filter(key -> !municipalities(personId, key).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The municipalities that the person may begin this process for. */
    List<String> municipalities(String personId, String processKey) {
        return access.inForce(personId).stream()
                .filter(right -> BEGUN_BY.getOrDefault(processKey, Set.of()).contains(right.role()))
                .map(RightInForce::municipality)
                .distinct()
                .sorted()
                .toList();
    }
}
