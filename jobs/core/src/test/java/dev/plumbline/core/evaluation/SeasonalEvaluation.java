package dev.plumbline.core.evaluation;

import dev.plumbline.core.baseline.Baseline;
import dev.plumbline.core.baseline.HourOfWeek;
import dev.plumbline.core.baseline.Supplement;
import dev.plumbline.core.model.Clock;
import dev.plumbline.core.model.Task;
import dev.plumbline.core.monitor.WindowSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;

/** Makes the baseline of one simulated feature, by the parts that a baseline is built of. */
public final class SeasonalEvaluation {
    private static final String NAME = "x";

    private SeasonalEvaluation() {}

    /**
     * Returns the baseline of rows that are spread evenly over hours.
     *
     * @param values hour after hour, so many a row
     * @param buckets 48 or 168; 0 for a baseline without seasons
     * @param blockRows rows per block from which the baseline's own λ is taken
     */
    public static Baseline of(
            double[] values, int rowsPerHour, Instant from, int buckets, int blockRows) {
        return of(
                values,
                rowsPerHour,
                from,
                buckets,
                Blocks.rows(blockRows, values.length / blockRows));
    }

    /**
     * Returns the baseline of rows that are spread evenly over hours, as a monitor with one window
     * gets it.
     *
     * @param values hour after hour, so many a row
     */
    public static Baseline of(double[] values, int rowsPerHour, Instant from, WindowSpec window) {
        EventTimes times = new EventTimes(window);
        for (int row = 0; row < values.length; row++) {
            times.add(millis(from, row, rowsPerHour));
        }
        return of(values, rowsPerHour, from, 0, Blocks.of(times, window, true, new long[0]));
    }

    private static long millis(Instant from, int row, int rowsPerHour) {
        return from.toEpochMilli() + row * HourOfWeek.HOUR / rowsPerHour;
    }

    private static Baseline of(
            double[] values, int rowsPerHour, Instant from, int buckets, Blocks blocks) {
        ColumnFacts facts = new ColumnFacts();
        Arrays.stream(values).forEach(facts::add);
        SlotPlan plan =
                SlotPlan.numeric(NAME, 1, facts, Arrays.stream(values).mapToObj(value -> value));
        Instant to = from.plusMillis(values.length / rowsPerHour * HourOfWeek.HOUR);
        List<RowCounter> seasons =
                buckets == 0
                        ? List.of()
                        : List.of(
                                new SeasonCounter(
                                        List.of(plan),
                                        null,
                                        new HourOfWeek(buckets, ZoneOffset.UTC),
                                        List.of(
                                                new SeasonWindows.Grid(HourOfWeek.HOUR, 0),
                                                new SeasonWindows.Grid(24 * HourOfWeek.HOUR, 0)),
                                        from,
                                        to));
        SlotCount count = plan.newCount(WindowBlocks.of(blocks));
        int[] cells = new int[1];
        for (int row = 0; row < values.length; row++) {
            long millis = millis(from, row, rowsPerHour);
            int[] block = {blocks.blockOf(row, millis)};
            cells[0] = count.add(values[row], block);
            CountedRow counted =
                    new CountedRow(millis, block, name -> null, null, null, SlotCount.NONE, cells);
            seasons.forEach(counter -> counter.add(counted));
        }
        Supplement supplement = Supplement.NONE;
        for (RowCounter counter : seasons) {
            supplement = counter.into(supplement);
        }
        return new Baseline(
                "simulated",
                "demo",
                "1",
                Task.REGRESSION,
                Clock.TIME,
                from,
                to,
                values.length,
                List.of(count.baseline()),
                List.of(),
                List.of(),
                null,
                supplement);
    }
}
