package dev.plumbline.core.profile;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * All that a {@link NumericProfile} holds beside its bins. Sums are unevaluated pairs: the rounded
 * sum and what rounding lost.
 *
 * @param counts rows per cell
 * @param sums per cell Σ(x − origin), rounded
 * @param sumErrors what each sum lost
 * @param squares Σ(x − origin)² over all cells, rounded
 * @param squaresError what it lost
 * @param min smallest finite value; +∞ when there is none
 * @param max largest finite value; −∞ when there is none
 */
public record NumericTotals(
        long[] counts,
        double[] sums,
        double[] sumErrors,
        double squares,
        double squaresError,
        double min,
        double max,
        long missing,
        long typeErrors,
        long nan,
        long positiveInfinity,
        long negativeInfinity) {

    /**
     * Returns the totals with sums of few digits, so that a document of them is small. What the
     * cells lose goes to the fullest one, so the mean over all cells stays as it was.
     *
     * @param digits significant decimal digits per sum; with d digits the mean of a cell moves by
     *     at most 10^(1−d) / 2 of its distance from the origin, the fullest cell's by the sum of
     *     what the others lost
     */
    public NumericTotals rounded(int digits) {
        MathContext shorter = new MathContext(digits, RoundingMode.HALF_EVEN);
        double[] rounded = new double[sums.length];
        double lost = 0;
        int fullest = 0;
        for (int cell = 0; cell < sums.length; cell++) {
            double exact = sums[cell] + sumErrors[cell];
            rounded[cell] = new BigDecimal(exact).round(shorter).doubleValue();
            lost += exact - rounded[cell];
            if (counts[cell] > counts[fullest]) {
                fullest = cell;
            }
        }
        rounded[fullest] += lost;
        return new NumericTotals(
                counts,
                rounded,
                new double[sums.length],
                squares + squaresError,
                0,
                min,
                max,
                missing,
                typeErrors,
                nan,
                positiveInfinity,
                negativeInfinity);
    }

    /**
     * Checks of how many cells the totals are.
     *
     * @throws IllegalArgumentException if they are of another number
     */
    void requireCells(int cells) {
        if (counts.length != cells || sums.length != cells || sumErrors.length != cells) {
            throw new IllegalArgumentException(
                    "totals must be of %d cells, got %d counts, %d sums and %d sum errors"
                            .formatted(cells, counts.length, sums.length, sumErrors.length));
        }
    }
}
