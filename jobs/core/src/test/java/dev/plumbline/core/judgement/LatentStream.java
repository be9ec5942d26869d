package dev.plumbline.core.judgement;

import java.util.SplittableRandom;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * A standard normal series in which each value resembles the one before: x ← ρ x + √(1 − ρ²) z.
 * Innovations are drawn from 4,096 equally likely intervals between normal quantiles, evenly within
 * each, which is what makes 10¹¹ of them affordable; the ends stand at ±4.5.
 */
final class LatentStream {
    private static final int INTERVALS = 4096;
    private static final double END = 4.5;
    private static final double[] KNOTS = knots();

    private final SplittableRandom random;
    private final double correlation;
    private final double fresh;
    private double last;
    private long bits;
    private boolean halfLeft;

    LatentStream(long seed, double correlation) {
        this.random = new SplittableRandom(seed);
        this.correlation = correlation;
        this.fresh = Math.sqrt(1 - correlation * correlation);
        // the first values are not yet of the series' own spread
        for (int i = 0; i < 200; i++) {
            next();
        }
    }

    private static double[] knots() {
        NormalDistribution normal = NormalDistribution.of(0, 1);
        double[] knots = new double[INTERVALS + 1];
        for (int i = 1; i < INTERVALS; i++) {
            knots[i] = normal.inverseCumulativeProbability((double) i / INTERVALS);
        }
        knots[0] = -END;
        knots[INTERVALS] = END;
        return knots;
    }

    double next() {
        last = correlation * last + fresh * innovation();
        return last;
    }

    /** One draw of 64 bits serves for two innovations of 32. */
    private double innovation() {
        bits = halfLeft ? bits >>> 32 : random.nextLong();
        halfLeft = !halfLeft;
        int interval = (int) bits & INTERVALS - 1;
        double share = ((int) bits >>> 12) * 0x1p-20;
        return KNOTS[interval] + share * (KNOTS[interval + 1] - KNOTS[interval]);
    }
}
