package fi.kotopolku.engine;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.RightInForce;
import fi.kotopolku.access.Role;
import fi.kotopolku.adoption.AdoptionChanges;
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
    private static final String ADOPTION = "municipality-adoption";

    /** Begun by a main user, and by the country's administrators for any municipality that is on its way. */
    private static final String ADOPTION_CHANGE = "adoption-change";

    /** Begun by the country's administrators for a municipality that has nobody yet, and by its main user for their own. */
    private static final String STAFF_ENTRY = "staff-entry";

    private static final String THE_COUNTRY = "000";

    private static final Map<String, Set<Role>> BEGUN_BY = Map.ofEntries(
            Map.entry(STAFF_ENTRY, Set.of(Role.MAIN_USER, Role.KEHA_ADMIN)),
            Map.entry(ADOPTION_CHANGE, Set.of(Role.MAIN_USER, Role.KEHA_ADMIN)),
            Map.entry(ADOPTION, Set.of(Role.KEHA_ADMIN)),
            Map.entry("integration-case", Set.of(Role.CASEWORKER)),
            Map.entry("access-right", Set.of(Role.TEAM_LEAD, Role.MAIN_USER)),
            Map.entry("employment-change", Set.of(Role.TEAM_LEAD, Role.ACCESS_OFFICER)),
            Map.entry("emergency-access", Set.of(Role.CASEWORKER, Role.TEAM_LEAD)),
            Map.entry("case-transfer", Set.of(Role.CASEWORKER)),
            Map.entry("joint-meeting", Set.of(Role.CASEWORKER)),
            Map.entry("data-import", Set.of(Role.MAIN_USER)),
            Map.entry("access-review", Set.of(Role.ACCESS_OFFICER, Role.DATA_PROTECTION_OFFICER)));

    private final AccessDecisions access;
    private final FinnishMunicipalities finland;
    private final AdoptionChanges adoptions;

    StartRule(AccessDecisions access, FinnishMunicipalities finland, AdoptionChanges adoptions) {
        this.access = access;
        this.finland = finland;
        this.adoptions = adoptions;
    }

    Set<String> startableBy(String personId) {
        return BEGUN_BY.keySet().stream()
                .filter(key -> !municipalities(personId, key).isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The municipalities that the person may begin this process for. */
    List<String> municipalities(String personId, String processKey) {
        List<String> held = held(personId, processKey);
        if (held.isEmpty()) {
            return held;
        }
        return switch (processKey) {
            case ADOPTION, STAFF_ENTRY ->
                held.contains(THE_COUNTRY)
                        ? finland.all().stream().map(Town::code).toList()
                        : held;
            case ADOPTION_CHANGE ->
                adoptions.stillOpen().stream()
                        .filter(code -> held.contains(code) || held.contains(THE_COUNTRY))
                        .toList();
            default -> held;
        };
    }

    /** The person may begin it for any municipality of Finland, also for one that nobody has a right in. */
    boolean forAnyMunicipality(String personId, String processKey) {
        return Set.of(ADOPTION, STAFF_ENTRY).contains(processKey)
                && held(personId, processKey).contains(THE_COUNTRY);
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
