package dev.plumbline.core.performance;

import dev.plumbline.core.performance.RegressionTally.Term;
import dev.plumbline.core.report.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/** The measures of a regression. */
final class RegressionEstimates {
    /** A spread of the actual values below this share of Σy² is rounding, not spread. */
    private static final double LEAST_SPREAD = 1e-24;

    /** Beyond this ratio of squared mean to variance, fourth moments have lost their digits. */
    private static final double LARGEST_OFFSET = 1e6;

    private static final MathContext DIGITS = new MathContext(60);

    private final RegressionTally tally;
    private final long n;
    private final List<MetricEstimate> estimates = new ArrayList<>();

    private RegressionEstimates(RegressionTally tally) {
        this.tally = tally;
        this.n = tally.labelled();
    }

    static List<MetricEstimate> of(RegressionTally tally) {
        if (tally.labelled() <= 0) {
            return List.of();
        }
        RegressionEstimates regression = new RegressionEstimates(tally);
        regression.addAll();
        return regression.estimates;
    }

    private void addAll() {
        double squares = tally.sum(Term.SQUARED_ERROR);
        Interval squared = Intervals.mean(squares, tally.sum(Term.FOURTH_POWER_ERROR), n, 0);
        add(
                PerformanceMetric.MAE,
                tally.sum(Term.ABSOLUTE_ERROR) / n,
                Intervals.mean(tally.sum(Term.ABSOLUTE_ERROR), squares, n, 0),
                n);
        add(PerformanceMetric.MSE, squares / n, squared, n);
        add(
                PerformanceMetric.RMSE,
                Math.sqrt(squares / n),
                Intervals.through(Math::sqrt, squared),
                n);
        addDetermination(squares);
        add(
                PerformanceMetric.MEAN_ERROR,
                tally.sum(Term.ERROR) / n,
                Intervals.mean(tally.sum(Term.ERROR), squares, n, Double.NEGATIVE_INFINITY),
                n);
        addRelative();
        addLog();
        add(
                PerformanceMetric.LABEL_MEAN,
                tally.sum(Term.ACTUAL) / n,
                Intervals.mean(
                        tally.sum(Term.ACTUAL),
                        tally.sum(Term.SQUARED_ACTUAL),
                        n,
                        Double.NEGATIVE_INFINITY),
                n);
        if (tally.isBinned()) {
            double sum = tally.sum(Term.SYMMETRIC_ERROR);
            double symmetricSquares = tally.sum(Term.SQUARED_SYMMETRIC_ERROR);
            add(PerformanceMetric.SMAPE, sum / n, Intervals.mean(sum, symmetricSquares, n, 0), n);
            addQuantile(PerformanceMetric.MEDIAN_ABSOLUTE_ERROR, 0.5);
            addQuantile(PerformanceMetric.P90_ABSOLUTE_ERROR, 0.9);
        }
        if (tally.quantiles() != null) {
            estimates.addAll(QuantileEstimates.of(tally.quantiles()));
        }
    }

    private void addQuantile(PerformanceMetric metric, double share) {
        ErrorBins.Quantile quantile = tally.bins().quantile(share);
        estimates.add(
                new MetricEstimate(
                        metric,
                        quantile.value(),
                        tally.bins().interval(share),
                        n,
                        quantile.errorBound()));
    }

    private void addRelative() {
        long rows = tally.relativeRows();
        double sum = tally.sum(Term.RELATIVE_ERROR);
        if (rows > 0) {
            double squares = tally.sum(Term.SQUARED_RELATIVE_ERROR);
            add(PerformanceMetric.MAPE, sum / rows, Intervals.mean(sum, squares, rows, 0), rows);
        }
    }

    /** Rows without a log error are often the worst, so without one of them there is no figure. */
    private void addLog() {
        if (tally.logRows() != n) {
            return;
        }
        double sum = tally.sum(Term.SQUARED_LOG_ERROR);
        Interval squared = Intervals.mean(sum, tally.sum(Term.FOURTH_POWER_LOG_ERROR), n, 0);
        add(PerformanceMetric.RMSLE, Math.sqrt(sum / n), Intervals.through(Math::sqrt, squared), n);
    }

    private void addDetermination(double squares) {
        double sumOfSquares = tally.sum(Term.SQUARED_ACTUAL);
        if (n < 2 || !Double.isFinite(sumOfSquares)) {
            return;
        }
        BigDecimal sum = tally.exactSum(Term.ACTUAL);
        double spread =
                tally.exactSum(Term.SQUARED_ACTUAL)
                        .subtract(sum.multiply(sum).divide(BigDecimal.valueOf(n), DIGITS))
                        .doubleValue();
        if (spread > LEAST_SPREAD * sumOfSquares) {
            double unexplained = squares / spread;
            add(
                    PerformanceMetric.R2,
                    1 - unexplained,
                    determinationInterval(unexplained, spread / n),
                    n);
        }
    }

    /**
     * Delta method: R² is 1 − E[e²] / Var(y), whose influence function is −(e² − c (y − ȳ)²) /
     * Var(y) with c = 1 − R².
     */
    private Interval determinationInterval(double unexplained, double variance) {
        double mean = tally.sum(Term.ACTUAL) / n;
        if (mean * mean > LARGEST_OFFSET * variance) {
            return null;
        }
        double square = tally.sum(Term.SQUARED_ERROR) / n;
        double mixed =
                tally.sum(Term.SQUARED_ERROR_BY_SQUARED_ACTUAL) / n
                        - 2 * mean * tally.sum(Term.SQUARED_ERROR_BY_ACTUAL) / n
                        + mean * mean * square;
        double fourth =
                tally.sum(Term.FOURTH_POWER_ACTUAL) / n
                        - 4 * mean * tally.sum(Term.CUBED_ACTUAL) / n
                        + 6 * mean * mean * tally.sum(Term.SQUARED_ACTUAL) / n
                        - 3 * mean * mean * mean * mean;
        double spread =
                tally.sum(Term.FOURTH_POWER_ERROR) / n
                        - 2 * unexplained * mixed
                        + unexplained * unexplained * fourth;
        double standardError = Math.sqrt(Math.max(0, spread) / n) / variance;
        return Intervals.normal(1 - unexplained, standardError, Double.NEGATIVE_INFINITY, 1);
    }

    private void add(PerformanceMetric metric, double value, Interval interval, long rows) {
        estimates.add(new MetricEstimate(metric, value, interval, rows, null));
    }
}
