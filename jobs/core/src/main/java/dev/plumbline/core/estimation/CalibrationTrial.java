package dev.plumbline.core.estimation;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Answers whether scores become better probabilities by calibration: a calibrator is fitted on nine
 * tenths of the rows of each class and tried on the rest, ten times over; it is wanted if the
 * expected calibration error of all rows it was tried on falls.
 */
final class CalibrationTrial {
    private static final int SPLITS = 10;
    private static final int BINS = 10;
    private static final long SEED = 42;

    /** Scores that separate the classes like this leave nothing to calibrate. */
    private static final double SEPARATED = 0.999;

    private CalibrationTrial() {}

    static boolean isWorthwhile(LabelledScores rows) {
        long positives = rows.positives();
        if (positives == 0 || positives == rows.rows() || rows.area() > SEPARATED) {
            return false;
        }
        SplittableRandom random = new SplittableRandom(SEED);
        Tried tried = new Tried(SPLITS * (tenth(positives) + tenth(rows.rows() - positives)));
        for (int split = 0; split < SPLITS; split++) {
            boolean[] held = new boolean[rows.rows()];
            hold(held, rows, true, random);
            hold(held, rows, false, random);
            Calibrator calibrator = Calibrator.fit(rows.where(row -> !held[row]));
            tried.add(rows.where(row -> held[row]), calibrator);
        }
        return tried.errorOf(tried.raw) > tried.errorOf(tried.calibrated);
    }

    private static int tenth(long rows) {
        return (int) Math.max(1, Math.round(rows / 10.0));
    }

    /** Marks a random tenth of the rows of one class. */
    private static void hold(
            boolean[] held, LabelledScores rows, boolean positive, SplittableRandom random) {
        int[] members =
                IntStream.range(0, rows.rows())
                        .filter(row -> rows.positive()[row] == positive)
                        .toArray();
        for (int i = 0; i < tenth(members.length); i++) {
            int chosen = random.nextInt(i, members.length);
            held[members[chosen]] = true;
            members[chosen] = members[i];
        }
    }

    /** The rows that calibrators were tried on. */
    private static final class Tried {
        private final double[] raw;
        private final double[] calibrated;
        private final boolean[] positive;
        private int rows;

        Tried(int most) {
            raw = new double[most];
            calibrated = new double[most];
            positive = new boolean[most];
        }

        void add(LabelledScores held, Calibrator calibrator) {
            for (int row = 0; row < held.rows(); row++) {
                raw[rows] = held.scores()[row];
                calibrated[rows] = calibrator.probability(raw[rows]);
                positive[rows++] = held.positive()[row];
            }
        }

        /**
         * Returns the expected calibration error over bins of equal numbers of rows: the mean
         * distance between stated and observed probability.
         */
        double errorOf(double[] stated) {
            int[] order =
                    IntStream.range(0, rows)
                            .boxed()
                            .sorted(Comparator.comparingDouble(row -> stated[row]))
                            .mapToInt(Integer::intValue)
                            .toArray();
            double error = 0;
            for (int bin = 0; bin < BINS; bin++) {
                double excess = 0;
                for (int i = start(bin); i < start(bin + 1); i++) {
                    excess += stated[order[i]] - (positive[order[i]] ? 1 : 0);
                }
                error += Math.abs(excess) / rows;
            }
            return error;
        }

        private int start(int bin) {
            return (int) ((long) bin * rows / BINS);
        }
    }
}
