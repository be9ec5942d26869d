package dev.plumbline.core.performance;

import dev.plumbline.core.report.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * Whether scores are probabilities, over the ten bins of {@link ScoreBins}. With n rows, f the mean
 * score and o the share of positives in a bin: Brier ≈ Σ n (f − o)² / N − Σ n (o − ō)² / N + ō (1 −
 * ō). What scores vary within a bin is in none of the three.
 *
 * @see <a href="https://doi.org/10.1175/1520-0450(1973)012%3C0595:ANVPOT%3E2.0.CO;2">Murphy
 *     (1973)</a>
 */
final class CalibrationEstimates {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private final ScoreBins positives;
    private final ScoreBins negatives;
    private final boolean isComplete;
    private final double rows;
    private final double prevalence;
    private final List<MetricEstimate> estimates = new ArrayList<>();

    CalibrationEstimates(LabelGroup positives, LabelGroup negatives) {
        this(
                positives.bins(),
                negatives.bins(),
                // rows of an earlier release are in no bin
                positives.bins().total() == positives.scored()
                        && negatives.bins().total() == negatives.scored());
    }

    /** Reads bins that hold every row with a score. */
    CalibrationEstimates(ScoreBins positives, ScoreBins negatives) {
        this(positives, negatives, true);
    }

    private CalibrationEstimates(ScoreBins positives, ScoreBins negatives, boolean complete) {
        this.positives = positives;
        this.negatives = negatives;
        this.rows = positives.total() + negatives.total();
        this.isComplete = complete && rows > 0;
        this.prevalence = positives.total() / rows;
    }

    /** Returns the expected calibration error alone; none without a row. */
    List<MetricEstimate> expectedError() {
        if (isComplete) {
            addExpectedError();
        }
        return estimates;
    }

    /** Returns the bins that hold any row. */
    List<CalibrationBin> bins() {
        List<CalibrationBin> bins = new ArrayList<>();
        for (int bin = 0; bin < ScoreBins.BINS && isComplete; bin++) {
            long n = rows(bin);
            if (n > 0) {
                long hits = positives.count(bin);
                bins.add(
                        new CalibrationBin(
                                name(bin),
                                scores(bin) / n,
                                (double) hits / n,
                                Intervals.wilson(hits, n),
                                n));
            }
        }
        return bins;
    }

    private static String name(int bin) {
        return String.format(
                Locale.ROOT,
                "%s0.%d,%s]",
                bin == 0 ? "[" : "(",
                bin,
                bin == 9 ? "1" : "0." + (bin + 1));
    }

    List<MetricEstimate> estimates() {
        if (isComplete) {
            addExpectedError();
            addReliability();
            addResolution();
            addUncertainty();
        }
        return estimates;
    }

    /** Influence of a row with score s and label y: ±(s − y) − ECE, whose square sums to this. */
    private void addExpectedError() {
        double error = 0;
        for (int bin = 0; bin < ScoreBins.BINS; bin++) {
            error += Math.abs(excess(bin)) / rows;
        }
        double squares = 0;
        for (int bin = 0; bin < ScoreBins.BINS; bin++) {
            squares += excess(bin) == 0 ? 0 : squaredErrors(bin);
        }
        double byChance = 0;
        for (int bin = 0; bin < ScoreBins.BINS; bin++) {
            byChance += raised(bin) / rows;
        }
        add(PerformanceMetric.ECE, error, squares / rows - error * error, byChance, 1);
    }

    /**
     * By how much chance alone raises |Σ (s − y)| of a bin, if its mean is as near to 0 as chance
     * allows: E|X| − |E X| of a normal X.
     *
     * @see <a href="https://doi.org/10.1080/00401706.1961.10489974">Leone, Nelson and Nottingham
     *     (1961)</a>, the folded normal distribution
     */
    private double raised(int bin) {
        double spread = Math.sqrt(variance(bin));
        double least = Math.abs(excess(bin)) - Intervals.Z * spread;
        if (spread == 0) {
            return 0;
        }
        double ratio = Math.max(0, least) / spread;
        double density = Math.exp(-ratio * ratio / 2) / Math.sqrt(2 * Math.PI);
        return 2 * spread * (density - ratio * NORMAL.survivalProbability(ratio));
    }

