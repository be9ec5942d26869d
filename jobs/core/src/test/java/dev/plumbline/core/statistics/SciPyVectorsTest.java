package dev.plumbline.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every statistic and p-value that SciPy has too, for 1 to 100,000 rows a side, with ties,
 * constants and empty cells.
 */
class SciPyVectorsTest {
    private static final double RELATIVE = 1e-9;

    private static final double ROUNDING = 1e-14;

    /** A distance that is the root of a difference which cancels to a few units of rounding. */
    private static final double ROOT_OF_ROUNDING = 1e-7;

    private record Sample(String kind, double[] values, long[] baseline, long[] window) {}

    @Test
    void everyFigureIsSciPys() {
        Map<String, Sample> samples = samples();
        List<String> wrong = new ArrayList<>();
        List<String> lines = lines("expected.csv");
        for (String line : lines) {
            String[] part = line.split(",");
            double expected = number(part[2]);
            double actual = figure(part[1], samples.get(part[0]));
            if (!agree(part[1], expected, actual)) {
                wrong.add("%s, got %s".formatted(line, actual));
            }
        }
        assertThat(lines).hasSizeGreaterThan(350);
        assertThat(wrong).isEmpty();
    }

    @Test
    void theSameRowsHaveTheSameFiguresWhicheverSideTheyStandOn() {
        for (Sample sample : samples().values()) {
            if (sample.kind().equals("cells")) {
                assertThat(GTest.of(sample.window(), sample.baseline()).statistic())
                        .isCloseTo(
                                GTest.of(sample.baseline(), sample.window()).statistic(),
                                within(1e-9));
            } else {
                assertThat(AndersonDarling.of(sample.window(), sample.baseline()).value())
                        .isCloseTo(
                                AndersonDarling.of(sample.baseline(), sample.window()).value(),
                                within(1e-9));
            }
        }
    }

    /** A p-value has no floor, for its smallest matter most. */
    private static boolean agree(String measure, double expected, double actual) {
        boolean pValue = measure.endsWith("_p") || measure.contains("_p_");
        boolean rooted = measure.startsWith("jensen_shannon") || measure.equals("energy");
        double floor = rooted ? ROOT_OF_ROUNDING : ROUNDING;
        double allowed = RELATIVE * Math.abs(expected);
        if (!pValue && Math.abs(expected) < floor) {
            allowed = floor;
        }
        return expected == actual || Math.abs(actual - expected) <= allowed;
    }

    private static double figure(String measure, Sample sample) {
        return sample.kind().equals("cells")
                ? unordered(measure, sample.baseline(), sample.window())
                : ordered(measure, sample);
    }

    private static double ordered(String measure, Sample sample) {
        long[] baseline = sample.baseline();
        long[] window = sample.window();
        double[] values = sample.values();
        double[] p = Shares.of(baseline);
        double[] q = Shares.of(window);
        return switch (measure) {
            case "kolmogorov_smirnov" -> KolmogorovSmirnov.distance(p, q);
            case "kolmogorov_smirnov_p_exact" -> KolmogorovSmirnov.exactPValue(baseline, window);
            case "kolmogorov_smirnov_p_asymptotic" ->
                    KolmogorovSmirnov.asymptoticPValue(
                            KolmogorovSmirnov.distance(p, q),
                            Arrays.stream(baseline).sum(),
                            Arrays.stream(window).sum());
            case "wasserstein" -> Wasserstein.of(values, p, values, q);
            case "energy" -> EnergyDistance.of(values, p, values, q);
            case "cramer_von_mises" -> CramerVonMises.of(baseline, window);
            case "anderson_darling" -> AndersonDarling.of(baseline, window).value();
            case "lowest_score" -> lowestScore(baseline);
            default -> throw new IllegalArgumentException(measure);
        };
    }

    private static double lowestScore(long[] counts) {
        int lowest = 0;
        while (counts[lowest] == 0) {
            lowest++;
        }
        return MidRanks.scores(counts)[lowest];
    }

