package fi.kotopolku.casefile;

import fi.kotopolku.access.DataCategory;
import fi.kotopolku.audit.Audit;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who belongs together. A line between two clients of the import stands with each of them, also when the file has it once; a
 * line that stands here already stays as it is.
 */
@Component
@Order(2)
class BroughtHouseholds implements BroughtMaterial {

    private static final String LINES = """
            from koto.import_row r
            join koto.import_case i on i.import = r.import and i.client_ref = r.client_ref
            left join koto.import_case m on m.import = r.import and m.client_ref = r.content ->> 'member_ref'
            cross join lateral jsonb_populate_record(null::koto.household_member, r.content) l
            where r.import = :import and r.kind = 'HOUSEHOLDS' and (m.client_id is not null or l.name is not null)
            """;

    private static final String INSERT = """
            insert into koto.household_member
                (municipality, client_id, member_client_id, name, birth_date, role, since, until, import)
            """;

    private final JdbcClient jdbc;
    private final Audit audit;

    BroughtHouseholds(JdbcClient jdbc, Audit audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    @Override
    public Map<String, Integer> bring(Brought order) {
        open(order, "i.client_id");
        open(order, "m.client_id");
        jdbc.sql(INSERT + """
                select i.municipality, i.client_id, m.client_id, l.name, l.birth_date, l.role, l.since, l.until, i.import
                """ + LINES + " on conflict do nothing")
                .param("import", order.number())
                .update();
        jdbc.sql(INSERT + """
                select i.municipality, m.client_id, i.client_id, null, null,
                    case l.role when :child then :parent when :parent then :child else l.role end, l.since, l.until, i.import
                """ + LINES + " and m.client_id is not null on conflict do nothing")
                .param("child", FamilyRole.CHILD.name())
                .param("parent", FamilyRole.PARENT.name())
                .param("import", order.number())
                .update();
        audit.writeEach(order.personId(), order.rightNumber(), DataCategory.HOUSEHOLD.name(), """
                select i.case_number from koto.import_case i where i.import = :key and exists (
                    select 1 from koto.household_member m where m.client_id = i.client_id and m.import = i.import)
                """, order.number());
        return Map.of("HOUSEHOLDS", brought(order));
    }

    /** Lines are said of households that are there. */
    private void open(Brought order, String side) {
        jdbc.sql("insert into koto.household (client_id, municipality) select distinct " + side + ", r.municipality "
                        + LINES + " and " + side + " is not null on conflict do nothing")
                .param("import", order.number())
                .update();
    }

    private int brought(Brought order) {
        return jdbc.sql("select count(*) " + LINES)
                .param("import", order.number())
                .query(Integer.class)
                .single();
    }
}
