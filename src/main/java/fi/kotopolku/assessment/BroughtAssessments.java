package fi.kotopolku.assessment;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.audit.Audit;
import fi.kotopolku.casefile.Brought;
import fi.kotopolku.casefile.BroughtMaterial;
import fi.kotopolku.rules.Rules;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The assessments of an import. A concluded one stands as it was concluded. One that was under way begins here anew, with
 * its need decided when an interview had been held, because nobody can finish another's interview. Nobody is told that those
 * are late which were so in the old system already: it would be a notice for each case at once.
 */
@Component
@Order(3)
class BroughtAssessments implements BroughtMaterial {

    private final JdbcClient jdbc;
    private final Rules rules;
    private final Audit audit;

    BroughtAssessments(JdbcClient jdbc, Rules rules, Audit audit) {
        this.jdbc = jdbc;
        this.rules = rules;
        this.audit = audit;
    }

    @Override
    public Map<String, Integer> bring(Brought order) {
        jdbc.sql("""
                insert into koto.assessment (case_number, municipality, state, opened_at, late_told_at, need,
                    need_decided_at, interviewed_on, coordination_needed, needs, plan_needed, concluded_at)
                select i.case_number, i.municipality, case when d.concluded then 'CONCLUDED' else 'OPEN' end,
                    d.opened_on at time zone 'Europe/Helsinki',
                    case when not d.concluded and d.opened_on <= :lateSince then :now end,
                    case when d.interviewed_on is not null then 'NEEDED' end,
                    d.interviewed_on at time zone 'Europe/Helsinki', case when d.concluded then d.interviewed_on end,
                    case when d.concluded then d.coordination_needed end, case when d.concluded then d.needs end,
                    case when d.concluded then d.plan_needed end, d.concluded_on at time zone 'Europe/Helsinki'
                from koto.import_case i
                join koto.import_row r on r.import = i.import and r.kind = 'CLIENTS' and r.client_ref = i.client_ref
                cross join lateral (select cast(r.content ->> 'concluded_on' as timestamp) is not null,
                        cast(r.content ->> 'opened_on' as timestamp), cast(r.content ->> 'interviewed_on' as timestamp),
                        cast(r.content ->> 'concluded_on' as timestamp),
                        cast(r.content ->> 'coordination_needed' as boolean),
                        cast(r.content ->> 'plan_needed' as boolean), r.content ->> 'needs')
                    d (concluded, opened_on, interviewed_on, concluded_on, coordination_needed, plan_needed, needs)
                where i.import = :import
                """)
                .param("lateSince", lateSince(order))
                .param("now", order.at().atOffset(ZoneOffset.UTC))
                .param("import", order.number())
                .update();
        audit.writeEach(order.personId(), order.rightNumber(), DataCategory.SERVICES.name(), """
                select i.case_number from koto.import_case i join koto.assessment a on a.case_number = i.case_number
                where i.import = :key and a.state = 'CONCLUDED'
                """, order.number());
        return Map.of();
    }

    /** The newest day of beginning whose assessment should have been started by now. */
    private LocalDate lateSince(Brought order) {
        LocalDate today = LocalDate.ofInstant(order.at(), ZoneOffset.UTC).plusDays(1);
        return Stream.iterate(today, day -> day.minusDays(1))
                .filter(day -> !rules.due(Assessments.START_RULE, day).at().isAfter(order.at()))
                .findFirst()
                .orElseThrow();
    }
}
