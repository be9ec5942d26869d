package dev.plumbline.core.statistics;

/**
 * Answers how much more the chi-square of a window's cells varies than for independent rows: 1 for
 * those.
 *
 * <p>A mean rank does not say it where a cycle averages out: an hour of the day stands in a narrow
 * part of all values, so what moves it hardly moves the mean rank, but carries many rows from one
 * cell to the next. With M the covariance of (O − E) / √E over the evaluation's blocks and its
 * eigenvalues λ_i, chi-square is Σ λ_i χ²₁; Rao and Scott's second-order correction scales it by Σ
 * λ_i² / Σ λ_i = tr M² / tr M. Few blocks make tr M² too large, so it is taken without that bias:
 * f² / ((f − 1) (f + 2)) · (tr M² − (tr M)² / f) at f degrees of freedom.
 *
 * <p>Source: Rao and Scott 1984 (doi:10.1214/aos/1176346391).
 */
public final class CellDispersion {
    private CellDispersion() {}

    /**
     * Estimates the dispersion.
     *
     * @param covariance of (O − E) / √E of a block, unbiased; square, 0 where a cell is empty
     * @param freedom of that estimate
     * @return 1 where it cannot be told, as with two degrees of freedom or fewer
     */
    public static double of(double[][] covariance, int freedom) {
        double trace = 0;
        double squares = 0;
        for (int row = 0; row < covariance.length; row++) {
            trace += covariance[row][row];
            for (double entry : covariance[row]) {
                squares += entry * entry;
            }
        }
        if (freedom < 3 || !(trace > 0)) {
            return 1;
        }
        double f = freedom;
        double unbiased = f * f / ((f - 1) * (f + 2)) * (squares - trace * trace / f);
        return Math.max(1, unbiased / trace);
    }
}
