package dev.plumbline.core.performance;

import dev.plumbline.core.performance.RegressionTally.Term;
import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.SignificantDigits;
import java.math.BigDecimal;
import java.util.List;

/** Always predicts the same value. */
record DummyRegression(double value) implements DummyModel {
    /**
     * Beyond this ratio of squared value to squared error, fourth moments have lost their digits.
     */
    private static final double LARGEST_OFFSET = 1e6;

    @Override
    public String says() {
        return "always " + SignificantDigits.round(value);
    }

    @Override
    public List<MetricEstimate> of(PerformanceTally tally) {
        RegressionTally regression = (RegressionTally) tally;
        long n = regression.labelled();
        double squares = regression.sum(Term.SQUARED_ACTUAL);
        if (n <= 0 || !Double.isFinite(squares)) {
            return List.of();
        }
        double error = squaredError(regression, n);
        return List.of(
                new MetricEstimate(
                        PerformanceMetric.RMSE,
                        Math.sqrt(error / n),
                        Intervals.through(Math::sqrt, interval(regression, n, error)),
                        n,
                        null));
    }

    /** Σ (y − c)² = Σ y² − 2 c Σ y + n c², in which all digits may cancel. */
    private double squaredError(RegressionTally tally, long n) {
        BigDecimal constant = new BigDecimal(value);
        return Math.max(
                0,
                tally.exactSum(Term.SQUARED_ACTUAL)
                        .subtract(
                                tally.exactSum(Term.ACTUAL)
                                        .multiply(constant)
                                        .multiply(BigDecimal.valueOf(2)))
                        .add(constant.multiply(constant).multiply(BigDecimal.valueOf(n)))
                        .doubleValue());
    }

    private Interval interval(RegressionTally tally, long n, double error) {
        double square = value * value;
        if (n * square > LARGEST_OFFSET * error) {
            return null;
        }
        double fourth =
                tally.sum(Term.FOURTH_POWER_ACTUAL)
                        - 4 * value * tally.sum(Term.CUBED_ACTUAL)
                        + 6 * square * tally.sum(Term.SQUARED_ACTUAL)
                        - 4 * square * value * tally.sum(Term.ACTUAL)
                        + n * square * square;
        return Intervals.mean(error, fourth, n, 0);
    }
}
