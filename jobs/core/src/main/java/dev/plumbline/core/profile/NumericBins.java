package dev.plumbline.core.profile;

import java.util.Arrays;

/**
 * Half-open cells between ascending boundaries: cell i holds boundary[i-1] ≤ x &lt; boundary[i],
 * cell 0 everything below the first boundary and the last cell everything from the last boundary
 * on. A value v with much mass gets a closed cell of its own by the two boundaries v and {@link
 * Math#nextUp(double)} of v.
 */
public final class NumericBins implements Bins {
    /** A cell index fits an unsigned byte, and the search takes eight steps at most. */
    public static final int MOST_BOUNDARIES = 255;

    private final double[] boundaries;
    private final double origin;
    private final BoundarySearch search;

    private NumericBins(double[] boundaries, double origin) {
        this.boundaries = boundaries;
        this.origin = origin;
        this.search = new BoundarySearch(boundaries);
    }

    /**
     * Makes bins from their boundaries.
     *
     * @param boundaries 1 to 255 finite values, strictly ascending
     * @param origin finite value near the feature's mean; sums are kept relative to it, so large
     *     offsets do not cancel
     * @throws IllegalArgumentException if the boundaries are too few, too many, not finite or not
     *     ascending
     */
    public static NumericBins of(double[] boundaries, double origin) {
        if (boundaries.length < 1 || boundaries.length > MOST_BOUNDARIES) {
            throw new IllegalArgumentException(
                    "bins must have 1 to %d boundaries, got %d"
                            .formatted(MOST_BOUNDARIES, boundaries.length));
        }
        for (int i = 0; i < boundaries.length; i++) {
            if (!Double.isFinite(boundaries[i]) || i > 0 && boundaries[i] <= boundaries[i - 1]) {
                throw new IllegalArgumentException(
                        "boundaries must be finite and strictly ascending, got %s at position %d"
                                .formatted(boundaries[i], i));
            }
        }
        if (!Double.isFinite(origin)) {
            throw new IllegalArgumentException("origin must be finite, got " + origin);
        }
        return new NumericBins(boundaries.clone(), origin);
    }

    /**
     * Returns the cell of a finite value: how many boundaries are at most x. A look-up and mostly
     * two comparisons, at most eight, none of them a branch on the value.
     */
    public int cellOf(double x) {
        return search.countAtMost(x);
    }

    BoundarySearch search() {
        return search;
    }

    @Override
    public int cells() {
        return boundaries.length + 1;
    }

    /**
     * Returns the boundaries between cells, ascending, one fewer than cells; the array is a copy.
     */
    public double[] boundaries() {
        return boundaries.clone();
    }

    /** Returns boundary i, which is the inclusive lower end of cell i + 1. */
    public double boundary(int i) {
        return boundaries[i];
    }

    /** Returns the value that sums count from, so that large offsets do not cancel. */
    public double origin() {
        return origin;
    }

    /** Whether the cell holds exactly one value. */
    public boolean isAtom(int cell) {
        return cell > 0
                && cell < boundaries.length
                && boundaries[cell] == Math.nextUp(boundaries[cell - 1]);
    }

    @Override
    public NumericProfile emptyProfile() {
        return new NumericProfile(this);
    }

    @Override
    public String label(int cell) {
        if (cell == 0) {
            return "< " + CellLabels.number(boundaries[0]);
        }
        if (cell == boundaries.length) {
            // the last boundary is nextUp(maximum): people read the maximum itself
            return "> " + CellLabels.number(Math.nextDown(boundaries[cell - 1]));
        }
        return label(cell, cell);
    }

    /** What neighbouring inner cells hold together, for people. */
    public String label(int firstCell, int lastCell) {
        if (firstCell == lastCell && isAtom(firstCell)) {
            return CellLabels.number(boundaries[firstCell - 1]);
        }
        // next to a closed cell the boundary is nextUp(value): people read the value itself
        boolean afterAtom = isAtom(firstCell - 1);
        boolean endsWithValue = isAtom(lastCell) || lastCell + 1 == boundaries.length;
        double from = boundaries[firstCell - 1];
        double to = boundaries[lastCell];
        return (afterAtom
                        ? "(" + CellLabels.number(Math.nextDown(from))
                        : "[" + CellLabels.number(from))
                + ", "
                + (endsWithValue
                        ? CellLabels.number(Math.nextDown(to)) + "]"
                        : CellLabels.number(to) + ")");
    }

    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof NumericBins bins
                        && origin == bins.origin
                        && Arrays.equals(boundaries, bins.boundaries);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(boundaries);
    }
}
