package dev.plumbline.core.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.report.Interval;
import dev.plumbline.core.report.Measurement;
import dev.plumbline.core.report.Verdict;
import dev.plumbline.core.statistics.ProportionTest;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/**
 * The figures of docs/evidence.md about episodes; printed as its tables. Not part of the usual run:
 * {@code mvn -Pevidence -pl jobs/core -am test -Dtest=EpisodeEvidence}.
 */
class EpisodeEvidence {
    private static final long SEED = 20_261_121;
    private static final int WINDOWS = 1_000;
    private static final int BASELINE_ROWS = FalseAlarmExperiment.EVALUATION_ROWS;

    @Test
    void aChangeAboutItsThresholdIsFewEpisodes() {
        for (double correlation : new double[] {0, .6}) {
            for (int rows : new int[] {200, 1_000, 10_000}) {
                DriftEpisodes feature = new DriftEpisodes(1, BASELINE_ROWS, correlation, rows);
                double threshold = feature.threshold(SEED);
                for (double share : new double[] {.6, .8, 1, 1.2}) {
                    print("steady", share, feature, window -> share * threshold);
                }
                print("wandering", 1, feature, wandering(threshold));
            }
        }
    }

    private static IntToDoubleFunction wandering(double mean) {
        double[] noise = noise(.8);
        return window -> mean * (1 + .2 * noise[window]);
    }

    /** Gaussian with a standard deviation of 1, neighbours correlated by so much. */
    private static double[] noise(double correlation) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] noise = new double[WINDOWS];
        double last = random.nextGaussian();
        for (int window = 0; window < WINDOWS; window++) {
            double fresh = Math.sqrt(1 - correlation * correlation) * random.nextGaussian();
            last = correlation * last + fresh;
            noise[window] = last;
        }
        return noise;
    }

    private static void print(
            String what, double share, DriftEpisodes feature, IntToDoubleFunction shift) {
        print(
                "%s | %.1f | %d | %.1f"
                        .formatted(what, feature.correlation(), feature.windowRows(), share),
                feature.run(SEED, WINDOWS, shift));
    }

    private static void print(String what, EpisodeCount count) {
        System.out.printf(
                "| %s | %d | %d | %d | %d |%n",
                what, count.breached(), count.runs(), count.episodes(), count.openWindows());
        assertThat(count.episodes()).isLessThanOrEqualTo(count.runs());
    }

    /** In sampling errors, of which the band reaches three to either side. */
    @Test
    void anEstimateAboutItsThresholdIsFewEpisodes() {
        for (double correlation : new double[] {0, .8}) {
            double[] noise = noise(correlation);
            for (double deviation : new double[] {.2, .5, .8}) {
                for (double inside : new double[] {0, .5, 1}) {
                    EpisodeCount count = EpisodeCount.ofEstimates();
                    for (double drawn : noise) {
                        count.next(estimate(inside + deviation * drawn));
                    }
                    print("%.1f | %.1f | %.1f".formatted(correlation, deviation, inside), count);
                }
            }
        }
    }

    private static Measurement estimate(double inside) {
        double error = .01;
        double value = .8 + error * inside;
        return Measurement.of("estimated_accuracy", null)
                .value(value)
                .threshold(.8)
                .interval(new Interval(value - 3 * error, value + 3 * error, .9973))
                .verdict(value < .8 ? Verdict.DRIFT : Verdict.OK);
    }

    /** The baseline misses 2 % of its values, so 7 % is the threshold. */
    @Test
    void aRateAboutItsThresholdIsFewEpisodes() {
        for (double correlation : new double[] {0, .8}) {
            for (int rows : new int[] {200, 1_000, 10_000}) {
                for (double mean : new double[] {.06, .07, .08}) {
                    for (int exitAfter : new int[] {1, 3}) {
                        print(
                                "%.1f | %d | %.2f | %d"
                                        .formatted(correlation, rows, mean, exitAfter),
                                rates(rows, mean, noise(correlation), exitAfter));
                    }
                }
            }
        }
    }

    private static EpisodeCount rates(int rows, double mean, double[] noise, int exitAfter) {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        double level = TestLevel.of(FalseAlarmExperiment.BUDGET, 1_400).value();
        EpisodeCount count = EpisodeCount.ofData(exitAfter);
        for (double drawn : noise) {
            double rate = mean * (1 + .1 * drawn);
            long missing = 0;
            for (int row = 0; row < rows; row++) {
                missing += random.nextDouble() < rate ? 1 : 0;
            }
            double share = (double) missing / rows;
            double pValue = ProportionTest.risePValue(200, 10_000, missing, rows);
            count.next(
                    Measurement.of(DriftMetric.MISSING_RATE, "x")
                            .value(share)
                            .threshold(.07)
                            .pValue(pValue)
                            .verdict(share >= .07 && pValue < level ? Verdict.DRIFT : Verdict.OK));
        }
        return count;
    }

    @Test
    void aChangeThatHasGoneClears() {
        for (double correlation : new double[] {0, .6}) {
            for (int rows : new int[] {200, 1_000, 10_000}) {
                recover(new DriftEpisodes(1, BASELINE_ROWS, correlation, rows), 200);
                recover(new DriftEpisodes(20, BASELINE_ROWS, correlation, rows), 20);
                recover(new DriftEpisodes(200, BASELINE_ROWS, correlation, rows), 3);
            }
        }
    }

    /** There the baseline's own error stays the same window after window. */
    @Test
    void aChangeThatHasGoneClearsThoughTheBaselineIsSmall() {
        recover(new DriftEpisodes(1, 1_000, 0, 10_000), 400);
        recover(new DriftEpisodes(1, 2_000, .6, 10_000), 400);
    }

    private static void recover(DriftEpisodes model, int trials) {
        int changed = 20;
        int most = 60;
        int[] after = new int[trials];
        for (int trial = 0; trial < trials; trial++) {
            long seed = SEED + 1_000 * trial;
            double shift = 2 * model.threshold(seed);
            EpisodeCount told = model.run(seed, changed + most, at -> at < changed ? shift : 0);
            after[trial] = told.lastResolved() - changed + 1;
        }
        Arrays.sort(after);
        System.out.printf(
                "| %d | %.1f | %d | %d | %d | %d | %d | %d |%n",
                model.baselineRows(),
                model.correlation(),
                model.windowRows(),
                model.features(),
                after[trials / 2],
                after[trials * 95 / 100],
                after[trials - 1],
                Arrays.stream(after).filter(windows -> windows > most).count());
    }
}
