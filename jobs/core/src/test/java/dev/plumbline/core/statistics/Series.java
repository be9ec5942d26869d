package dev.plumbline.core.statistics;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;

/** Standard normal rows that resemble the row before them. */
public final class Series {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    private Series() {}

    /** Returns the row after {@code x} in a first-order autoregression of variance 1. */
    public static double next(SplittableRandom random, double x, double correlation) {
        return correlation * x + Math.sqrt(1 - correlation * correlation) * normal(random);
    }

    /**
     * One half of Box and Muller's pair: {@link SplittableRandom} has no normal draw in Java 17.
     */
    public static double normal(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
                * Math.cos(2 * Math.PI * random.nextDouble());
    }

    static double rank(double x) {
        return NORMAL.cumulativeProbability(x);
    }
}
