package dev.plumbline.core.statistics;

import java.util.function.IntPredicate;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;
import org.apache.commons.statistics.inference.PValueMethod;

/**
 * Answers by how much two cumulative distributions differ at most, often written D; symmetric, 0 to
 * 1, for ordered cells.
 *
 * <p>From counts per cell, D is known at the cell limits only: {@link #distance} ≤ D of the rows ≤
 * {@link #upperBound}, and the two are at most max min(p, q) apart.
 *
 * <p>Source: Smirnov (1939); p-values by Simard and L'Ecuyer (2011), doi:10.18637/jss.v039.i11.
 */
public final class KolmogorovSmirnov {
    private KolmogorovSmirnov() {}

    /** Returns D at the cell limits, from shares in ascending order of cells. */
    public static double distance(double[] baseline, double[] window) {
        Shares.requireSameCells(baseline.length, window.length);
        double difference = 0;
        double largest = 0;
        for (int cell = 0; cell < baseline.length; cell++) {
            difference += baseline[cell] - window[cell];
            largest = Math.max(largest, Math.abs(difference));
        }
        return Math.min(1, largest);
    }

    /**
     * Returns the largest D that the rows can have: max over cells i of max(F_i − G_{i−1}, G_i −
     * F_{i−1}).
     *
     * @param holdsOneValue whether all rows of a cell are equal; within such a cell nothing is
     *     hidden
     */
    public static double upperBound(
            double[] baseline, double[] window, IntPredicate holdsOneValue) {
        Shares.requireSameCells(baseline.length, window.length);
        double largest = distance(baseline, window);
        double before = 0;
        for (int cell = 0; cell < baseline.length; cell++) {
            if (!holdsOneValue.test(cell)) {
                double within = Math.max(before + baseline[cell], window[cell] - before);
                largest = Math.max(largest, within);
            }
            before += baseline[cell] - window[cell];
        }
        return Math.min(1, largest);
    }

    /**
     * Returns the probability of at least this D under independent rows of one distribution, exact
     * without ties and conservative with them. Meant for up to 10,000 rows a side.
     */
    public static double exactPValue(long[] baseline, long[] window) {
        long rows = Math.min(Shares.total(baseline), Shares.total(window));
        return rows == 1
                ? singleRowPValue(baseline, window)
                : pValue(baseline, window, PValueMethod.EXACT);
    }

    /** A single row is as likely in any of the m + 1 places among the others. */
    private static double singleRowPValue(long[] baseline, long[] window) {
        double others = Math.max(Shares.total(baseline), Shares.total(window));
        double distance = distance(Shares.of(baseline), Shares.of(window));
        double below = Math.rint(distance * others);
        return Math.min(1, 2 * (others - below + 1) / (others + 1));
    }

    /**
     * Returns the p-value of the one-sample distribution at nm / (n + m) rows, as SciPy's {@code
     * asymp}; conservative with ties. Memory grows with the rows.
     */
    public static double asymptoticPValue(long[] baseline, long[] window) {
        return pValue(baseline, window, PValueMethod.ASYMPTOTIC);
    }

    /**
     * Returns the same p-value for a known D. A sample of nm / (n + m) rows is laid out so that its
     * one-sample D is just that.
     *
     * @param distance D, from 0 to 1
     * @param baselineRows rows of the baseline, at least 1
     * @param windowRows rows of the window, at least 1
     */
    public static double asymptoticPValue(double distance, long baselineRows, long windowRows) {
        double both = (double) baselineRows + windowRows;
        int rows = (int) Math.max(1, Math.rint(baselineRows * (windowRows / both)));
        if (rows == 1) {
            // one uniform row is at least half away from its law
            return Math.min(1, 2 * (1 - distance));
        }
        double[] sample = new double[rows];
        for (int i = 0; i < rows; i++) {
            sample[i] = Math.max(0, (i + 1.0) / rows - distance);
        }
        // with a distance below half a step no sample is that near to its law
        return distance < 0.5 / rows
                ? 1
                : KolmogorovSmirnovTest.withDefaults()
                        .test(sample, value -> Math.min(1, value))
                        .getPValue();
    }

    private static double pValue(long[] baseline, long[] window, PValueMethod method) {
        Shares.requireRows(baseline, window);
        return KolmogorovSmirnovTest.withDefaults()
                .with(method)
                .test(rows(baseline), rows(window))
                .getPValue();
    }

    /** Only order matters to the test, so a row can be its cell's number. */
    private static double[] rows(long[] counts) {
        double[] rows = new double[Math.toIntExact(Shares.total(counts))];
        int row = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            for (long i = 0; i < counts[cell]; i++) {
                rows[row++] = cell;
            }
        }
        return rows;
    }
}
