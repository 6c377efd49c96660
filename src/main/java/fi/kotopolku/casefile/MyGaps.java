package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.Coverage;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import fi.kotopolku.access.RightInForce;
import fi.kotopolku.access.Role;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What is missing in a caseworker's own cases, and in how many cases of a team something is missing. A lead is told
 * kinds and counts; a count so small that it would point at a client is not told.
 */
@Service
class MyGaps {

    /** Our own choice; no section sets a limit. */
    static final int FEWEST_TOLD = 3;

    private static final String OWN =
            """
            select k.number from koto.integration_case k
            where k.responsible_person = :personId and k.state <> 'CLOSED' and %s
            order by k.opened_at, k.number
            """.formatted(AccessDecisions.reachOf("k", Power.READ, DataCategory.IDENTITY_AND_CONTACT));

    private static final String TEAMS = """
            select k.number from koto.integration_case k
            where k.municipality in (:municipalities) and k.state <> 'CLOSED' and %s
            """.formatted(AccessDecisions.reachOf("k"));

    private final JdbcClient jdbc;
    private final AccessDecisions decisions;
    private final CaseFile caseFile;
    private final CaseOverview overview;
    private final ObjectProvider<CaseGaps> modules;

    MyGaps(
            JdbcClient jdbc,
            AccessDecisions decisions,
            CaseFile caseFile,
            CaseOverview overview,
            ObjectProvider<CaseGaps> modules) {
        this.jdbc = jdbc;
        this.decisions = decisions;
        this.caseFile = caseFile;
        this.overview = overview;
        this.modules = modules;
    }

    /** In the order of the cases' opening. What is told, is logged as read. */
    @Transactional
    public List<GapsApi.Gap> own(String personId) {
        List<String> numbers =
                jdbc.sql(OWN).param("personId", personId).query(String.class).list();
        List<CaseGap> gaps = among(numbers);
        Map<String, String> names =
                overview
                        .reached(
                                personId,
                                gaps.stream()
                                        .map(CaseGap::caseNumber)
                                        .distinct()
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(CaseOverview.Row::number, CaseOverview.Row::clientName));
        Map<String, Coverage> rights = caseFile.readsCovered(personId, names.keySet(), content(gaps));
        return gaps.stream()
                .filter(gap -> rights.getOrDefault(gap.caseNumber(), Coverage.NOTHING)
                        .covers(Power.READ, EnumSet.of(DataCategory.IDENTITY_AND_CONTACT, gap.content())))
                .map(gap -> new GapsApi.Gap(
                        gap.caseNumber(),
                        names.get(gap.caseNumber()),
                        gap.kind(),
                        gap.textFi(),
                        gap.textSv(),
                        gap.taskId() != null))
                .toList();
    }

    /** Empty for who leads no team. */
    @Transactional
    public List<GapsApi.Count> ofTeams(String personId) {
        Set<String> municipalities = decisions.inForce(personId).stream()
                .filter(right -> right.role() == Role.TEAM_LEAD)
                .map(RightInForce::municipality)
                .collect(Collectors.toSet());
        return municipalities.isEmpty() ? List.of() : counted(among(teamsCases(personId, municipalities)));
    }

    private List<String> teamsCases(String personId, Set<String> municipalities) {
        return jdbc.sql(TEAMS)
                .param("personId", personId)
                .param("municipalities", municipalities)
                .query(String.class)
                .list();
    }

    private List<CaseGap> among(Collection<String> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : modules.orderedStream()
                        .flatMap(module -> module.among(numbers).stream())
                        .toList();
    }

    private static Set<DataCategory> content(List<CaseGap> gaps) {
        Set<DataCategory> content = EnumSet.of(DataCategory.IDENTITY_AND_CONTACT);
        gaps.forEach(gap -> content.add(gap.content()));
        return content;
    }

    static List<GapsApi.Count> counted(List<CaseGap> gaps) {
        Map<String, List<CaseGap>> byKind =
                gaps.stream().collect(Collectors.groupingBy(CaseGap::kind, LinkedHashMap::new, Collectors.toList()));
        return byKind.values().stream().map(MyGaps::count).toList();
    }

    private static GapsApi.Count count(List<CaseGap> same) {
        CaseGap one = same.get(0);
        return new GapsApi.Count(
                one.kind(), one.textFi(), one.textSv(), same.size() < FEWEST_TOLD ? null : same.size());
    }
}
