package fi.kotopolku.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** What is hidden in a breakdown cannot be worked out from what is shown beside it. */
class SmallNumbersTest {

    @Test
    void fewAreNotToldAndNoneAndManyAre() {
        SmallNumbers.Told told = SmallNumbers.told(List.of(0, 4, 5, 3, 12));

        assertThat(told.hidden()).containsExactly(false, true, false, true, false);
        assertThat(told.sumHidden()).isFalse();
    }

    @Test
    void oneAloneTakesTheNextSmallestWithIt() {
        assertThat(SmallNumbers.told(List.of(9, 1, 6, 20)).hidden()).containsExactly(false, true, true, false);
    }

    @Test
    void severalThatAreFewTogetherTakeAnotherWithThem() {
        assertThat(SmallNumbers.told(List.of(1, 1, 7, 8)).hidden()).containsExactly(true, true, true, false);
    }

    @Test
    void whereNothingIsLeftToHideBehindTheSumIsHiddenToo() {
        assertThat(SmallNumbers.told(List.of(3, 0, 0)))
                .isEqualTo(new SmallNumbers.Told(List.of(true, false, false), true));
        assertThat(SmallNumbers.told(List.of(0, 0)).sumHidden()).isFalse();
        assertThat(SmallNumbers.told(List.of()).sumHidden()).isFalse();
    }

    @Property(tries = 500)
    void nothingCanBeSubtracted(@ForAll @Size(max = 8) List<@IntRange(max = 12) Integer> parts) {
        SmallNumbers.Told told = SmallNumbers.told(parts);
        List<Integer> kept = new ArrayList<>();
        IntStream.range(0, parts.size()).filter(told.hidden()::get).forEach(place -> kept.add(parts.get(place)));

        assertThat(IntStream.range(0, parts.size())
                        .filter(place -> !told.hidden().get(place))
                        .map(parts::get))
                .noneMatch(SmallNumbers::few);
        if (!told.sumHidden() && !kept.isEmpty()) {
            assertThat(kept).hasSizeGreaterThan(1);
            assertThat(kept.stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(SmallNumbers.FEWEST);
        }
    }
}
