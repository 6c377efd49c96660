package fi.kotopolku.adoption;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.adoption.FinnishMunicipalities.Town;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The list of Finland's municipalities as it ships: whole, without doubles, and saying where each line comes from. */
class FinnishMunicipalitiesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
    private final List<Town> towns = FinnishMunicipalities.read();
    private final Map<String, Town> byCode = towns.stream().collect(Collectors.toMap(Town::code, Function.identity()));

    @Test
    void everyLineHasACodeNamesALanguageARegionAndASource() {
        assertThat(towns).allSatisfy(town -> {
            assertThat(town.code()).matches("[0-9]{3}").isNotEqualTo("000");
            assertThat(town.nameFi()).isNotBlank();
            assertThat(town.nameSv()).isNotBlank();
            assertThat(town.language()).isIn("FINNISH", "BILINGUAL", "SWEDISH");
            assertThat(town.regionFi()).isNotBlank();
            assertThat(town.regionSv()).isNotBlank();
            assertThat(town.source()).isNotBlank();
            assertThat(town.sourceDate()).isNotNull();
            assertThat(town.verified()).as("checked against the official list").isFalse();
        });
        assertThat(towns.stream().filter(town -> town.existsOn(DAY))).hasSize(309);
        assertThat(towns.stream()
                        .filter(town -> town.existsOn(DAY))
                        .map(Town::regionFi)
                        .distinct())
                .hasSize(19);
        assertThat(byCode.get("249").nameFi()).isEqualTo("Keuruu");
        assertThat(byCode.get("091").nameSv()).isEqualTo("Helsingfors");
    }

    @Test
    void whoHasMergedAwayHasASuccessorThatExists() {
        List<Town> gone = towns.stream().filter(town -> !town.existsOn(DAY)).toList();
        assertThat(gone).hasSize(11).allSatisfy(town -> {
            assertThat(byCode.get(town.successor()).existsOn(DAY))
                    .as(town.nameFi())
                    .isTrue();
            assertThat(town.existsOn(town.validTo())).isTrue();
        });
        assertThat(byCode.get("099").successor()).isEqualTo("214");
    }
}
