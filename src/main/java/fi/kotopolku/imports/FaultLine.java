package fi.kotopolku.imports;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * One fault as it is told: where it is, in which field, what is wrong and what to do.
 *
 * @param field in our words; null when the whole row is meant
 */
record FaultLine(
        FileKind kind,
        String kindFi,
        int line,
        String field,
        String fieldFi,
        String fault,
        String faultFi,
        String severity) {

    static FaultLine of(ResultSet row, int line) throws SQLException {
        FileKind kind = FileKind.valueOf(row.getString("kind"));
        String field = row.getString("field");
        Fault fault = Fault.valueOf(row.getString("fault"));
        return new FaultLine(
                kind,
                kind.nameFi(),
                line,
                field,
                field == null ? null : Layout.field(kind, field).map(Field::fi).orElse(field),
                fault.name(),
                fault.wordsFi(),
                row.getString("severity"));
    }
}