    private static double unordered(String measure, long[] baseline, long[] window) {
        double[] p = Shares.of(baseline);
        double[] q = Shares.of(window);
        return switch (measure) {
            case "chi_square" -> ChiSquare.contingency(baseline, window).statistic();
            case "chi_square_p" -> ChiSquare.contingency(baseline, window).pValue();
            case "chi_square_yates" -> ChiSquare.contingencyWithYates(baseline, window).statistic();
            case "chi_square_yates_p" -> ChiSquare.contingencyWithYates(baseline, window).pValue();
            case "chi_square_fit" -> ChiSquare.goodnessOfFit(baseline, window).statistic();
            case "chi_square_fit_p" -> ChiSquare.goodnessOfFit(baseline, window).pValue();
            case "g_without_williams" ->
                    GTest.of(baseline, window).statistic() * williams(baseline, window);
            case "jensen_shannon_natural" -> JensenShannon.naturalDistance(p, q);
            case "jensen_shannon" -> JensenShannon.distance(p, q);
            case "jensen_shannon_divergence" -> JensenShannon.divergence(p, q);
            case "total_variation" -> TotalVariation.of(p, q);
            case "l_infinity" -> LInfinity.of(p, q);
            case "hellinger" -> Hellinger.of(p, q);
            case "kullback_leibler" -> KullbackLeibler.of(p, q, 0);
            case "fisher_rise_p" ->
                    ProportionTest.risePValue(
                            baseline[0],
                            baseline[0] + baseline[1],
                            window[0],
                            window[0] + window[1]);
            default -> throw new IllegalArgumentException(measure);
        };
    }

    /** Williams' q, which SciPy does not divide by. */
    private static double williams(long[] baseline, long[] window) {
        double m = Arrays.stream(baseline).sum();
        double n = Arrays.stream(window).sum();
        double reciprocals = 0;
        int filled = 0;
        for (int cell = 0; cell < baseline.length; cell++) {
            double both = baseline[cell] + window[cell];
            filled += both > 0 ? 1 : 0;
            reciprocals += both > 0 ? 1 / both : 0;
        }
        double sides = (n + m) / m + (n + m) / n - 1;
        return 1 + sides * ((n + m) * reciprocals - 1) / (6 * (n + m) * (filled - 1));
    }

    private static Map<String, Sample> samples() {
        Map<String, Sample> samples = new TreeMap<>();
        for (String line : lines("samples.csv")) {
            String[] part = line.split(",", -1);
            samples.put(part[0], part[1].equals("runs") ? unfolded(part[3]) : listed(part));
        }
        return samples;
    }

    private static Sample listed(String[] part) {
        double[] values = split(part[2]).mapToDouble(Double::parseDouble).toArray();
        return new Sample(part[1], values, counts(part[3]), counts(part[4]));
    }

    private static Sample unfolded(String text) {
        long[] runs = counts(text);
        int rows = (int) Arrays.stream(runs).sum();
        Sample sample = new Sample("runs", new double[rows], new long[rows], new long[rows]);
        Arrays.setAll(sample.values(), place -> place);
        int row = 0;
        for (int run = 0; run < runs.length; run++) {
            long[] side = run % 2 == 0 ? sample.baseline() : sample.window();
            Arrays.fill(side, row, row + (int) runs[run], 1);
            row += (int) runs[run];
        }
        return sample;
    }

    private static long[] counts(String text) {
        return split(text).mapToLong(Long::parseLong).toArray();
    }

    private static Stream<String> split(String text) {
        return text.isEmpty() ? Stream.empty() : Arrays.stream(text.split(" "));
    }

    private static double number(String text) {
        return text.equals("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    private static List<String> lines(String file) {
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(
                                SciPyVectorsTest.class.getResourceAsStream("/golden/scipy/" + file),
                                StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.startsWith("#")).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
