package dev.plumbline.architecture.planted.core;

import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/** What looks like chance or a clock, and is a function of its arguments. */
public final class SeededInCore {
    private SeededInCore() {}

    static double draw(long seed) {
        return new Random(seed).nextGaussian() + new SplittableRandom(seed).nextDouble();
    }

    static void shuffle(List<String> values, long seed) {
        Collections.shuffle(values, new Random(seed));
    }

    static Date date(Instant eventTime) {
        return new Date(eventTime.toEpochMilli());
    }
}
