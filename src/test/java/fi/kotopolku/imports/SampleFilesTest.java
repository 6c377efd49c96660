package fi.kotopolku.imports;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.imports.SampleFiles.Faulty;
import fi.kotopolku.imports.SampleFiles.Written;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files that other tests rest on are the same each time, and have every fault where they say. */
class SampleFilesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 28);
    private final SampleFiles files = new SampleFiles(3, 4_000, 50, StandardCharsets.UTF_8, ';', TODAY);

    @Test
    void everyKindOfFaultIsThereAtTheRateThatWasWished() {
        Set<SampleFault> found = Arrays.stream(FileKind.values())
                .flatMap(kind -> files.write(kind.name(), OutputStream.nullOutputStream()).faults().stream())
                .map(Faulty::fault)
                .collect(Collectors.toSet());
        assertThat(found).containsExactlyInAnyOrder(SampleFault.values());
        Written clients = files.write("CLIENTS", OutputStream.nullOutputStream());
        assertThat(clients.rows()).isEqualTo(4_000);
        assertThat(clients.faults()).hasSizeBetween(150, 250);
    }

    @Test
    void aFaultIsOnItsLine() {
        List<String> lines = new String(files.bytes("CLIENTS"), StandardCharsets.UTF_8)
                .lines()
                .toList();
        Faulty permit = files.write("CLIENTS", OutputStream.nullOutputStream()).faults().stream()
                .filter(faulty -> faulty.fault() == SampleFault.UNKNOWN_PERMIT)
                .findFirst()
                .orElseThrow();
        assertThat(lines.get(permit.line() - 1)).contains(";XK9;");
        assertThat(lines).filteredOn(line -> line.contains(";XK9;")).hasSizeBetween(1, 20);
    }

    @Test
    void theSameWishGivesTheSameFilesAndAnotherSeedOtherPeople() {
        assertThat(files.bytes("NOTES"))
                .isEqualTo(new SampleFiles(3, 4_000, 50, StandardCharsets.UTF_8, ';', TODAY).bytes("NOTES"));
        Set<String> codes = codes(files).collect(Collectors.toSet());
        assertThat(codes(SampleFiles.sound(4, 4_000, TODAY))).noneMatch(codes::contains);
    }

    @Test
    void whatIsWrittenInWindows1252CanBeReadInIt() {
        SampleFiles old = new SampleFiles(3, 300, 50, SampleFiles.WINDOWS_1252, ',', TODAY);
        assertThat(new String(old.bytes("CLIENTS"), SampleFiles.WINDOWS_1252))
                .doesNotContain("?")
                .contains("ö");
    }

    private static Stream<String> codes(SampleFiles files) {
        return new String(files.withoutFaults().bytes("CLIENTS"), StandardCharsets.UTF_8)
                .lines()
                .skip(1)
                .filter(line -> line.startsWith("V"))
                .map(line -> line.split(";")[4]);
    }
}
