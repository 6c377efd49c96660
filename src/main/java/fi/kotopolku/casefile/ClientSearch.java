package fi.kotopolku.casefile;

import fi.kotopolku.access.AccessDecisions;
import fi.kotopolku.access.Coverage;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.access.Power;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds clients within the reach of who asks, by the rule that filters the lists; each hit that is shown is logged as a
 * read of its case. Somebody beyond reach is as nobody.
 */
@Service
class ClientSearch {

    private static final int MOST = 50;

    private static final String HITS = """
            select k.number, k.state, c.given_names || ' ' || c.family_name as client_name, c.birth_date, c.non_disclosure
            from koto.integration_case k
            join koto.client c on c.id = k.client_id
            where %s and """ + " "
            + AccessDecisions.reachOf("k", Power.READ, DataCategory.IDENTITY_AND_CONTACT)
            + " order by c.family_name, c.given_names, k.number limit " + (MOST + 1);

    /** Each word that was typed begins a word of the name, in whatever order. */
    private static final String BY_NAME = """
            length(koto.folded(:term)) > 2 and c.folded_name like all (
                select '% ' || word || '%' from string_to_table(ltrim(koto.folded(:term)), ' ') word)
            """;

    /** @param more whether there are others that were left out */
    record Hits(List<Hit> hits, boolean more) {}

    record Hit(
            String number,
            String clientName,
            LocalDate birthDate,
            CaseState state,
            String stateFi,
            boolean nonDisclosure) {}

    private final JdbcClient jdbc;
    private final CaseFile caseFile;
    private final Clock clock;

    ClientSearch(JdbcClient jdbc, CaseFile caseFile, Clock clock) {
        this.jdbc = jdbc;
        this.caseFile = caseFile;
        this.clock = clock;
    }

    /** @throws fi.kotopolku.form.FormRefused when nothing can be looked for by what was typed */
    @Transactional
    public Hits find(String personId, String typed) {
        List<Hit> found = hits(personId, SearchTerm.of(typed, LocalDate.now(clock)));
        List<Hit> first = found.subList(0, Math.min(MOST, found.size()));
        Map<String, Coverage> rights = caseFile.readsCovered(
                personId, first.stream().map(Hit::number).toList(), List.of(DataCategory.IDENTITY_AND_CONTACT));
        return new Hits(
                first.stream()
                        .filter(hit -> rights.getOrDefault(hit.number(), Coverage.NOTHING)
                                .covers(Power.READ, DataCategory.IDENTITY_AND_CONTACT))
                        .toList(),
                found.size() > MOST);
    }

    private List<Hit> hits(String personId, SearchTerm looked) {
        if (looked instanceof SearchTerm.CaseNumber by) {
            return hits(personId, "k.number = :term", by.number());
        }
        if (looked instanceof SearchTerm.BirthDate by) {
            return hits(personId, "c.birth_date = :term", by.day());
        }
        if (looked instanceof SearchTerm.Code by) {
            return hits(personId, "c.identity_code = :term", by.value());
        }
        return hits(personId, BY_NAME, ((SearchTerm.Name) looked).name());
    }

    private List<Hit> hits(String personId, String which, Object term) {
        return jdbc.sql(HITS.replace("%s", which))
                .param("personId", personId)
                .param("term", term)
                .query(ClientSearch::hit)
                .list();
    }

    private static Hit hit(ResultSet row, int n) throws SQLException {
        CaseState state = CaseState.valueOf(row.getString("state"));
        return new Hit(
                row.getString("number"),
                row.getString("client_name"),
                row.getObject("birth_date", LocalDate.class),
                state,
                state.nameFi(),
                row.getBoolean("non_disclosure"));
    }
}
