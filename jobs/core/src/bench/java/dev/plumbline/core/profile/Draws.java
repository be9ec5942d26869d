package dev.plumbline.core.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Seeded values as features have them, and the bins that a baseline of them has. */
final class Draws {
    private static final int BASELINE_ROWS = 100_000;

    private Draws() {}

    /**
     * Draws one value: {@code normal}, {@code lognormal} (σ = 2), {@code counts} up to 50, or
     * {@code clusters}, three so narrow and so far apart that no bucket parts the boundaries of
     * one.
     */
    static double of(String kind, Random random) {
        return switch (kind) {
            case "normal" -> random.nextGaussian();
            case "lognormal" -> Math.exp(2 * random.nextGaussian());
            case "counts" -> Math.rint(50 * Math.pow(random.nextDouble(), 2));
            case "clusters" -> Math.pow(1000, random.nextInt(3)) + 1e-4 * random.nextGaussian();
            default -> throw new IllegalArgumentException("no such values: " + kind);
        };
    }

    /** Returns bins at the quantiles of a sample, with closed cells for its frequent values. */
    static NumericBins bins(String kind) {
        Random random = new Random(2);
        double[] sample = new double[BASELINE_ROWS];
        Arrays.setAll(sample, row -> of(kind, random));
        Arrays.sort(sample);
        TreeSet<Double> boundaries = new TreeSet<>();
        for (int i = 0; i < NumericBins.MOST_BOUNDARIES; i++) {
            int at = (int) ((long) i * (BASELINE_ROWS - 1) / (NumericBins.MOST_BOUNDARIES - 1));
            boundaries.add(sample[at]);
            if (kind.equals("counts")) {
                boundaries.add(Math.nextUp(sample[at]));
            }
        }
        double mean = Arrays.stream(sample).average().orElseThrow();
        return NumericBins.of(boundaries.stream().mapToDouble(Double::doubleValue).toArray(), mean);
    }

    /** Names of some length that begin alike, as category names do. */
    static List<String> categories(int count) {
        return IntStream.range(0, count).mapToObj(i -> "category-" + 7919L * i).toList();
    }

    /** Draws a category by Zipf's law: the first is twice as likely as the second. */
    static int rank(int count, Random random) {
        // a continuous 1/x between 1 and count + 1, cut to whole ranks
        return (int) Math.pow(count + 1, random.nextDouble()) - 1;
    }
}
