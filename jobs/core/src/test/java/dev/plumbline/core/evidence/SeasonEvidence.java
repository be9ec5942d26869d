package dev.plumbline.core.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The table of docs/evidence.md on seasons, over 20 seeds. {@code -Devidence.features=40} makes a
 * model of another number of features than 200. Not part of the build: its name is no test's.
 */
class SeasonEvidence {
    private static final int FEATURES = Integer.getInteger("evidence.features", 200);
    private static final int SEEDS = 20;
    private static final int TRIALS = 100;
    private static final int ROWS = 200;

    @Test
    void theHoursOfAWeekKeepTheBudget() {
        for (double effect : new double[] {0, 0.15}) {
            int alarmed = alarmed(SEEDS, new SeasonTrial(FEATURES, ROWS, 168, ROWS, effect));
            assertThat(alarmed).isLessThanOrEqualTo(31);
        }
    }

    @Test
    void withoutThemTheCycleIsDriftOrHidesIt() {
        for (double effect : new double[] {0, 0.15}) {
            alarmed(1, new SeasonTrial(FEATURES, ROWS, 0, ROWS, effect));
            int naive = alarmed(1, new SeasonTrial(FEATURES, ROWS, 0, 1, effect));
            assertThat(naive).isGreaterThan(SeasonTrial.SCORED_HOURS / 2);
        }
    }

    @Test
    void shiftsOnTopOfTheCycleAreFound() {
        for (int buckets : new int[] {168, 0}) {
            for (double shift : new double[] {0.5, 0.8, 1}) {
                found(shift, new SeasonTrial(FEATURES, ROWS, buckets, ROWS, 0));
            }
            found(0.5, new SeasonTrial(FEATURES, 5 * ROWS, buckets, 5 * ROWS, 0));
        }
    }

    @Test
    void aDayFindsSmallerShiftsThanItsHours() {
        for (double effect : new double[] {0, 0.15}) {
            SeasonTrial trial = new SeasonTrial(1, ROWS, 168, ROWS, effect);
            int alarmed = IntStream.range(0, SEEDS).map(trial::alarmedDays).sum();
            System.out.printf(
                    "hourly effect %.2f: %d of %d days alarmed%n", effect, alarmed, SEEDS * 42);
            assertThat(alarmed).isLessThanOrEqualTo(4);
            for (double shift : new double[] {0.2, 0.3, 0.5}) {
                long found =
                        IntStream.range(0, TRIALS)
                                .filter(seed -> trial.findsInADay(shift, seed))
                                .count();
                System.out.printf(
                        "hourly effect %.2f: %.1f σ found in its first day %d of %d times%n",
                        effect, shift, found, TRIALS);
            }
        }
    }

    private static int alarmed(int seeds, SeasonTrial trial) {
        int alarmed =
                IntStream.range(0, seeds).map(seed -> trial.alarmedHours(seed).cardinality()).sum();
        System.out.printf(
                "%d features, hourly effect %.2f, %d buckets, λ from blocks of %d rows: %,d of %,d windows alarmed%n",
                trial.features(),
                trial.hourlyEffect(),
                trial.buckets(),
                trial.blockRows(),
                alarmed,
                seeds * SeasonTrial.SCORED_HOURS);
        return alarmed;
    }

    private static void found(double shift, SeasonTrial trial) {
        long found = IntStream.range(0, TRIALS).filter(seed -> trial.finds(shift, seed)).count();
        System.out.printf(
                "%d features, %d rows an hour, %d buckets: %.1f σ found within 3 windows %d of %d times%n",
                trial.features(), trial.rowsPerHour(), trial.buckets(), shift, found, TRIALS);
    }
}
