package dev.plumbline.core.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The scores of one class of labelled rows, all of them or, once they are limited, an evenly spread
 * part of at least half the limit.
 */
final class ScoreSample {
    private double[] scores = new double[16];
    private long[] numbers = new long[16];
    private int count;
    private int most = Integer.MAX_VALUE;
    private int level;
    private long seen;

    /** Adds a score; one that is not finite is passed over. */
    void add(double score) {
        long number = seen++;
        if (!Double.isFinite(score) || Thinning.levelOf(number) < level) {
            return;
        }
        if (count == scores.length) {
            scores = Arrays.copyOf(scores, 2 * count);
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        scores[count] = score;
        numbers[count++] = number;
        thin();
    }

    /** Keeps at most this many scores from now on. */
    void limit(int scoresKept) {
        most = scoresKept;
        thin();
    }

    private void thin() {
        while (count > most) {
            level++;
            int kept = 0;
            for (int i = 0; i < count; i++) {
                if (Thinning.levelOf(numbers[i]) >= level) {
                    scores[kept] = scores[i];
                    numbers[kept++] = numbers[i];
                }
            }
            count = kept;
        }
    }

    /** Returns the scores of several samples together. */
    static double[] together(Iterable<ScoreSample> samples) {
        List<double[]> parts = new ArrayList<>();
        samples.forEach(sample -> parts.add(Arrays.copyOf(sample.scores, sample.count)));
        return parts.stream().flatMapToDouble(Arrays::stream).toArray();
    }
}