    /** Variance of Σ (s − y) over the bin; of a single row as if it were calibrated. */
    private double variance(int bin) {
        double n = rows(bin);
        return n < 2
                ? squaredErrors(bin)
                : Math.max(0, squaredErrors(bin) - excess(bin) * excess(bin) / n) * n / (n - 1);
    }

    /** Influence: 2 g (s − y) − g² − reliability, g = f − o. */
    private void addReliability() {
        double reliability = 0;
        double squares = 0;
        double byChance = 0;
        for (int bin = 0; bin < ScoreBins.BINS; bin++) {
            double n = rows(bin);
            if (n > 0) {
                double gap = excess(bin) / n;
                reliability += n * gap * gap / rows;
                squares += 4 * gap * gap * squaredErrors(bin) - 3 * n * Math.pow(gap, 4);
                byChance += variance(bin) / n / rows;
            }
        }
        add(
                PerformanceMetric.BRIER_RELIABILITY,
                reliability,
                squares / rows - reliability * reliability,
                byChance,
                1);
    }

    /** Influence: 2 (o − ō) y − o², less its mean. */
    private void addResolution() {
        double resolution = 0;
        double mean = 0;
        double squares = 0;
        // shares of the bins spread by chance, but so does the prevalence that they are held to
        double byChance = -prevalence * (1 - prevalence) / rows;
        for (int bin = 0; bin < ScoreBins.BINS; bin++) {
            double n = rows(bin);
            if (n > 0) {
                double hits = positives.count(bin);
                double observed = hits / n;
                double distance = observed - prevalence;
                resolution += n * distance * distance / rows;
                byChance += observed * (1 - observed) * n / Math.max(1, n - 1) / rows;
                double ofPositive = 2 * distance - observed * observed;
                double ofNegative = -observed * observed;
                mean += (hits * ofPositive + (n - hits) * ofNegative) / rows;
                squares +=
                        (hits * ofPositive * ofPositive + (n - hits) * ofNegative * ofNegative)
                                / rows;
            }
        }
        add(
                PerformanceMetric.BRIER_RESOLUTION,
                resolution,
                squares - mean * mean,
                Math.max(0, byChance),
                0.25);
    }

    private void addUncertainty() {
        Interval share = Intervals.wilson(positives.total(), (long) rows);
        double atLower = share.lower() * (1 - share.lower());
        double atUpper = share.upper() * (1 - share.upper());
        boolean passesHalf = share.lower() <= 0.5 && share.upper() >= 0.5;
        estimates.add(
                new MetricEstimate(
                        PerformanceMetric.BRIER_UNCERTAINTY,
                        prevalence * (1 - prevalence),
                        new Interval(
                                Math.min(atLower, atUpper),
                                passesHalf ? 0.25 : Math.max(atLower, atUpper),
                                share.level()),
                        (long) rows,
                        null));
    }

    /**
     * Adds a measure with its normal interval.
     *
     * @param byChance by how much chance alone may have raised the value: its lower limit lies so
     *     much deeper
     */
    private void add(
            PerformanceMetric metric, double value, double variance, double byChance, double most) {
        double error = rows < 2 ? Double.NaN : Math.sqrt(Math.max(0, variance) / rows);
        Interval interval = Intervals.normal(value, error, 0, most);
        estimates.add(
                new MetricEstimate(
                        metric,
                        value,
                        interval == null
                                ? null
                                : new Interval(
                                        Math.max(0, interval.lower() - byChance),
                                        interval.upper(),
                                        interval.level()),
                        (long) rows,
                        null));
    }

    private long rows(int bin) {
        return positives.count(bin) + negatives.count(bin);
    }

    /** Σ s over the bin. */
    private double scores(int bin) {
        return positives.sum(bin) + negatives.sum(bin);
    }

    /** Σ (s − y) over the bin. */
    private double excess(int bin) {
        return scores(bin) - positives.count(bin);
    }

    /** Σ (s − y)² over the bin. */
    private double squaredErrors(int bin) {
        return positives.squares(bin)
                - 2 * positives.sum(bin)
                + positives.count(bin)
                + negatives.squares(bin);
    }
}
