package dev.plumbline.core.comparison;

import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.NumericProfile;
import java.util.Arrays;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Raw rows of a baseline and a window, in many shapes, and profiles of them. */
record Samples(double[] baseline, double[] window) {

    /** Shapes: Gaussian, skewed, whole numbers, one heavy value, constant, gaps; shifted or not. */
    static Arbitrary<Samples> any(int mostRows) {
        return Arbitraries.longs().map(seed -> of(new Random(seed), mostRows)).dontShrink();
    }

    private static Samples of(Random random, int mostRows) {
        int m = 2 + random.nextInt(mostRows);
        int n = 1 + random.nextInt(mostRows);
        int shape = random.nextInt(7);
        double shift = random.nextInt(3) * random.nextGaussian();
        double scale = random.nextInt(3) == 0 ? 1 + random.nextDouble() : 1;
        double[] baseline = new double[m];
        double[] window = new double[n];
        // + 0.0 turns -0.0 into 0.0
        Arrays.setAll(baseline, row -> draw(random, shape) + 0.0);
        Arrays.setAll(window, row -> round(draw(random, shape) * scale + shift, shape) + 0.0);
        return new Samples(baseline, window);
    }

    private static double draw(Random random, int shape) {
        return switch (shape) {
            case 0 -> random.nextGaussian();
            case 1 -> Math.exp(random.nextGaussian());
            case 2 -> Math.rint(3 * random.nextGaussian());
            case 3 -> random.nextInt(3) == 0 ? random.nextGaussian() : 0.25;
            case 4 -> 7;
            case 5 -> random.nextInt(2) * 1000 + random.nextGaussian();
            default -> random.nextInt(12) / 4.0;
        };
    }

    private static double round(double value, int shape) {
        return shape == 2 ? Math.rint(value) : shape == 6 ? Math.rint(4 * value) / 4 : value;
    }

    double[] pooled() {
        return DoubleStream.concat(Arrays.stream(baseline), Arrays.stream(window))
                .sorted()
                .distinct()
                .toArray();
    }

    /** One cell per distinct value of both sides, where nothing is hidden. */
    CellPair ranked() {
        return new CellPair(ranks(baseline), ranks(window));
    }

    private long[] ranks(double[] sample) {
        double[] values = pooled();
        long[] counts = new long[values.length];
        for (double value : sample) {
            counts[Arrays.binarySearch(values, value)]++;
        }
        return counts;
    }

    /** Cells at quantiles of the baseline, with a closed cell for heavy values. */
    NumericBins bins(int most) {
        double[] sorted = baseline.clone();
        Arrays.sort(sorted);
        TreeSet<Double> edges = new TreeSet<>();
        edges.add(sorted[0]);
        edges.add(Math.nextUp(sorted[sorted.length - 1]));
        for (int k = 1; k < most; k++) {
            double quantile = sorted[(int) ((long) k * sorted.length / most)];
            edges.add(quantile);
            long rows = Arrays.stream(sorted).filter(value -> value == quantile).count();
            if (rows * most >= sorted.length) {
                edges.add(Math.nextUp(quantile));
            }
        }
        double[] boundaries = edges.stream().mapToDouble(Double::doubleValue).limit(255).toArray();
        return NumericBins.of(boundaries, Arrays.stream(baseline).average().orElseThrow());
    }

    Sides sides(int mostCells) {
        NumericBins bins = bins(mostCells);
        return new Sides(profile(bins, baseline), profile(bins, window));
    }

    static NumericProfile profile(NumericBins bins, double[] values) {
        NumericProfile profile = bins.emptyProfile();
        Arrays.stream(values).forEach(profile::add);
        return profile;
    }

    static double[] equalShares(double[] sample) {
        double[] shares = new double[sample.length];
        Arrays.fill(shares, 1.0 / sample.length);
        return shares;
    }

    double[] sortedBaseline() {
        return Arrays.stream(baseline).sorted().toArray();
    }

    double[] sortedWindow() {
        return Arrays.stream(window).sorted().toArray();
    }
}
