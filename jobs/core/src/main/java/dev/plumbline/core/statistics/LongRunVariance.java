package dev.plumbline.core.statistics;

/**
 * Answers how much more a mean of consecutive rows varies than a mean of independent rows, often
 * written λ: 1 for independent rows, above 1 where neighbouring rows resemble each other.
 *
 * <p>λ = L · Var(block means of z), z the {@link MidRanks#scores} of the rows (√12 (u − ½) where no
 * two values are equal), over J contiguous blocks of L rows. The variance is the sample variance,
 * so it has J − 1 degrees of freedom. Floored at 1: negative dependence never makes a test keener.
 *
 * <p>Source: batch means (Carlstein 1986, doi:10.1214/aos/1176350057).
 */
public final class LongRunVariance {
    /** With fewer blocks λ is not known well enough for a verdict. */
    public static final int FEWEST_BLOCKS = 20;

    private LongRunVariance() {}

    /**
     * Estimates λ.
     *
     * @param blockMeans mean score per block, at least 2 blocks
     * @param blockRows rows per block (the mean number if they differ), above 0
     * @return at least 1
     * @throws IllegalArgumentException if there are fewer than 2 blocks or the rows are not above 0
     */
    public static double lambda(double[] blockMeans, double blockRows) {
        if (blockMeans.length < 2) {
            throw new IllegalArgumentException(
                    "λ needs at least 2 blocks, got " + blockMeans.length);
        }
        if (!(blockRows > 0)) {
            throw new IllegalArgumentException("blocks must hold rows, got " + blockRows);
        }
        return Math.max(1, blockRows * sampleVariance(blockMeans));
    }

    private static double sampleVariance(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return squares / (values.length - 1);
    }
}
