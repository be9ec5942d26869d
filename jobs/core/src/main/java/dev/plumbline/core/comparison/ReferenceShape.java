package dev.plumbline.core.comparison;

import dev.plumbline.core.statistics.Doane;
import java.util.Arrays;
import java.util.Optional;

/**
 * What decides which cells a numeric baseline is compared in.
 *
 * @param rows rows with a finite value, at least 1
 * @param values distinct values, ascending; of more than {@link #MOST_VALUES} the first so many
 * @param distinct number of distinct values, as far as known
 * @param min smallest value
 * @param max greatest value
 * @param doane number of cells by Doane's rule
 */
public record ReferenceShape(
        long rows, double[] values, long distinct, double min, double max, int doane) {
    /** Fewer rows than this are compared value by value. */
    public static final int MOST_VALUES = 10_000;

    /** Returns the shape of finite values; none where there is no value. */
    public static Optional<ReferenceShape> of(double[] values) {
        if (values.length == 0) {
            return Optional.empty();
        }
        // + 0.0 turns -0.0, which sorts before 0.0, into 0.0
        double[] sorted = Arrays.stream(values).map(value -> value + 0.0).sorted().toArray();
        double[] distinct = Arrays.stream(sorted).distinct().toArray();
        return Optional.of(
                new ReferenceShape(
                        values.length,
                        Arrays.copyOf(distinct, Math.min(distinct.length, MOST_VALUES)),
                        distinct.length,
                        sorted[0],
                        sorted[sorted.length - 1],
                        Doane.cells(values)));
    }

    /** Returns the same with the extent of all rows, where these were but a sample of them. */
    public ReferenceShape reaching(long allRows, double least, double greatest) {
        return new ReferenceShape(
                Math.max(rows, allRows),
                values,
                distinct,
                Math.min(min, least),
                Math.max(max, greatest),
                doane);
    }
}
