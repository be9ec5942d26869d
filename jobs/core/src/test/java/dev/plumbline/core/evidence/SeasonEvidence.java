package dev.plumbline.core.evidence;

import java.util.stream.IntStream;

/**
 * Prints what seasons cost and find, over 20 seeds, as in docs/evidence.md. The argument is the
 * number of features, 200 if none is given.
 */
public final class SeasonEvidence {
    private static final int SEEDS = 20;
    private static final int TRIALS = 100;
    private static final int ROWS = 200;

    private SeasonEvidence() {}

    public static void main(String[] args) {
        int features = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        System.out.printf("alarmed hourly windows, %d features of %d rows%n", features, ROWS);
        for (double effect : new double[] {0, 0.15}) {
            alarms(SEEDS, new SeasonTrial(features, ROWS, 168, ROWS, effect));
            alarms(1, new SeasonTrial(features, ROWS, 0, ROWS, effect));
            alarms(1, new SeasonTrial(features, ROWS, 0, 1, effect));
        }
        System.out.printf("shifts of one feature found within 3 windows, of %d%n", TRIALS);
        for (int buckets : new int[] {168, 0}) {
            for (double shift : new double[] {0.5, 0.8, 1}) {
                found(shift, new SeasonTrial(features, ROWS, buckets, ROWS, 0));
            }
            found(0.5, new SeasonTrial(features, 5 * ROWS, buckets, 5 * ROWS, 0));
        }
    }

    private static void alarms(int seeds, SeasonTrial trial) {
        int alarmed =
                IntStream.range(0, seeds).map(seed -> trial.alarmedHours(seed).cardinality()).sum();
        System.out.printf(
                "  hourly effect %.2f, %3d buckets, λ from blocks of %3d rows: %,d of %,d%n",
                trial.hourlyEffect(),
                trial.buckets(),
                trial.blockRows(),
                alarmed,
                seeds * SeasonTrial.SCORED_HOURS);
    }

    private static void found(double shift, SeasonTrial trial) {
        long found = IntStream.range(0, TRIALS).filter(seed -> trial.finds(shift, seed)).count();
        System.out.printf(
                "  %4d rows, %3d buckets, %.1f σ: %3d%n",
                trial.rowsPerHour(), trial.buckets(), shift, found);
    }
}
