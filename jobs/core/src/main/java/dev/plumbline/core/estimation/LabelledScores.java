package dev.plumbline.core.estimation;

import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Scores with their outcomes, ascending by score.
 *
 * @param scores finite, ascending
 * @param positive whether the row of each score belongs to the positive class
 */
record LabelledScores(double[] scores, boolean[] positive) {
    /**
     * Sorts rows by score; rows of one score keep their order.
     *
     * @throws IllegalArgumentException if the arrays differ in length or a score is not finite
     */
    static LabelledScores sorted(double[] scores, boolean[] positive) {
        requireSameLength(scores.length, positive.length);
        for (int row = 0; row < scores.length; row++) {
            if (!Double.isFinite(scores[row])) {
                throw new IllegalArgumentException(
                        "scores must be finite, got %s in row %d".formatted(scores[row], row));
            }
        }
        int[] order =
                IntStream.range(0, scores.length)
                        .boxed()
                        // + 0.0 turns -0.0, which sorts before 0.0, into 0.0
                        .sorted(Comparator.comparingDouble(row -> scores[row] + 0.0))
                        .mapToInt(Integer::intValue)
                        .toArray();
        return new LabelledScores(scores, positive).at(order);
    }

    static void requireSameLength(int scores, int others) {
        if (scores != others) {
            throw new IllegalArgumentException(
                    "every row must have a score and an outcome, got %d scores and %d others"
                            .formatted(scores, others));
        }
    }

    /** Returns the rows whose position passes, in the same order. */
    LabelledScores where(IntPredicate passes) {
        return at(IntStream.range(0, rows()).filter(passes).toArray());
    }

    private LabelledScores at(int[] order) {
        double[] score = new double[order.length];
        boolean[] truth = new boolean[order.length];
        for (int i = 0; i < order.length; i++) {
            score[i] = scores[order[i]] + 0.0;
            truth[i] = positive[order[i]];
        }
        return new LabelledScores(score, truth);
    }

    int rows() {
        return scores.length;
    }

    long positives() {
        return IntStream.range(0, rows()).filter(row -> positive[row]).count();
    }

    /** Returns the position after the last row with the same score as this one. */
    int endOfTie(int row) {
        int end = row + 1;
        while (end < scores.length && scores[end] == scores[row]) {
            end++;
        }
        return end;
    }

    /** Returns how many positives stand in the positions from one to before another. */
    long positives(int from, int to) {
        return IntStream.range(from, to).filter(row -> positive[row]).count();
    }

    /**
     * Returns the area under the ROC curve, pairs of equal scores counting one half; NaN unless
     * both classes occur.
     */
    double area() {
        double won = 0;
        long below = 0;
        for (int row = 0; row < rows(); ) {
            int end = endOfTie(row);
            long hits = positives(row, end);
            long misses = end - row - hits;
            won += hits * (below + misses / 2.0);
            below += misses;
            row = end;
        }
        return won / ((double) below * (rows() - below));
    }

    /**
     * Returns how one row's part in the ROC AUC spreads: the rows of the rarer class, each by the
     * share of the other class that the score puts on the right side of it.
     */
    Spread areaSpread() {
        long positives = positives();
        long negatives = rows() - positives;
        boolean rarer = positives <= negatives;
        double sum = 0;
        double squares = 0;
        long othersBelow = 0;
        for (int row = 0; row < rows(); ) {
            int end = endOfTie(row);
            long hits = positives(row, end);
            long own = rarer ? hits : end - row - hits;
            long others = end - row - own;
            double place = (othersBelow + others / 2.0) / Math.max(positives, negatives);
            sum += own * place;
            squares += own * place * place;
            othersBelow += others;
            row = end;
        }
        long own = Math.min(positives, negatives);
        double mean = sum / own;
        return new Spread(
                Math.sqrt(Math.max(0, squares / own - mean * mean)), (double) own / rows());
    }
}
