package dev.plumbline.core.profile;

import java.util.Arrays;

/**
 * Cells that a named profile needs beside the baseline's own: cell i holds edge[i-1] ≤ x &lt;
 * edge[i], the first everything below and the last everything above.
 *
 * <p>The greatest value of the baseline belongs to the cell before the last, as in NumPy's
 * histograms: the last edge is the number after it.
 */
public final class CompanionBins {
    private final double[] edges;

    /** Cells per unit where they are of equal width; 0 where they are not. */
    private final double scale;

    /** The values with a cell of their own, or the smallest and the greatest one. */
    private final double[] known;

    private CompanionBins(double[] edges, double scale, double... known) {
        this.edges = edges;
        this.scale = scale;
        this.known = known;
    }

    /**
     * Makes cells of equal width, their edges rounded as {@code numpy.linspace} does.
     *
     * @param from smallest value, finite
     * @param to greatest value, finite, at least {@code from}; where equal, the cells reach from
     *     half below to half above
     * @param cells number of cells between, at least 1
     */
    public static CompanionBins equalWidth(double from, double to, int cells) {
        double[] edges =
                linspace(from == to ? from - 0.5 : from, from == to ? to + 0.5 : to, cells);
        double scale = cells / (edges[cells] - edges[0]);
        edges[cells] = Math.nextUp(edges[cells]);
        return new CompanionBins(edges, Double.isFinite(scale) ? scale : 0, from, to);
    }

    /** Returns the limits of cells of equal width, one more than there are cells. */
    public static double[] linspace(double from, double to, int cells) {
        double[] limits = new double[cells + 1];
        double step = (to - from) / cells;
        for (int i = 0; i < cells; i++) {
            limits[i] = i * step + from;
        }
        limits[cells] = to;
        return limits;
    }

    /**
     * Makes a closed cell for every value, and open ones around them.
     *
     * @param values finite, strictly ascending, at least one
     */
    public static CompanionBins ofValues(double[] values) {
        double[] both = new double[2 * values.length];
        int size = 0;
        for (double value : values) {
            if (size == 0 || both[size - 1] != value) {
                both[size++] = value;
            }
            both[size++] = Math.nextUp(value);
        }
        return new CompanionBins(Arrays.copyOf(both, size), 0, values.clone());
    }

    /** Returns the cell of a finite value: how many edges are at most x. */
    public int cellOf(double x) {
        if (scale > 0) {
            return near((int) ((x - edges[0]) * scale), x);
        }
        int found = Arrays.binarySearch(edges, x);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Corrects a guess that rounding may have put a cell too low or too high. */
    private int near(int guess, double x) {
        int cell = Math.max(0, Math.min(edges.length - 1, guess));
        while (cell > 0 && x < edges[cell]) {
            cell--;
        }
        while (cell < edges.length && edges[cell] <= x) {
            cell++;
        }
        return cell;
    }

    /** Number of cells, the open ones at both ends among them. */
    public int cells() {
        return edges.length + 1;
    }

    /** Returns edge i, the inclusive lower end of cell i + 1. */
    public double edge(int i) {
        return edges[i];
    }

    /**
     * Returns what the cells were made of: the values with a cell of their own, or the smallest and
     * the greatest value that the cells of equal width reach between.
     */
    public double[] known() {
        return known.clone();
    }

    /** Whether the cell holds exactly one value. */
    public boolean isAtom(int cell) {
        return cell > 0 && cell < edges.length && edges[cell] == Math.nextUp(edges[cell - 1]);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CompanionBins bins && Arrays.equals(edges, bins.edges);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(edges);
    }
}
