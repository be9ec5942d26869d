package dev.plumbline.core.performance;

import dev.plumbline.core.performance.RegressionTally.Term;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the root mean squared error would be if every row were predicted to be the mean label of the
 * last stretch of event time before its own that holds labels. Stretches are fixed, so the answer
 * does not depend on the order of arrival or on who counted what. Rows of the first stretch have
 * nothing before them and are passed over.
 */
public final class LastValueTwin {
    /** Appended to the name of a measure. */
    public static final String SUFFIX = DummyModel.SUFFIX + "_last";

    private final TreeMap<Long, Labels> byStart = new TreeMap<>();

    /** How many labels there are, and their exact sums. */
    private record Labels(long rows, BigDecimal sum, BigDecimal squares) {
        Labels plus(Labels other) {
            return new Labels(rows + other.rows, sum.add(other.sum), squares.add(other.squares));
        }

        double mean() {
            return sum.doubleValue() / rows;
        }

        /** Σ (y − c)² = Σ y² − 2 c Σ y + n c², in which all digits may cancel. */
        double squaredError(double constant) {
            BigDecimal c = new BigDecimal(constant);
            return squares.subtract(sum.multiply(c).multiply(BigDecimal.valueOf(2)))
                    .add(c.multiply(c).multiply(BigDecimal.valueOf(rows)))
                    .doubleValue();
        }
    }

    /**
     * Adds the labels of a stretch, or of a part of it.
     *
     * @param start of the stretch
     */
    public void add(long start, RegressionTally tally) {
        if (Double.isFinite(tally.sum(Term.SQUARED_ACTUAL))) {
            byStart.merge(
                    start,
                    new Labels(
                            tally.labelled(),
                            tally.exactSum(Term.ACTUAL),
                            tally.exactSum(Term.SQUARED_ACTUAL)),
                    Labels::plus);
        }
    }

    /**
     * Returns the measure; empty with fewer than two stretches. Its interval takes stretches, not
     * rows, for independent; there is none with fewer than three.
     */
    public Optional<MetricEstimate> rmse() {
        SortedMap<Long, double[]> errors = new TreeMap<>();
        double last = Double.NaN;
        for (Map.Entry<Long, Labels> stretch : byStart.entrySet()) {
            Labels labels = stretch.getValue();
            if (labels.rows() <= 0) {
                continue;
            }
            if (!Double.isNaN(last)) {
                errors.put(
                        stretch.getKey(),
                        new double[] {labels.rows(), Math.max(0, labels.squaredError(last))});
            }
            last = labels.mean();
        }
        return errors.isEmpty() ? Optional.empty() : Optional.of(estimate(errors));
    }

    private static MetricEstimate estimate(SortedMap<Long, double[]> errors) {
        double rows = errors.values().stream().mapToDouble(each -> each[0]).sum();
        double mean = errors.values().stream().mapToDouble(each -> each[1]).sum() / rows;
        double squares =
                errors.values().stream()
                        .mapToDouble(each -> each[1] - each[0] * mean)
                        .map(excess -> excess * excess)
                        .sum();
        double error = errors.size() < 2 ? Double.NaN : Math.sqrt(squares) / rows;
        return new MetricEstimate(
                PerformanceMetric.RMSE,
                Math.sqrt(mean),
                Intervals.through(
                        Math::sqrt, Intervals.normal(mean, error, 0, Double.POSITIVE_INFINITY)),
                (long) rows,
                null);
    }
}
