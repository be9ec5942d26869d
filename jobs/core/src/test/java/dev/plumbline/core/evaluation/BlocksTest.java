package dev.plumbline.core.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.baseline.BlockChoice;
import dev.plumbline.core.baseline.Dependence;
import dev.plumbline.core.monitor.WindowSpec;
import dev.plumbline.core.statistics.MidRanks;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
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
        WindowSpec halfDay = WindowSpec.ofSpan(Duration.ofHours(12), Instant.EPOCH);
        Dependence dependence = dependence(hours(49 * 12), halfDay);
        assertThat(dependence.blocks()).isEqualTo(50);
        assertThat(dependence.blockRows()).isEqualTo(49 * 12 / 50);
    }

    @Test
    void daysServeWhereWindowsOfWholeDaysAreTooFew() {
        Dependence days = dependence(hours(49 * 24), DAY);
        assertThat(days.blocks()).isEqualTo(49);
        assertThat(days.blockRows()).isEqualTo(24);
        WindowSpec week = WindowSpec.ofSpan(Duration.ofDays(7), Instant.EPOCH);
        Dependence weekdays = dependence(hours(28 * 24), week);
        assertThat(weekdays.blocks()).as("28 days − 7 means + 1").isEqualTo(22);
        assertThat(weekdays.blockRows()).isEqualTo(24);
    }

    @Test
    void equalBlocksServeWhereEvenDaysAreTooFew() {
        WindowSpec week = WindowSpec.ofSpan(Duration.ofDays(7), Instant.EPOCH);
        assertThat(dependence(hours(25 * 24), week).blocks()).isEqualTo(50);
        assertThat(dependence(hours(19 * 24), DAY).blocks()).isEqualTo(50);
    }

    @Test
    void aDayWithoutAValueIsNoBlock() {
        int[] cells = IntStream.range(0, 28 * 24).map(h -> h < 19 * 24 ? h % 2 : -1).toArray();
        Dependence known = dependence(hours(28 * 24), cells, DAY);
        assertThat(known.blocks()).isEqualTo(19);
        assertThat(known.blockRows()).isEqualTo(24);
        Arrays.fill(cells, -1);
        assertThat(dependence(hours(28 * 24), cells, DAY)).isEqualTo(new Dependence(1, 0, 0));
    }

    @Test
    void oneValueInEveryRowShowsNoDependence() {
        Dependence known = dependence(hours(28 * 24), new int[28 * 24], DAY);
        assertThat(known).isEqualTo(new Dependence(1, 24, 28));
    }

    @Test
    void aDailyCycleIsNoDependenceOfDays() {
        long[] millis = hours(28 * 24);
        int[] byNight = IntStream.range(0, millis.length).map(h -> h % 24 < 12 ? 1 : 0).toArray();
        assertThat(dependence(millis, byNight, DAY).lambda()).isEqualTo(1);
        WindowSpec halfDay = WindowSpec.ofSpan(Duration.ofHours(12), Instant.EPOCH);
        assertThat(dependence(millis, byNight, halfDay).lambda()).isGreaterThan(10);
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
        Dependence dependence = dependence(millis, cells, WindowSpec.ofRows(5000));
        // 50 block means of ±1: variance 50/49, 20 rows a block
        assertThat(dependence.lambda()).isCloseTo(20 * 50.0 / 49, within(1e-9));
    }

    @Test
    void rowsWithoutAValueArePassedOver() {
        int[] cells = IntStream.range(0, 1000).map(i -> i % 4 == 0 ? -1 : i % 2).toArray();
        Dependence dependence = dependence(hours(1000), cells, WindowSpec.ofRows(5000));
        assertThat(dependence.blockRows()).isEqualTo(15);

        Arrays.fill(cells, -1);
        assertThat(dependence(hours(1000), cells, WindowSpec.ofRows(5000)))
                .isEqualTo(new Dependence(1, 0, 0));
    }

    @Test
    void rowsThatAreCountedOutOfOrderAreCutAtTheQuantilesOfTheirTimes() {
        long[] shuffled = LongStream.range(0, 10_000).map(i -> i * 7919 % 10_000).toArray();
        Blocks blocks =
                Blocks.of(
                        times(shuffled, WindowSpec.ofRows(10)),
                        WindowSpec.ofRows(10),
                        false,
                        LongStream.range(0, 1000).map(i -> i * 10).toArray());
        assertThat(blocks.count()).isEqualTo(50);
        long[] rows = new long[50];
        for (int i = 0; i < shuffled.length; i++) {
            rows[blocks.blockOf(i, shuffled[i])]++;
        }
        assertThat(rows).containsOnly(200);
        assertThat(blocks.choice("10 rows"))
                .isEqualTo(new BlockChoice("10 rows", BlockChoice.Basis.EQUAL, 50, 1000));
    }

    @Test
    void saysWhatServesAsBlocks() {
        WindowSpec halfDay = WindowSpec.ofSpan(Duration.ofHours(12), Instant.EPOCH);
        WindowSpec week = WindowSpec.ofSpan(Duration.ofDays(7), Instant.EPOCH);
        assertThat(basis(DAY, 60)).isEqualTo(BlockChoice.Basis.WINDOWS);
        assertThat(basis(DAY, 49)).isEqualTo(BlockChoice.Basis.DAYS);
        assertThat(basis(DAY, 19)).isEqualTo(BlockChoice.Basis.EQUAL);
        assertThat(basis(week, 60)).isEqualTo(BlockChoice.Basis.WEEKDAYS);
        assertThat(basis(halfDay, 24)).isEqualTo(BlockChoice.Basis.EQUAL);
        assertThat(basis(WindowSpec.ofRows(12), 60)).isEqualTo(BlockChoice.Basis.WINDOWS);
    }

    private static BlockChoice.Basis basis(WindowSpec window, int days) {
        long[] millis = hours(days * 24);
        return Blocks.of(times(millis, window), window, true, millis).choice("it").basis();
    }

    @Test
    void ofVeryManyWindowsAnEvenPartServes() {
        WindowSpec minute = WindowSpec.ofSpan(Duration.ofMinutes(1), Instant.EPOCH);
        long[] millis = LongStream.range(0, 100_000).map(i -> i * 60_000).toArray();
        Blocks bySpan = Blocks.of(times(millis, minute), minute, true, millis);
        assertThat(bySpan.count()).isBetween(WindowStarts.MOST / 3, WindowStarts.MOST);
        assertThat(IntStream.range(0, millis.length).map(i -> bySpan.blockOf(i, millis[i])))
                .filteredOn(block -> block >= 0)
                .hasSize(bySpan.count())
                .isSorted()
                .doesNotHaveDuplicates();

        WindowSpec ten = WindowSpec.ofRows(10);
        Blocks byRows = Blocks.of(times(millis, ten), ten, true, millis);
        assertThat(byRows.count()).isEqualTo(3334);
        assertThat(IntStream.range(0, millis.length).map(i -> byRows.blockOf(i, millis[i])))
                .filteredOn(block -> block >= 0)
                .hasSize(33_340);
    }

    private static long[] hours(int rows) {
        return LongStream.range(0, rows).map(hour -> hour * HOUR).toArray();
    }

    private static Dependence dependence(long[] millis, WindowSpec window) {
        int[] cells = IntStream.range(0, millis.length).map(i -> i % 2).toArray();
        return dependence(millis, cells, window);
    }

    /** Of rows that stand in cell 0, cell 1 or none, counted in the order of their time. */
    private static Dependence dependence(long[] millis, int[] cells, WindowSpec window) {
        long[] counts = new long[2];
        Arrays.stream(cells).filter(cell -> cell >= 0).forEach(cell -> counts[cell]++);
        double[] scores = MidRanks.scores(counts);
        Blocks blocks = Blocks.of(times(millis, window), window, true, millis);
        BlockMeans means = new BlockMeans(blocks, 2);
        int[] order =
                IntStream.range(0, millis.length)
                        .boxed()
                        .sorted(Comparator.comparingLong(row -> millis[row]))
                        .mapToInt(Integer::intValue)
                        .toArray();
        for (int i = 0; i < order.length; i++) {
            int block = blocks.blockOf(i, millis[order[i]]);
            if (cells[order[i]] >= 0) {
                means.add(block, scores[cells[order[i]]], cells[order[i]]);
            }
        }
        return means.dependence();
    }

    private static EventTimes times(long[] millis, WindowSpec window) {
        EventTimes times = new EventTimes(window);
        Arrays.stream(millis).forEach(times::add);
        return times;
    }
}
