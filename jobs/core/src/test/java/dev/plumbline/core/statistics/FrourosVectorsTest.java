package dev.plumbline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrourosVectorsTest {
    private static final double SMALLEST_NORMAL = 2.2250738585072014e-308;
    private static final int BINS = 10;

    @ParameterizedTest
    @MethodSource("expectations")
    void agreesWithSciPy(String samples, String measure, double expected) {
        double[] baseline = sample("frouros_" + samples + "_ref.csv");
        double[] window = sample("frouros_" + samples + "_test.csv");
        assertThat(measure(measure, baseline, window)).isCloseTo(expected, withinPercentage(1e-7));
    }

    static List<Object[]> expectations() {
        return lines("frouros_distances.csv").stream()
                .map(line -> line.split(","))
                .map(part -> new Object[] {part[0], part[1], Double.parseDouble(part[2])})
                .toList();
    }

    private static double measure(String name, double[] baseline, double[] window) {
        double[] p = Shares.of(histogram(baseline, baseline, window));
        double[] q = Shares.of(histogram(window, baseline, window));
        long[] ranked = ranks(baseline, baseline, window);
        long[] rankedWindow = ranks(window, baseline, window);
        return switch (name) {
            case "wasserstein" -> Wasserstein.of(baseline, equal(baseline), window, equal(window));
            case "energy" -> EnergyDistance.of(baseline, equal(baseline), window, equal(window));
            case "total_variation" -> TotalVariation.of(p, q);
            case "hellinger" -> Hellinger.of(p, q);
            case "bhattacharyya" -> -Math.log1p(-Math.pow(Hellinger.of(p, q), 2));
            case "psi" -> PopulationStabilityIndex.of(p, q, SMALLEST_NORMAL);
            case "jensen_shannon_natural" -> JensenShannon.naturalDistance(p, q);
            case "kolmogorov_smirnov" ->
                    KolmogorovSmirnov.distance(Shares.of(ranked), Shares.of(rankedWindow));
            case "kolmogorov_smirnov_p_exact" ->
                    KolmogorovSmirnov.exactPValue(ranked, rankedWindow);
            case "kolmogorov_smirnov_p_asymptotic" ->
                    KolmogorovSmirnov.asymptoticPValue(ranked, rankedWindow);
            case "cramer_von_mises" -> CramerVonMises.of(ranked, rankedWindow);
            case "anderson_darling" -> AndersonDarling.of(ranked, rankedWindow).value();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static double[] equal(double[] sample) {
        double[] shares = new double[sample.length];
        Arrays.fill(shares, 1.0 / sample.length);
        return shares;
    }

    private static double[] pooled(double[] baseline, double[] window) {
        return DoubleStream.concat(Arrays.stream(baseline), Arrays.stream(window))
                .sorted()
                .distinct()
                .toArray();
    }

    /** One cell per distinct value of both samples. */
    private static long[] ranks(double[] sample, double[] baseline, double[] window) {
        double[] values = pooled(baseline, window);
        long[] counts = new long[values.length];
        for (double value : sample) {
            counts[Arrays.binarySearch(values, value)]++;
        }
        return counts;
    }

    /** Equal-width bins over the pooled range, the last closed, as numpy.histogram. */
    private static long[] histogram(double[] sample, double[] baseline, double[] window) {
        double[] values = pooled(baseline, window);
        double from = values[0];
        double width = (values[values.length - 1] - from) / BINS;
        long[] counts = new long[BINS];
        for (double value : sample) {
            counts[Math.min(BINS - 1, (int) ((value - from) / width))]++;
        }
        return counts;
    }

    private static double[] sample(String file) {
        return lines(file).stream().mapToDouble(Double::parseDouble).sorted().toArray();
    }

    private static List<String> lines(String file) {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                FrourosVectorsTest.class.getResourceAsStream("/golden/" + file),
                                StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
