package fi.kotopolku.access;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How the bounds of a right lie in the columns of a row. */
final class RightColumns {

    private RightColumns() {}

    static Set<DataCategory> content(ResultSet row) throws SQLException {
        return words(row.getArray("content"), DataCategory::valueOf);
    }

    static Set<Power> powers(ResultSet row) throws SQLException {
        return words(row.getArray("powers"), Power::valueOf);
    }

    /** Needs the columns extent, unit and cases (an array of case numbers). */
    static Extent extent(ResultSet row) throws SQLException {
        return switch (row.getString("extent")) {
            case "MUNICIPALITY" -> new Extent.WholeMunicipality();
            case "UNIT" -> new Extent.Unit(row.getString("unit"));
            default -> new Extent.Cases(words(row.getArray("cases"), Function.identity()));
        };
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** Sorted, so that equal bounds make equal rows. */
    static String[] words(Set<? extends Enum<?>> bounds) {
        return bounds.stream().map(Enum::name).sorted().toArray(String[]::new);
    }

    private static <T> Set<T> words(Array array, Function<String, T> meaning) throws SQLException {
        return Arrays.stream((String[]) array.getArray()).map(meaning).collect(Collectors.toSet());
    }
}
