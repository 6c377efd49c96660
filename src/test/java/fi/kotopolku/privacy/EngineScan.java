package fi.kotopolku.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks for markers in every column of a schema that can hold text, bytes included. */
public final class EngineScan {

    private final JdbcClient jdbc;
    private final String schema;

    public EngineScan(JdbcClient jdbc, String schema) {
        this.jdbc = jdbc;
        this.schema = schema;
    }

    record Column(String table, String name, boolean bytes) {}

    List<Column> columns() {
        return jdbc.sql("""
                select c.table_name, c.column_name, c.data_type = 'bytea' as bytes
                from information_schema.columns c
                join information_schema.tables t using (table_schema, table_name)
                where c.table_schema = :schema and t.table_type = 'BASE TABLE'
                  and c.data_type in ('character varying', 'text', 'character', 'bytea')
                """)
                .param("schema", schema)
                .query((row, n) -> new Column(row.getString(1), row.getString(2), row.getBoolean(3)))
                .list();
    }

    /** @return the places, as table.column, in which one of the markers stands */
    public List<String> places(Collection<String> markers) {
        List<String> places = new ArrayList<>();
        for (Column column : columns()) {
            if (holds(column, markers)) {
                places.add(column.table() + "." + column.name());
            }
        }
        return places;
    }

    private boolean holds(Column column, Collection<String> markers) {
        String found = column.bytes() ? "convert_to(marker, 'UTF8') in %s" : "marker in %s::text";
        return jdbc.sql("select exists (select 1 from %s.%s, unnest(:markers) marker where position(%s) > 0)"
                        .formatted(schema, column.table(), found.formatted("\"" + column.name() + "\"")))
                .param("markers", markers.toArray(String[]::new))
                .query(Boolean.class)
                .single();
    }
}
