package dev.plumbline.core.profile;

/**
 * Counts and sums per cell of one numeric feature, with exact count, minimum, maximum and
 * double-double sums.
 *
 * <p>Adding a value costs one search of the cells and two error-free additions, and allocates
 * nothing. Not thread-safe.
 */
public final class NumericProfile implements FeatureProfile {
    private static final double MOST = 0x1p400;

    private final NumericBins bins;
    private final BoundarySearch search;
    private final double origin;
    private final CellTotals cells;
    private final RowsBesideCells beside = new RowsBesideCells();

    /** Σ(x − origin)², as an unevaluated pair high, low. */
    private double squaresHigh;

    private double squaresLow;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    NumericProfile(NumericBins bins) {
        this.bins = bins;
        // at hand, as every value needs them
        this.search = bins.search();
        this.origin = bins.origin();
        this.cells = new CellTotals(bins.cells());
    }

    /**
     * Returns the profile that holds exactly these totals.
     *
     * @throws IllegalArgumentException if the totals are of another number of cells
     */
    public static NumericProfile restore(NumericBins bins, NumericTotals totals) {
        totals.requireCells(bins.cells());
        NumericProfile profile = new NumericProfile(bins);
        for (int cell = 0; cell < bins.cells(); cell++) {
            profile.cells.add(
                    cell, totals.counts()[cell], totals.sums()[cell], totals.sumErrors()[cell]);
        }
        profile.squaresHigh = totals.squares();
        profile.squaresLow = totals.squaresError();
        profile.min = totals.min();
        profile.max = totals.max();
        profile.beside.restore(totals);
        return profile;
    }

    /** Returns all that the profile holds beside its bins; {@link #restore} takes it back. */
    public NumericTotals totals() {
        double[] high = new double[bins.cells()];
        double[] low = new double[bins.cells()];
        for (int cell = 0; cell < high.length; cell++) {
            high[cell] = cells.sum(cell);
            low[cell] = cells.lost(cell);
        }
        return new NumericTotals(
                cells.counts(),
                high,
                low,
                squaresHigh,
                squaresLow,
                min,
                max,
                beside.missing(),
                beside.typeErrors(),
                beside.nan(),
                beside.positiveInfinity(),
                beside.negativeInfinity());
    }

    /**
     * Returns the value as profiles know it: beyond ± 2⁴⁰⁰ (2.6e120) it is infinite, for sums of
     * its square and products of squares would be.
     */
    public static double measured(double value) {
        return Math.abs(value) > MOST ? Math.copySign(Double.POSITIVE_INFINITY, value) : value;
    }

    /** Adds one value; NaN and infinities are counted beside the cells. */
    public void add(double value) {
        double deviation = value - origin;
        if (!Double.isFinite(deviation)) {
            beside.addNonFinite(value);
            return;
        }
        cells.add(search.countAtMost(value), deviation);
        addToSquares(deviation * deviation, 0);
        if (value < min) {
            min = value;
        }
        if (value > max) {
            max = value;
        }
    }

    private void addToSquares(double term, double error) {
        double sum = squaresHigh + term;
        squaresLow += CellTotals.lost(squaresHigh, term, sum) + error;
        squaresHigh = sum;
    }

    @Override
    public void addMissing() {
        beside.addMissing();
    }

    @Override
    public void addTypeError() {
        beside.addTypeError();
    }

    @Override
    public NumericBins bins() {
        return bins;
    }

    @Override
    public long[] counts() {
        return cells.counts();
    }

    /** Returns the mean value per cell; NaN in an empty cell. */
    public double[] cellMeans() {
        double[] means = new double[bins.cells()];
        for (int cell = 0; cell < means.length; cell++) {
            means[cell] = origin + cells.mean(cell);
        }
        return means;
    }

    @Override
    public long present() {
        return cells.count();
    }

    @Override
    public long missing() {
        return beside.missing();
    }

    @Override
    public long typeErrors() {
        return beside.typeErrors();
    }

    /** Rows whose value was NaN. */
    public long nan() {
        return beside.nan();
    }

    /** Rows whose value was infinite. */
    public long infinite() {
        return beside.positiveInfinity() + beside.negativeInfinity();
    }

    @Override
    public long rows() {
        return present() + beside.rows();
    }

    /** Smallest finite value; +∞ when there is none. */
    public double min() {
        return min;
    }

    /** Largest finite value; −∞ when there is none. */
    public double max() {
        return max;
    }

    /** Mean of the finite values; NaN when there is none. */
    public double mean() {
        return origin + cells.sum() / present();
    }

    /** Population variance of the finite values, in squared units; NaN when there is none. */
    public double variance() {
        double n = present();
        double mean = cells.sum() / n;
        return Math.max(0, (squaresHigh + squaresLow) / n - mean * mean);
    }

    @Override
    public void merge(FeatureProfile other) {
        if (!(other instanceof NumericProfile profile) || !profile.bins.equals(bins)) {
            throw new IllegalArgumentException(
                    "profiles must share their bins to be merged; build both from the same baseline");
        }
        cells.merge(profile.cells);
        addToSquares(profile.squaresHigh, profile.squaresLow);
        min = Math.min(min, profile.min);
        max = Math.max(max, profile.max);
        beside.merge(profile.beside);
    }

    @Override
    public void clear() {
        cells.clear();
        squaresHigh = 0;
        squaresLow = 0;
        min = Double.POSITIVE_INFINITY;
        max = Double.NEGATIVE_INFINITY;
        beside.clear();
    }

    @Override
    public int mostBytes() {
        // the number of filled cells takes ten bytes at most
        return RowsBesideCells.MOST_BYTES
                + 10
                + 4 * Double.BYTES
                + cells.filled() * CellTotals.MOST_BYTES;
    }

    @Override
    public void writeTo(BinaryWriter out) {
        beside.writeTo(out);
        int filled = cells.filled();
        out.writeVarLong(filled);
        if (filled == 0) {
            return;
        }
        out.writeDouble(min);
        out.writeDouble(max);
        out.writeDouble(squaresHigh);
        out.writeDouble(squaresLow);
        cells.writeTo(out);
    }

    @Override
    public void mergeFrom(BinaryReader in) {
        beside.mergeFrom(in);
        int filled = (int) in.readVarLong();
        if (filled == 0) {
            return;
        }
        min = Math.min(min, in.readDouble());
        max = Math.max(max, in.readDouble());
        addToSquares(in.readDouble(), in.readDouble());
        cells.mergeFrom(in, filled);
    }
}
