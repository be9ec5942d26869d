package dev.plumbline.core.performance;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Rows of simulated classifiers whose scores are the probabilities that they say. */
final class CoveredModels {
    static final List<String> BINARY = List.of("0", "1");
    static final List<String> CLASSES = List.of("common", "less", "rare", "rarest");

    private static final double[] SHARES = {0.8, 0.12, 0.05, 0.03};

    private CoveredModels() {}

    /** Returns a grid from 20,000 rows. */
    static ScoreGrid gridOf(Random random, double level) {
        double[] scores = new double[20_000];
        Arrays.setAll(scores, row -> score(random, level));
        return ScoreGrid.fromScores(scores, new double[0]);
    }

    /**
     * Returns labelled rows.
     *
     * @param level mean log odds of the positive class
     */
    static PerformanceTally binary(Random random, int rows, double level, ScoreGrid grid) {
        ClassificationTally tally = new ClassificationTally();
        for (int row = 0; row < rows; row++) {
            double score = score(random, level);
            boolean happened = random.nextDouble() < score;
            tally.add(grid.cellOf(score), score, score > 0.8 ? "1" : "0", happened ? "1" : "0", 1);
        }
        return tally;
    }

    private static double score(Random random, double level) {
        return 1 / (1 + Math.exp(-level - 1.5 * random.nextGaussian()));
    }

    static PerformanceTally multiclass(Random random, int rows) {
        ScoreVectorLayout layout = ScoreVectorLayout.of(CLASSES);
        ClassificationTally tally = new ClassificationTally();
        for (int row = 0; row < rows; row++) {
            int label = drawn(random);
            double[] scores = scores(random, label);
            int top = 0;
            for (int k = 1; k < scores.length; k++) {
                top = scores[k] > scores[top] ? k : top;
            }
            tally.add(layout.write(scores), CLASSES.get(top), CLASSES.get(label), 1);
        }
        return tally;
    }

    private static int drawn(Random random) {
        double left = random.nextDouble();
        int label = 0;
        while (label < SHARES.length - 1 && left >= SHARES[label]) {
            left -= SHARES[label++];
        }
        return label;
    }

    /** Bayes' probabilities given normal evidence of distance 2 and variance 2 for each class. */
    private static double[] scores(Random random, int label) {
        double[] scores = new double[SHARES.length];
        double sum = 0;
        for (int k = 0; k < scores.length; k++) {
            double evidence = (k == label ? 2 : 0) + Math.sqrt(2) * random.nextGaussian();
            scores[k] = SHARES[k] * Math.exp(evidence);
            sum += scores[k];
        }
        for (int k = 0; k < scores.length; k++) {
            scores[k] /= sum;
        }
        return scores;
    }
}
