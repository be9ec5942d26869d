package dev.plumbline.core.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.estimation.CbpeTally.Decision;
import dev.plumbline.core.performance.PerformanceMetric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CbpeTallyTest {
    @Property
    void mergingPartsInAnyOrderGivesTheBytesOfOnePass(@ForAll long seed) {
        Random random = new Random(seed);
        CbpeTally onePass = new CbpeTally();
        List<CbpeTally> parts = new ArrayList<>();
        for (int part = 0; part < 4; part++) {
            parts.add(new CbpeTally());
        }
        for (int row = 0; row < 200; row++) {
            int cell = random.nextInt(50);
            double probability = random.nextDouble();
            Decision decision = Decision.values()[random.nextInt(3)];
            onePass.add(cell, probability, decision);
            parts.get(random.nextInt(4)).add(cell, probability, decision);
        }
        Collections.shuffle(parts, random);
        CbpeTally merged = new CbpeTally();
        parts.forEach(part -> merged.merge(CbpeTally.fromBytes(part.toBytes())));

        assertThat(merged.toBytes()).isEqualTo(onePass.toBytes());
        assertThat(merged.rows()).isEqualTo(200);
    }

    @Test
    void refusesOtherBytesAndWhatIsNoProbability() {
        byte[] newer = new CbpeTally().toBytes();
        newer[0] = 9;
        assertThatThrownBy(() -> CbpeTally.fromBytes(newer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tally bytes must be of format 1, got 9");
        assertThatThrownBy(() -> new CbpeTally().add(0, 1.1, Decision.NONE))
                .hasMessageContaining("got 0 and 1.1");
        assertThatThrownBy(() -> new CbpeTally().add(-1, .5, Decision.NONE))
                .hasMessageContaining("got -1 and 0.5");
    }

    @Test
    void withoutDecisionsOnlyTheAreaIsEstimated() {
        BinaryEstimator estimator = estimator(new SplittableRandom(1), 2000);
        CbpeTally tally = new CbpeTally();
        estimator.add(tally, .3, Decision.NONE);
        estimator.add(tally, .6, Decision.NONE);
        estimator.add(tally, Double.NaN, Decision.POSITIVE);

        assertThat(tally.rows()).isEqualTo(2);
        assertThat(estimator.estimate(tally))
                .extracting(estimate -> estimate.reference().metric())
                .containsExactly(PerformanceMetric.ROC_AUC);
        assertThat(estimator.estimate(new CbpeTally())).isEmpty();
    }

    @Test
    void areaOnManyScoresIsWithinItsBoundOfTheExactOne() {
        BinaryEstimator estimator = estimator(new SplittableRandom(2), 30_000);
        double[] scores = new SplittableRandom(3).doubles(5000).toArray();
        CbpeTally tally = new CbpeTally();
        for (double score : scores) {
            estimator.add(tally, score, Decision.NONE);
        }
        PerformanceEstimate area = estimator.estimate(tally).get(0);

        assertThat(area.errorBound()).isBetween(1e-6, 2e-3);
        assertThat(area.value())
                .isCloseTo(area(scores, estimator.calibrator()), within(area.errorBound()));
    }

    @Test
    void estimatesWhatIsRealisedWhenOnlyTheInputsChange() {
        SplittableRandom random = new SplittableRandom(4);
        BinaryEstimator estimator = estimator(random, 50_000);
        CbpeTally tally = new CbpeTally();
        int right = 0;
        for (int row = 0; row < 50_000; row++) {
            // scores near the middle have become the rule
            double score = (random.nextDouble() + random.nextDouble()) / 2;
            boolean decided = score > .5;
            right += decided == random.nextDouble() < score * score ? 1 : 0;
            estimator.add(tally, score, decided ? Decision.POSITIVE : Decision.NEGATIVE);
        }
        PerformanceEstimate accuracy = estimator.estimate(tally).get(0);

        assertThat(accuracy.reference().metric()).isEqualTo(PerformanceMetric.ACCURACY);
        assertThat(accuracy.value()).isCloseTo(right / 50_000.0, within(.01));
        assertThat(accuracy.alerts()).isTrue();
    }

    /** Fits to a model whose scores' squares are the probabilities. */
    private static BinaryEstimator estimator(SplittableRandom random, int rows) {
        double[] scores = random.doubles(rows).toArray();
        boolean[] decided = new boolean[rows];
        boolean[] positive = new boolean[rows];
        int[] chunks = new int[rows];
        for (int row = 0; row < rows; row++) {
            decided[row] = scores[row] > .5;
            positive[row] = random.nextDouble() < scores[row] * scores[row];
            chunks[row] = row * 10 / rows;
        }
        return BinaryEstimator.fit(new BinaryEvaluation(scores, decided, positive, chunks));
    }

    private static double area(double[] scores, Calibrator calibrator) {
        double won = 0;
        double positives = 0;
        double negatives = 0;
        for (double score : scores) {
            double probability = calibrator.probability(score);
            positives += probability;
            negatives += 1 - probability;
            for (double other : scores) {
                double wins = score > other ? 1 : score == other ? .5 : 0;
                won += wins * probability * (1 - calibrator.probability(other));
            }
        }
        return won / positives / negatives;
    }
}
