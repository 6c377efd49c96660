package fi.kotopolku.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of the guide are the layout that files are read by: they are made from it, and compared. */
class ImportGuideTest {

    private static final Path GUIDE = Path.of("docs", "tuonti.md");
    private static final String FROM_HERE = "<!-- taulukot -->\n";
    private static final String WRITE = "kotopolku.import-guide";

    @Test
    void theTablesAreTheLayout() throws IOException {
        String guide = Files.readString(GUIDE);
        assertThat(guide).contains(FROM_HERE);
        String meant = guide.substring(0, guide.indexOf(FROM_HERE) + FROM_HERE.length()) + tables();
        if ("write".equals(System.getProperty(WRITE))) {
            Files.writeString(GUIDE, meant);
        }
        assertThat(Files.readString(GUIDE))
                .as(
                        "%s has fallen behind the layout. When that is meant, write the tables anew with"
                                + " ./mvnw test -Dtest=ImportGuideTest -D%s=write",
                        GUIDE, WRITE)
                .isEqualTo(meant);
    }

    private static String tables() {
        return Arrays.stream(FileKind.values()).map(ImportGuideTest::table).collect(Collectors.joining());
    }

    private static String table(FileKind kind) {
        return "\n### %s, `%s.csv`\n\n| Sarake | Tieto | Pakollinen | Ohje |\n| --- | --- | --- | --- |\n%s"
                .formatted(
                        kind.nameFi(),
                        kind.fileName(),
                        Layout.fields(kind).stream()
                                .map(field -> "| `%s` | %s | %s | %s |\n"
                                        .formatted(
                                                field.header(),
                                                field.fi(),
                                                field.required() ? "kyllä" : "",
                                                field.about()))
                                .collect(Collectors.joining()));
    }
}
