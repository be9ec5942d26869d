package dev.plumbline.core.estimation;

import dev.plumbline.core.performance.PerformanceMetric;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The evaluation rows in stretches as long as a window, which show how a measure varies while the
 * model is well.
 *
 * @param rows numbers of the rows of each chunk; no chunk is empty
 */
record Chunks(List<int[]> rows) {
    /** Standard deviations between the mean over chunks and either threshold. */
    private static final double WIDTH = 3;

    /** Fewer chunks do not show how a measure varies. */
    private static final int FEWEST = 2;

    /**
     * Collects the rows of each chunk.
     *
     * @param chunkOfRow which chunk each row is in; negative for a row in none
     * @throws IllegalArgumentException if there are fewer than 2 chunks
     */
    static Chunks of(int[] chunkOfRow) {
        List<int[]> chunks =
                IntStream.range(0, chunkOfRow.length)
                        .filter(row -> chunkOfRow[row] >= 0)
                        .boxed()
                        .collect(
                                Collectors.groupingBy(
                                        row -> chunkOfRow[row], TreeMap::new, Collectors.toList()))
                        .values()
                        .stream()
                        .map(rows -> rows.stream().mapToInt(Integer::intValue).toArray())
                        .toList();
        if (chunks.size() < FEWEST) {
            throw new IllegalArgumentException(
                    "thresholds need at least %d chunks of evaluation rows, got %d; make the chunks shorter"
                            .formatted(FEWEST, chunks.size()));
        }
        return new Chunks(chunks);
    }

    /**
     * Holds a measure to what it was over the chunks.
     *
     * @param spread of one row's part in the measure, over all rows
     * @param realised the measure over some rows, NaN where it is not defined
     * @param most largest value of the measure; the smallest is 0
     */
    MetricReference reference(
            PerformanceMetric metric,
            Spread spread,
            ToDoubleFunction<int[]> realised,
            double most) {
        double[] values =
                rows.stream().mapToDouble(realised).filter(value -> !Double.isNaN(value)).toArray();
        double mean = Arrays.stream(values).sum() / values.length;
        double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
        double reach = WIDTH * Math.sqrt(squares / values.length);
        return new MetricReference(
                metric,
                spread.deviation(),
                spread.share(),
                Math.max(0, mean - reach),
                Math.min(most, mean + reach));
    }
}
