package dev.plumbline.core.profile;

import java.util.Arrays;

/**
 * Counts and sums per cell of one numeric feature, with exact count, minimum, maximum and
 * double-double sums.
 *
 * <p>Adding a value costs one search of the cells and two error-free additions, and allocates
 * nothing. Not thread-safe.
 */
public final class NumericProfile implements FeatureProfile {
    private final NumericBins bins;
    private final long[] counts;

    /** Per cell Σ(x − origin), as an unevaluated pair high, low. */
    private final double[] sums;

    private double squaresHigh;
    private double squaresLow;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private long missing;
    private long typeErrors;
    private long nan;
    private long positiveInfinity;
    private long negativeInfinity;

    NumericProfile(NumericBins bins) {
        this.bins = bins;
        this.counts = new long[bins.cells()];
        this.sums = new double[2 * bins.cells()];
    }

    /**
     * Returns the profile that holds exactly these totals.
     *
     * @throws IllegalArgumentException if the totals are of another number of cells
     */
    public static NumericProfile restore(NumericBins bins, NumericTotals totals) {
        NumericProfile profile = new NumericProfile(bins);
        if (totals.counts().length != bins.cells()
                || totals.sums().length != bins.cells()
                || totals.sumErrors().length != bins.cells()) {
            throw new IllegalArgumentException(
                    "totals must be of %d cells, got %d counts, %d sums and %d sum errors"
                            .formatted(
                                    bins.cells(),
                                    totals.counts().length,
                                    totals.sums().length,
                                    totals.sumErrors().length));
        }
        for (int cell = 0; cell < bins.cells(); cell++) {
            profile.counts[cell] = totals.counts()[cell];
            profile.sums[2 * cell] = totals.sums()[cell];
            profile.sums[2 * cell + 1] = totals.sumErrors()[cell];
        }
        profile.squaresHigh = totals.squares();
        profile.squaresLow = totals.squaresError();
        profile.min = totals.min();
        profile.max = totals.max();
        profile.missing = totals.missing();
        profile.typeErrors = totals.typeErrors();
        profile.nan = totals.nan();
        profile.positiveInfinity = totals.positiveInfinity();
        profile.negativeInfinity = totals.negativeInfinity();
        return profile;
    }

    /** Returns all that the profile holds beside its bins; {@link #restore} takes it back. */
    public NumericTotals totals() {
        double[] high = new double[counts.length];
        double[] low = new double[counts.length];
        for (int cell = 0; cell < counts.length; cell++) {
            high[cell] = sums[2 * cell];
            low[cell] = sums[2 * cell + 1];
        }
        return new NumericTotals(
                counts.clone(),
                high,
                low,
                squaresHigh,
                squaresLow,
                min,
                max,
                missing,
                typeErrors,
                nan,
                positiveInfinity,
                negativeInfinity);
    }

    /** Adds one value; NaN and infinities are counted beside the cells. */
    public void add(double value) {
        double deviation = value - bins.origin();
        if (!Double.isFinite(deviation)) {
            addNonFinite(value);
            return;
        }
        int cell = bins.cellOf(value);
        counts[cell]++;
        addToSum(cell, deviation);
        addToSquares(deviation * deviation);
        if (value < min) {
            min = value;
        }
        if (value > max) {
            max = value;
        }
    }

    private void addNonFinite(double value) {
        if (Double.isNaN(value)) {
            nan++;
        } else if (value > 0) {
            positiveInfinity++;
        } else {
            negativeInfinity++;
        }
    }

    private void addToSum(int cell, double term) {
        int at = 2 * cell;
        double high = sums[at];
        double sum = high + term;
        double part = sum - high;
        sums[at] = sum;
        sums[at + 1] += (high - (sum - part)) + (term - part);
    }

    private void addToSquares(double term) {
        double sum = squaresHigh + term;
        double part = sum - squaresHigh;
        squaresLow += (squaresHigh - (sum - part)) + (term - part);
        squaresHigh = sum;
    }

    @Override
    public void addMissing() {
        missing++;
    }

    @Override
    public void addTypeError() {
        typeErrors++;
    }

    @Override
    public NumericBins bins() {
        return bins;
    }

    @Override
    public long[] counts() {
        return counts.clone();
    }

