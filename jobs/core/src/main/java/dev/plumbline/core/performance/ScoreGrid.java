package dev.plumbline.core.performance;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Cells into which the scores of a binary model are counted, so that ROC AUC can be had from
 * mergeable counts. Cell i holds boundary[i-1] ≤ s &lt; boundary[i]; cell 0 everything below the
 * first boundary and the last cell everything from the last boundary on. A score with much mass has
 * a cell of its own by the two boundaries v and {@link Math#nextUp(double)} of v.
 */
public final class ScoreGrid {
    /** Most boundaries. */
    public static final int MOST_BOUNDARIES = 1024;

    private static final int QUANTILES = MOST_BOUNDARIES / 2;

    private final double[] boundaries;

    private ScoreGrid(double[] boundaries) {
        this.boundaries = boundaries;
    }

    /**
     * Makes a grid from the boundaries of {@link
     * dev.plumbline.core.baseline.PerformanceBaseline#scoreGrid}; with none there is a single cell.
     *
     * @throws IllegalArgumentException if they are not finite and strictly ascending
     */
    public static ScoreGrid of(List<Double> boundaries) {
        double[] edges = boundaries.stream().mapToDouble(Double::doubleValue).toArray();
        for (int i = 0; i < edges.length; i++) {
            if (!Double.isFinite(edges[i]) || i > 0 && edges[i] <= edges[i - 1]) {
                throw new IllegalArgumentException(
                        "score boundaries must be finite and strictly ascending, got %s at position %d"
                                .formatted(edges[i], i));
            }
        }
        return new ScoreGrid(edges);
    }

    /**
     * Builds a grid from evaluation scores. Up to 1024 distinct scores each start a cell (up to 512
     * each have a cell of their own); beyond, 512 quantiles of each class, so that a rare class has
     * as many cells as a common one.
     *
     * @param positives finite scores of rows labelled with the positive class, in any order
     * @param negatives those of all other rows
     */
    public static ScoreGrid fromScores(double[] positives, double[] negatives) {
        double[] upper = positives.clone();
        double[] lower = negatives.clone();
        Arrays.sort(upper);
        Arrays.sort(lower);
        TreeSet<Double> distinct = distinct(upper, lower);
        TreeSet<Double> edges = new TreeSet<>();
        if (distinct.size() <= MOST_BOUNDARIES) {
            edges.addAll(distinct);
            if (distinct.size() <= QUANTILES) {
                distinct.forEach(score -> edges.add(Math.nextUp(score)));
            }
        } else {
            addQuantiles(upper, edges);
            addQuantiles(lower, edges);
        }
        return new ScoreGrid(edges.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Returns the distinct scores, or one more than matter. */
    private static TreeSet<Double> distinct(double[] upper, double[] lower) {
        TreeSet<Double> distinct = new TreeSet<>();
        for (double[] scores : List.of(upper, lower)) {
            for (int i = 0; i < scores.length && distinct.size() <= MOST_BOUNDARIES; i++) {
                distinct.add(scores[i] + 0.0);
            }
        }
        return distinct;
    }

    private static void addQuantiles(double[] sorted, TreeSet<Double> edges) {
        double last = Double.NaN;
        for (int k = 0; k < QUANTILES && sorted.length > 0; k++) {
            double quantile = sorted[(int) ((long) k * sorted.length / QUANTILES)] + 0.0;
            edges.add(quantile);
            // met twice: it fills a cell, and no more than the boundary saved is spent on closing
            // it
            if (quantile == last) {
                edges.add(Math.nextUp(quantile));
            }
            last = quantile;
        }
    }

    /** Returns the cell of a score, or −1 for NaN. */
    public int cellOf(double score) {
        if (Double.isNaN(score)) {
            return -1;
        }
        // + 0.0 turns -0.0, which the search would put below 0.0, into 0.0
        int found = Arrays.binarySearch(boundaries, score + 0.0);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Returns how many cells there are, one more than boundaries. */
    public int cells() {
        return boundaries.length + 1;
    }

    /** Returns the boundaries, ascending. */
    public List<Double> boundaries() {
        return Arrays.stream(boundaries).boxed().toList();
    }

    /** Whether the cell holds exactly one score. */
    public boolean isAtom(int cell) {
        return cell > 0
                && cell < boundaries.length
                && boundaries[cell] == Math.nextUp(boundaries[cell - 1]);
    }
}
