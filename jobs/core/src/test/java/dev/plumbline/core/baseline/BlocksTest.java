package dev.plumbline.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.monitor.WindowSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BlocksTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final WindowSpec DAY = WindowSpec.ofSpan(Duration.ofDays(1), Instant.EPOCH);

    @Test
    void windowsServeAsBlocksWhereThereAreEnoughOfThem() {
        Dependence dependence = dependence(hours(60 * 24), DAY);
        assertThat(dependence.blocks()).isEqualTo(60);
        assertThat(dependence.blockRows()).isEqualTo(24);
    }

    @Test
    void aWindowThatIsOnlyBegunIsNoBlock() {
        long[] millis = LongStream.range(12, 60 * 24 + 12).map(h -> h * HOUR).toArray();
        assertThat(dependence(millis, DAY).blocks()).isEqualTo(59);
    }

    @Test
    void windowsBeginWhereTheyAreAligned() {
        WindowSpec noon = WindowSpec.ofSpan(Duration.ofDays(1), Instant.ofEpochMilli(12 * HOUR));
        long[] millis = LongStream.range(12, 60 * 24 + 12).map(h -> h * HOUR).toArray();
        assertThat(dependence(millis, noon).blocks()).isEqualTo(60);
    }

    @Test
    void fiftyEqualBlocksServeWhereWindowsAreTooFew() {
        Dependence dependence = dependence(hours(49 * 24), DAY);
        assertThat(dependence.blocks()).isEqualTo(50);
        assertThat(dependence.blockRows()).isEqualTo(49 * 24 / 50);
    }

    @Test
    void windowsOfRowsServeWhereThereAreEnoughOfThem() {
        assertThat(dependence(hours(1000), WindowSpec.ofRows(20)))
                .extracting(Dependence::blocks, Dependence::blockRows)
                .containsExactly(50, 20.0);
        assertThat(dependence(hours(1019), WindowSpec.ofRows(20)).blocks()).isEqualTo(50);
        assertThat(dependence(hours(1000), WindowSpec.ofRows(21)).blocks()).isEqualTo(50);
        assertThat(dependence(hours(1300), WindowSpec.ofRows(20)).blocks()).isEqualTo(65);
    }

    @Test
    void blocksFollowEventTimeWhateverTheOrderOfRows() {
        // the first half of time is cell 0, the second cell 1; rows come alternately
        long[] millis = new long[1000];
        int[] cells = new int[1000];
        for (int i = 0; i < 1000; i++) {
            boolean late = i % 2 == 1;
            millis[i] = i / 2 + (late ? 500 : 0);
            cells[i] = late ? 1 : 0;
        }
        Dependence dependence =
                Blocks.of(millis, WindowSpec.ofRows(5000))
                        .dependence(cells, new long[] {500, 500}, true);
        // 50 block means of ±1: variance 50/49, 20 rows a block
        assertThat(dependence.lambda()).isCloseTo(20 * 50.0 / 49, within(1e-9));
    }

    @Test
    void rowsWithoutAValueArePassedOver() {
        int[] cells = IntStream.range(0, 1000).map(i -> i % 4 == 0 ? -1 : i % 2).toArray();
        Dependence dependence =
                Blocks.of(hours(1000), WindowSpec.ofRows(5000))
                        .dependence(cells, new long[] {250, 500}, true);
        assertThat(dependence.blockRows()).isEqualTo(15);

        Arrays.fill(cells, -1);
        Dependence none =
                Blocks.of(hours(1000), WindowSpec.ofRows(5000))
                        .dependence(cells, new long[] {0, 0}, true);
        assertThat(none).isEqualTo(new Dependence(1, 0, 0));
    }

    private static long[] hours(int rows) {
        return LongStream.range(0, rows).map(hour -> hour * HOUR).toArray();
    }

    private static Dependence dependence(long[] millis, WindowSpec window) {
        int[] cells = IntStream.range(0, millis.length).map(i -> i % 2).toArray();
        long[] counts = {(millis.length + 1) / 2, millis.length / 2};
        return Blocks.of(millis, window).dependence(cells, counts, true);
    }
}