    /** Returns the mean value per cell; NaN in an empty cell. */
    public double[] cellMeans() {
        double[] means = new double[counts.length];
        for (int cell = 0; cell < means.length; cell++) {
            means[cell] = bins.origin() + (sums[2 * cell] + sums[2 * cell + 1]) / counts[cell];
        }
        return means;
    }

    @Override
    public long present() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    @Override
    public long missing() {
        return missing;
    }

    @Override
    public long typeErrors() {
        return typeErrors;
    }

    /** Rows whose value was NaN. */
    public long nan() {
        return nan;
    }

    /** Rows whose value was infinite. */
    public long infinite() {
        return positiveInfinity + negativeInfinity;
    }

    @Override
    public long rows() {
        return present() + missing + typeErrors + nan + infinite();
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
        return bins.origin() + deviations() / present();
    }

    /** Population variance of the finite values, in squared units; NaN when there is none. */
    public double variance() {
        double n = present();
        double mean = deviations() / n;
        return Math.max(0, (squaresHigh + squaresLow) / n - mean * mean);
    }

    private double deviations() {
        double high = 0;
        double low = 0;
        for (int i = 0; i < sums.length; i++) {
            double sum = high + sums[i];
            double part = sum - high;
            low += (high - (sum - part)) + (sums[i] - part);
            high = sum;
        }
        return high + low;
    }

    @Override
    public void merge(FeatureProfile other) {
        if (!(other instanceof NumericProfile profile) || !profile.bins.equals(bins)) {
            throw new IllegalArgumentException(
                    "profiles must share their bins to be merged; build both from the same baseline");
        }
        for (int cell = 0; cell < counts.length; cell++) {
            if (profile.counts[cell] != 0) {
                counts[cell] += profile.counts[cell];
                addToSum(cell, profile.sums[2 * cell]);
                sums[2 * cell + 1] += profile.sums[2 * cell + 1];
            }
        }
        addToSquares(profile.squaresHigh);
        squaresLow += profile.squaresLow;
        min = Math.min(min, profile.min);
        max = Math.max(max, profile.max);
        missing += profile.missing;
        typeErrors += profile.typeErrors;
        nan += profile.nan;
        positiveInfinity += profile.positiveInfinity;
        negativeInfinity += profile.negativeInfinity;
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0);
        Arrays.fill(sums, 0);
        squaresHigh = 0;
        squaresLow = 0;
        min = Double.POSITIVE_INFINITY;
        max = Double.NEGATIVE_INFINITY;
        missing = 0;
        typeErrors = 0;
        nan = 0;
        positiveInfinity = 0;
        negativeInfinity = 0;
    }

    private int filled() {
        int filled = 0;
        for (long count : counts) {
            filled += count == 0 ? 0 : 1;
        }
        return filled;
    }

    @Override
    public int mostBytes() {
        // counts take ten bytes at most, a cell's number two, and a sum is two doubles
        return 6 * 10 + 4 * Double.BYTES + filled() * (2 + 10 + 2 * Double.BYTES);
    }

    @Override
    public void writeTo(BinaryWriter out) {
        out.writeVarLong(missing);
        out.writeVarLong(typeErrors);
        out.writeVarLong(nan);
        out.writeVarLong(positiveInfinity);
        out.writeVarLong(negativeInfinity);
        int filled = filled();
        out.writeVarLong(filled);
        if (filled == 0) {
            return;
        }
        out.writeDouble(min);
        out.writeDouble(max);
        out.writeDouble(squaresHigh);
        out.writeDouble(squaresLow);
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] != 0) {
                out.writeVarLong(cell);
                out.writeVarLong(counts[cell]);
                out.writeDouble(sums[2 * cell]);
                out.writeDouble(sums[2 * cell + 1]);
            }
        }
    }

    @Override
    public void mergeFrom(BinaryReader in) {
        missing += in.readVarLong();
        typeErrors += in.readVarLong();
        nan += in.readVarLong();
        positiveInfinity += in.readVarLong();
        negativeInfinity += in.readVarLong();
        long filled = in.readVarLong();
        if (filled == 0) {
            return;
        }
        min = Math.min(min, in.readDouble());
        max = Math.max(max, in.readDouble());
        addToSquares(in.readDouble());
        squaresLow += in.readDouble();
        for (long i = 0; i < filled; i++) {
            int cell = (int) in.readVarLong();
            counts[cell] += in.readVarLong();
            addToSum(cell, in.readDouble());
            sums[2 * cell + 1] += in.readDouble();
        }
    }
}
