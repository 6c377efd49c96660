package fi.kotopolku.access;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who reviews which right: the team lead of the unit that the right is for, otherwise one of the whole municipality,
 * preferably the one who asked for it; never its holder. Where no lead is impartial, an access officer.
 */
@Component
class Reviewers {

    /** @param unit null for the whole municipality */
    record Reviewed(String right, String person, String unit, String requestedBy) {}

    record Reviewer(String person, String role, String unit) {

        boolean leads() {
            return role.equals(Role.TEAM_LEAD.code());
        }
    }

    private final JdbcClient jdbc;

    Reviewers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Rights that somebody asked for and that are in force; steps' and emergency rights end by themselves. */
    List<Reviewed> rights(String municipality) {
        return jdbc.sql("""
                select f.number as "right", f.person_id as person, f.unit, f.requested_by
                from koto.right_in_force f join koto.person p on p.id = f.person_id
                where f.municipality = :municipality and f.basis = 'REQUEST'
                order by p.family_name, p.given_name, p.id, f.number
                """)
                .param("municipality", municipality)
                .query(Reviewed.class)
                .list();
    }

    List<Reviewer> reviewers(String municipality) {
        return jdbc.sql("""
                select distinct person_id as person, role, unit from koto.right_in_force
                where municipality = :municipality and role in ('team-lead', 'access-officer') and basis = 'REQUEST'
                order by person_id
                """)
                .param("municipality", municipality)
                .query(Reviewer.class)
                .list();
    }

    /** @return null when nobody is impartial */
    static String of(Reviewed right, List<Reviewer> reviewers) {
        return first(
                        right,
                        reviewers,
                        one -> one.leads() && one.unit() != null && one.unit().equals(right.unit()))
                .or(() -> first(right, reviewers, one -> one.leads() && one.unit() == null))
                .or(() -> first(right, reviewers, one -> !one.leads()))
                .orElse(null);
    }

    private static Optional<String> first(Reviewed right, List<Reviewer> reviewers, Predicate<Reviewer> which) {
        return reviewers.stream()
                .filter(which)
                .map(Reviewer::person)
                .filter(person -> !person.equals(right.person()))
                .min(Comparator.comparing((String person) -> !person.equals(right.requestedBy()))
                        .thenComparing(Comparator.naturalOrder()));
    }
}
