package dev.plumbline.core.risk;

import dev.plumbline.core.statistics.LongRunVariance;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * How much a model lost on its evaluation set; a loss is between 0 (right) and 1 (as wrong as can
 * be).
 *
 * @param lossSum sum of the losses, from 0 to the number of rows
 * @param rows labelled evaluation rows, at least 1
 * @param designEffect how many dependent rows tell as much as one independent row, at least 1
 * @param bounded how an error becomes a loss; null where a wrong decision is a whole loss
 */
public record BaselineRisk(double lossSum, long rows, double designEffect, BoundedError bounded) {
    /** Contiguous stretches of the evaluation set that are compared with each other. */
    private static final int BLOCKS = 50;

    /** Fewer losses than two a block say nothing of dependence. */
    private static final int FEWEST_ROWS = 2 * BLOCKS;

    /**
     * Checks the numbers.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public BaselineRisk {
        Losses.require(lossSum, rows);
        if (rows < 1 || !(designEffect >= 1)) {
            throw new IllegalArgumentException(
                    "a risk must rest on rows and a design effect of at least 1, got %d and %s"
                            .formatted(rows, designEffect));
        }
    }

    /** Makes the risk of decisions that are right or wrong. */
    public BaselineRisk(double lossSum, long rows, double designEffect) {
        this(lossSum, rows, designEffect, null);
    }

    /**
     * Measures losses. The design effect is the long-run variance over 50 stretches of rows over
     * the variance of a row; with fewer than 100 rows it is taken for 1.
     *
     * @param losses each from 0 to 1, in order of event time
     */
    public static BaselineRisk of(double[] losses) {
        return new BaselineRisk(Arrays.stream(losses).sum(), losses.length, designEffect(losses));
    }

    private static double designEffect(double[] losses) {
        double mean = Arrays.stream(losses).average().orElse(0);
        double squares = Arrays.stream(losses).map(x -> (x - mean) * (x - mean)).sum();
        if (losses.length < FEWEST_ROWS || squares == 0) {
            return 1;
        }
        double deviation = Math.sqrt(squares / losses.length);
        int blockRows = losses.length / BLOCKS;
        double[] scores =
                IntStream.range(0, BLOCKS)
                        .mapToDouble(block -> mean(losses, block * blockRows, blockRows))
                        .map(blockMean -> (blockMean - mean) / deviation)
                        .toArray();
        return LongRunVariance.lambda(scores, blockRows);
    }

    private static double mean(double[] losses, int from, int length) {
        return Arrays.stream(losses, from, from + length).sum() / length;
    }

    /** The mean loss. */
    public double mean() {
        return lossSum / rows;
    }

    /**
     * Returns a bound that the risk behind the evaluation set exceeds with at most this
     * probability; rows and losses count divided by the design effect.
     *
     * @param probability above 0 and below 1
     * @see <a href="https://doi.org/10.1093/biomet/26.4.404">Clopper and Pearson (1934)</a>
     */
    public double upperBound(double probability) {
        double losses = lossSum / designEffect;
        double hits = (rows - lossSum) / designEffect;
        return hits <= 0
                ? 1
                : BetaDistribution.of(losses + 1, hits).inverseSurvivalProbability(probability);
    }
}
