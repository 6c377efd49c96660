package fi.kotopolku.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import fi.kotopolku.access.DataCategory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A count that would point at a client is not told. */
class MyGapsTest {

    @Test
    void fewAreNotCountedAndSeveralAre() {
        assertThat(MyGaps.counted(
                        Stream.concat(gaps("FEW", 2), gaps("SEVERAL", 3)).toList()))
                .containsExactly(
                        new GapsApi.Count("FEW", "Puute.", "Brist.", null),
                        new GapsApi.Count("SEVERAL", "Puute.", "Brist.", 3));
    }

    private static Stream<CaseGap> gaps(String kind, int cases) {
        return IntStream.range(0, cases)
                .mapToObj(n -> new CaseGap(
                        "249-2026-000" + n, kind, "Puute.", "Brist.", DataCategory.IDENTITY_AND_CONTACT, null));
    }
}
