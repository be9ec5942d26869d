package dev.plumbline.architecture.planted.core;

import java.security.SecureRandom;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Each method draws what cannot be drawn again. */
public final class ChanceInCore {
    private ChanceInCore() {}

    static Random random() {
        return new Random();
    }

    static Supplier<Random> reference() {
        return Random::new;
    }

    static SplittableRandom splittable() {
        return new SplittableRandom();
    }

    static double share() {
        return Math.random();
    }

    static ThreadLocalRandom local() {
        return ThreadLocalRandom.current();
    }

    static UUID id() {
        return UUID.randomUUID();
    }

    static SecureRandom secure() {
        return new SecureRandom();
    }

    static RandomGenerator generator() {
        return RandomGenerator.getDefault();
    }

    static void shuffle(List<String> values) {
        Collections.shuffle(values);
    }
}
