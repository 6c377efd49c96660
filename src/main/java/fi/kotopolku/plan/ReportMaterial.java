package fi.kotopolku.plan;

import com.fasterxml.jackson.databind.JsonNode;
import fi.kotopolku.access.DataCategory;
import fi.kotopolku.casefile.CaseMaterial;
import fi.kotopolku.casefile.JsonRows;
import fi.kotopolku.casefile.Material;
import fi.kotopolku.casefile.Material.Column;
import fi.kotopolku.casefile.MaterialWords;
import fi.kotopolku.casefile.Received;
import fi.kotopolku.plan.ServiceReport.Kind;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was reported of the plan's services, for a hand-over: read in what was sent. Who reports is named anew where the
 * case arrives, because the right to it is given there.
 */
@Component
@Order(4)
class ReportMaterial implements CaseMaterial {

    private static final List<Column> REPORTS = List.of(new Column("reports", "Ilmoitukset", ReportMaterial::lines));

    private final JdbcClient jdbc;

    ReportMaterial(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Material> of(String caseNumber) {
        return JsonRows.of(jdbc.sql("""
                        select jsonb_build_object('reports', jsonb_agg(jsonb_build_object('line', 'P' || r.line,
                                   'kind', r.kind, 'on', coalesce(r.on_day, r.until_day), 'from', r.from_day,
                                   'unit', r.unit, 'planned', r.planned, 'attended', r.attended, 'reason', r.reason,
                                   'result', r.result, 'note', r.note) order by r.no))::text
                        from koto.plan p join koto.service_report_today r on r.plan_id = p.id
                        where p.case_number = :case
                        having count(*) > 0
                        """).param("case", caseNumber)).stream()
                .map(row ->
                        Material.of("serviceReports", DataCategory.SERVICES, "Palvelujen toteutuminen", row, REPORTS))
                .toList();
    }

    @Override
    public void takeOver(String caseNumber, Received received) {}

    private static String lines(JsonNode reports) {
        return StreamSupport.stream(reports.spliterator(), false)
                .map(ReportMaterial::line)
                .collect(Collectors.joining("; "));
    }

    private static String line(JsonNode report) {
        Kind kind = Kind.valueOf(report.path("kind").asText());
        String counts = kind == Kind.ATTENDANCE
                ? ", " + report.path("attended").asText() + "/"
                        + report.path("planned").asText() + " "
                        + ServiceReport.Unit.valueOf(report.path("unit").asText())
                                .nameFi()
                : "";
        String note =
                report.path("note").isNull() ? "" : " – " + report.path("note").asText();
        return report.path("line").asText() + ": " + kind.nameFi() + " " + MaterialWords.dayOf(report.path("on"))
                + counts + note;
    }
}
