package dev.plumbline.core.performance;

import dev.plumbline.core.performance.Intervals.Part;
import dev.plumbline.core.report.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures of the order in which a binary model's scores put the rows, from counts in the cells of
 * a {@link ScoreGrid}. Within a cell that may hold more than one score the order is unknown: values
 * take it as even, and carry the largest distance from what any order could give.
 */
final class RankingEstimates {
    /** Share of the rows with the highest scores that gain and lift look at. */
    static final double TOP = 0.1;

    private final LabelGroup positives;
    private final LabelGroup negatives;
    private final ScoreGrid grid;
    private final int cells;
    private final long rows;
    private final List<MetricEstimate> estimates = new ArrayList<>();

    private RankingEstimates(LabelGroup positives, LabelGroup negatives, ScoreGrid grid) {
        this.positives = positives;
        this.negatives = negatives;
        this.grid = grid;
        this.cells = Math.max(positives.cells(), negatives.cells());
        this.rows = positives.scored() + negatives.scored();
    }

    /** Both classes must have a score. */
    static List<MetricEstimate> of(LabelGroup positives, LabelGroup negatives, ScoreGrid grid) {
        RankingEstimates ranking = new RankingEstimates(positives, negatives, grid);
        ranking.addArea();
        ranking.addAveragePrecision();
        ranking.addLargestDistance();
        ranking.addTop();
        return ranking.estimates;
    }

    /** A pair within one cell counts one half, as a tie does; only in an atom is it surely one. */
    private void addArea() {
        Placements placements = new Placements();
        double unsure = 0;
        for (int cell = 0; cell < cells; cell++) {
            long p = positives.inCell(cell);
            long n = negatives.inCell(cell);
            unsure += grid.isAtom(cell) ? 0 : (double) p * n / 2;
            placements.add(p, n);
        }
        double pairs = (double) positives.scored() * negatives.scored();
        add(PerformanceMetric.ROC_AUC, placements.area(), placements.interval(), unsure / pairs);
    }

    /**
     * The positives of a cell, i = 1 … p, have n (i − ½) / p of its n negatives above them; at best
     * all share one score above the negatives, at worst each stands alone below them.
     */
    private void addAveragePrecision() {
        double value = 0;
        double best = 0;
        double worst = 0;
        long hits = 0;
        long falseAlarms = 0;
        for (int cell = cells - 1; cell >= 0; cell--) {
            long p = positives.inCell(cell);
            long n = negatives.inCell(cell);
            if (grid.isAtom(cell) && p > 0) {
                double tied = p * (double) (hits + p) / (hits + p + falseAlarms + n);
                value += tied;
                best += tied;
                worst += tied;
            } else if (p > 0) {
                best += p * (double) (hits + p) / (hits + p + falseAlarms);
                for (long i = 1; i <= p; i++) {
                    double found = hits + i;
                    value += found / (found + falseAlarms + n * (i - 0.5) / p);
                    worst += found / (found + falseAlarms + n);
                }
            }
            hits += p;
            falseAlarms += n;
        }
        double precision = value / hits;
        add(
                PerformanceMetric.AVERAGE_PRECISION,
                precision,
                Intervals.wilsonOfShare(precision, hits),
                Math.max(best / hits - precision, precision - worst / hits));
    }

    /** Largest distance of the two classes' distributions of scores. */
    private void addLargestDistance() {
        double largest = 0;
        double reachable = 0;
        double ofPositives = 0;
        double ofNegatives = 0;
        Interval interval = null;
        long below = 0;
        long belowNegatives = 0;
        for (int cell = 0; cell < cells; cell++) {
            double startOfPositives = ofPositives;
            double startOfNegatives = ofNegatives;
            below += positives.inCell(cell);
            belowNegatives += negatives.inCell(cell);
            ofPositives = (double) below / positives.scored();
            ofNegatives = (double) belowNegatives / negatives.scored();
            if (!grid.isAtom(cell)) {
                reachable =
                        Math.max(
                                reachable,
                                Math.max(
                                        ofPositives - startOfNegatives,
                                        ofNegatives - startOfPositives));
            }
            if (Math.abs(ofPositives - ofNegatives) > largest) {
                largest = Math.abs(ofPositives - ofNegatives);
                interval = distance(below, belowNegatives);
            }
        }
        add(
                PerformanceMetric.SCORE_KS,
                largest,
                interval == null ? distance(0, 0) : interval,
                Math.max(0, reachable - largest));
    }

    /** Interval of the distance at one cut, which is a difference of two shares. */
    private Interval distance(long positivesBelow, long negativesBelow) {
        Part one = BinaryEstimates.share(positivesBelow, positives.scored());
        Part other = BinaryEstimates.share(negativesBelow, negatives.scored());
        return one.value() > other.value()
                ? Intervals.difference(one, other, 0)
                : Intervals.difference(other, one, 0);
    }

    private void addTop() {
        double wanted = TOP * rows;
        double selected = 0;
        double hits = 0;
        double unsure = 0;
        for (int cell = cells - 1; cell >= 0 && selected < wanted; cell--) {
            double p = positives.inCell(cell);
            double n = negatives.inCell(cell);
            double taken = Math.min(p + n, wanted - selected);
            double found = p + n == 0 ? 0 : taken * p / (p + n);
            if (!grid.isAtom(cell)) {
                unsure = Math.max(Math.min(p, taken) - found, found - Math.max(0, taken - n));
            }
            hits += found;
            selected += taken;
        }
        long n = positives.scored();
        double gain = hits / n;
        Interval interval = Intervals.wilsonOfShare(gain, n);
        add(PerformanceMetric.GAIN_AT_10, gain, interval, unsure / n);
        add(
                PerformanceMetric.LIFT_AT_10,
                gain / TOP,
                Intervals.through(share -> share / TOP, interval),
                unsure / n / TOP);
    }

    private void add(PerformanceMetric metric, double value, Interval interval, double bound) {
        // what rounding leaves of an exact figure is no bound
        estimates.add(
                new MetricEstimate(metric, value, interval, rows, bound < 1e-15 ? null : bound));
    }
}
