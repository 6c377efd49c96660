package fi.kotopolku.access;

import fi.kotopolku.audit.Audit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who may do what to whose data, now. "Now" is the database's clock, asked in the statement that decides; nothing is
 * remembered between two questions.
 *
 * <p>Decisions on a case's data are logged, allowed or refused. When in doubt the answer is no, and so it is when the
 * question cannot be asked: {@link #decide} then refuses, the others throw {@link AccessRefused}.
 */
@Service
public class AccessDecisions {

    private static final String DECIDE =
            """
            select r.number, r.ground, r.valid_from, r.ends_at,
                   f.number is not null as in_force,
                   c.number is not null as reached,
                   c.number is not null and %s as kin,
                   r.valid_from > koto.instant() as begins_later,
                   r.ends_at <= koto.instant() as ended,
                   r.ground <> 'MULTI_PROFESSIONAL' or koto.step_is_open(r.number) as step_open,
                   :content = any (r.content) as content_covered,
                   :power = any (r.powers) as power_covered
            from koto.access_right r
            left join koto.right_in_force f on f.number = r.number
            left join koto.integration_case c on c.number = :caseNumber and %s
            where r.person_id = :personId and r.municipality = left(:caseNumber, 3) and r.state = 'GRANTED'
              and (r.extent <> 'CASES' or exists (
                   select 1 from koto.access_right_case k
                   where k.right_number = r.number and k.case_number = :caseNumber))
            order by (f.number is not null and c.number is not null
                      and :content = any (r.content) and :power = any (r.powers)) desc,
                     (f.number is not null and c.number is not null) desc,
                     f.number is not null desc, r.ends_at desc
            limit 1
            """.formatted(RightRule.kin("r.person_id", "c.client_id"), RightRule.within("r", "c"));

    private static final String IN_FORCE = """
            select f.*, array (select k.case_number from koto.access_right_case k where k.right_number = f.number) as cases
            from koto.right_in_force f
            where f.person_id = :personId
            order by f.number
            """;

    /** Of several rights that cover the same, the one that lasts longest, as in {@link #DECIDE}. */
    private static final String COVERED = """
            select distinct on (c.number, p.power, k.content) c.number as case_number, p.power, k.content, r.number
            from koto.integration_case c
            join koto.right_in_force r on r.person_id = :personId and %s
            cross join unnest(r.powers) p (power)
            cross join unnest(r.content) k (content)
            where c.number = any (:caseNumbers)
            order by c.number, p.power, k.content, r.ends_at desc
            """.formatted(RightRule.covers("r", "c"));

    private static final String HOLDERS = """
            select distinct r.person_id
            from koto.integration_case c
            join koto.right_in_force r on r.role = :role and %s
            where c.number = :caseNumber and r.content @> cast(:content as text[]) and r.powers @> cast(:powers as text[])
            order by r.person_id
            """.formatted(RightRule.covers("r", "c"));

    private static final String COLLEAGUES = """
            with mine as (select distinct municipality from koto.right_in_force where person_id = :personId)
            select :personId
            union select p.id from koto.person p join koto.organisation o on o.id = p.organisation_id
                  join mine on mine.municipality = o.municipality
            union select r.person_id from koto.access_right r join mine on mine.municipality = r.municipality
                  where r.state = 'GRANTED'
            """;

    private final JdbcClient jdbc;
    private final Audit audit;
    private final Deciding deciding;

    AccessDecisions(JdbcClient jdbc, Audit audit, Deciding deciding) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.deciding = deciding;
    }

    /**
     * May this person do this to this case's this content, now? The answer is logged.
     *
     * @return with one sentence why; the same words for a case that does not exist and for one beyond reach
     */
    public Decision decide(String personId, Power power, String caseNumber, DataCategory content) {
        if (personId == null || personId.isBlank()) {
            return Decision.Refused.nothingHere();
        }
        Decision decision = deciding.decide(() -> logged(personId, power, caseNumber, content));
        if (decision instanceof Decision.Refused refused && refused.failed()) {
            deciding.ifPossible(() -> audit.refused(personId, loggable(caseNumber), content.name(), power.name()));
        }
        return decision;
    }

    private Decision logged(String personId, Power power, String caseNumber, DataCategory content) {
        Decision decision = answer(personId, power, caseNumber, content);
        if (decision instanceof Decision.Allowed allowed) {
            audit.allowed(personId, caseNumber, content.name(), power.name(), allowed.rightNumber());
        } else {
            audit.refused(personId, loggable(caseNumber), content.name(), power.name());
        }
        return decision;
    }

    /**
     * As {@link #decide}, for whom a refusal ends the matter.
     *
     * @return the decision, which names the right for the log of reads and writes
     * @throws AccessRefused when the decision is no
     */
    public Decision.Allowed require(String personId, Power power, String caseNumber, DataCategory content) {
        Decision decision = decide(personId, power, caseNumber, content);
        if (decision instanceof Decision.Refused refused) {
            throw new AccessRefused(refused);
        }
        return (Decision.Allowed) decision;
    }

    /** The person's rights in force now, by number; empty for a person nobody knows. */
    public List<RightInForce> inForce(String personId) {
        return deciding.ask(() -> jdbc.sql(IN_FORCE)
                .param("personId", personId)
                .query((row, index) -> rightInForce(row))
                .list());
    }

    /** The person has the role in the municipality now. */
    public boolean holds(String personId, Role role, String municipality) {
        return deciding.ask(() -> jdbc.sql("""
                        select exists (select 1 from koto.right_in_force
                                       where person_id = :personId and role = :role and municipality = :municipality)
                        """)
                .param("personId", personId)
                .param("role", role.code())
                .param("municipality", municipality)
                .query(Boolean.class)
                .single());
    }

    /** Every role that the person has in the municipality now. */
    public Set<Role> rolesIn(String personId, String municipality) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        deciding.ask(() -> jdbc.sql(
                                "select distinct role from koto.right_in_force where person_id = :personId and municipality = :municipality")
                        .param("personId", personId)
                        .param("municipality", municipality)
                        .query(String.class)
                        .list())
                .forEach(code -> Role.ofCode(code).ifPresent(roles::add));
        return roles;
    }

    /** Everybody who has the role in the municipality now. */
    public List<String> holders(Role role, String municipality) {
        return deciding.ask(() -> jdbc.sql("""
                        select distinct person_id from koto.right_in_force
                        where municipality = :municipality and role = :role order by person_id
                        """)
                .param("municipality", municipality)
                .param("role", role.code())
                .query(String.class)
                .list());
    }

    /**
     * Ids of the people whom the person may know of: themselves, and in the municipalities where they have a right now,
     * the municipality's own staff and everybody who has ever been given a right there.
     */
    public Set<String> colleagues(String personId) {
        return Set.copyOf(deciding.ask(() -> jdbc.sql(COLLEAGUES)
                .param("personId", personId)
                .query(String.class)
                .list()));
    }

    /** The client is the person or a declared relative of theirs. Shows no client data, so is not logged. */
    public boolean isKin(String personId, UUID client) {
        return deciding.ask(() -> jdbc.sql("select " + RightRule.kin(":personId", ":client"))
                .param("personId", personId)
                .param("client", client)
                .query(Boolean.class)
                .single());
    }

    /** Some right in force reaches the case, whatever its content and powers. Shows no client data, so is not logged. */
    public boolean reaches(String personId, String caseNumber) {
        return deciding.ask(
                () -> jdbc.sql("select exists (select 1 from koto.integration_case c where c.number = :caseNumber and "
                                + RightRule.reach("c") + ")")
                        .param("caseNumber", caseNumber)
                        .param("personId", personId)
                        .query(Boolean.class)
                        .single());
    }

    /**
     * What the person's rights in force cover of each of these cases, by one statement. Says what to show and logs
     * nothing: what then is shown is logged by who shows it.
     *
     * @return by case number; a case beyond reach is left out, as one that does not exist
     */
    public Map<String, Coverage> covered(String personId, Collection<String> caseNumbers) {
        Map<String, Coverage> covered = new HashMap<>();
        if (!caseNumbers.isEmpty()) {
            deciding.ask(() -> jdbc.sql(COVERED)
                            .param("personId", personId)
                            .param("caseNumbers", caseNumbers.toArray(String[]::new))
                            .query((row, index) -> new Coverage.Part(
                                    row.getString("case_number"),
                                    Power.valueOf(row.getString("power")),
                                    DataCategory.valueOf(row.getString("content")),
                                    row.getString("number")))
                            .list())
                    .forEach(part -> covered.merge(part.caseNumber(), Coverage.of(part), Coverage::and));
        }
        return covered;
    }

    /** As {@link #covered(String, Collection)} for one case; covers nothing when it is beyond reach. */
    public Coverage covered(String personId, String caseNumber) {
        return caseNumbered(caseNumber)
                ? covered(personId, List.of(caseNumber)).getOrDefault(caseNumber, Coverage.NOTHING)
                : Coverage.NOTHING;
    }

    /**
     * What the person's rights in force cover where there is no case yet: those to the cases that the municipality has or
     * will have, and none to named cases.
     */
    public Coverage coveredBeforeACase(String personId, String municipality) {
        return inForce(personId).stream()
                .filter(right -> right.municipality().equals(municipality))
                .filter(right -> !(right.extent() instanceof Extent.Cases))
                .map(Coverage::of)
                .reduce(Coverage.NOTHING, Coverage::and);
    }

    /** @return ids of those whose one right in the role reaches the case and has each of the powers over its contents */
    public List<String> holders(String caseNumber, Role role, Map<Power, Set<DataCategory>> needed) {
        Set<DataCategory> content =
                needed.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
        return deciding.ask(() -> jdbc.sql(HOLDERS)
                .param("caseNumber", caseNumber)
                .param("role", role.code())
                .param("powers", RightColumns.words(needed.keySet()))
                .param("content", RightColumns.words(content))
                .query(String.class)
                .list());
    }

    /**
     * The same rule for a list: a condition for the {@code where} of a statement.
     *
     * @param alias of a table with the columns number (of the case), municipality, unit, state and client_id
     * @return SQL with the named parameter {@code :personId}
     */
    public static String reachOf(String alias) {
        return RightRule.reach(alias);
    }

    /** As {@link #reachOf(String)}, only by rights that have the power over the content. */
    public static String reachOf(String alias, Power power, DataCategory content) {
        return RightRule.reach(alias, power, content);
    }

    private Decision answer(String personId, Power power, String caseNumber, DataCategory content) {
        if (!caseNumbered(caseNumber)) {
            return Decision.Refused.nothingHere();
        }
        Optional<Weighed> best = jdbc.sql(DECIDE)
                .param("personId", personId)
                .param("caseNumber", caseNumber)
                .param("content", content.name())
                .param("power", power.name())
                .query((row, index) -> weighed(row))
                .optional();
        return best.map(right -> right.decision(power, content)).orElseGet(Decision.Refused::nothingHere);
    }

    /** The key is a case's number, and not that of a right, a hand-over or the like. */
    public static boolean caseNumbered(String caseNumber) {
        return caseNumber != null && caseNumber.matches("\\d{3}-\\d{4}-\\d{4,12}");
    }

    private static String loggable(String caseNumber) {
        return caseNumbered(caseNumber) ? caseNumber : null;
    }

    private static Weighed weighed(ResultSet row) throws SQLException {
        return new Weighed(
                row.getString("number"),
                LegalGround.valueOf(row.getString("ground")),
                RightColumns.instant(row, "valid_from"),
                RightColumns.instant(row, "ends_at"),
                row.getBoolean("in_force"),
                row.getBoolean("reached"),
                row.getBoolean("kin"),
                row.getBoolean("begins_later"),
                row.getBoolean("ended"),
                row.getBoolean("step_open"),
                row.getBoolean("content_covered"),
                row.getBoolean("power_covered"));
    }

    private static RightInForce rightInForce(ResultSet row) throws SQLException {
        return new RightInForce(
                row.getString("number"),
                row.getString("person_id"),
                row.getString("employer"),
                row.getString("municipality"),
                LegalGround.valueOf(row.getString("ground")),
                Role.ofCode(row.getString("role")).orElseThrow(),
                RightColumns.content(row),
                RightColumns.extent(row),
                RightColumns.powers(row),
                RightColumns.instant(row, "valid_from"),
                RightColumns.instant(row, "ends_at"));
    }
}
