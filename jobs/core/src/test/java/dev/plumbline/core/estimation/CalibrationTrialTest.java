package dev.plumbline.core.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

class CalibrationTrialTest {
    @Test
    void scoresThatOverstateAreCalibrated() {
        assertThat(CalibrationTrial.isWorthwhile(rows(score -> score * score))).isTrue();
    }

    @Test
    void scoresThatWereExactlyRightAreLeftAlone() {
        double[] scores = new double[4500];
        boolean[] positive = new boolean[scores.length];
        for (int row = 0; row < scores.length; row++) {
            int tenths = 1 + row / 500;
            scores[row] = tenths / 10.0;
            positive[row] = row % 10 < tenths;
        }
        assertThat(CalibrationTrial.isWorthwhile(LabelledScores.sorted(scores, positive)))
                .isFalse();
    }

    @Test
    void oneClassAloneAndSeparatedClassesAreLeftAlone() {
        assertThat(CalibrationTrial.isWorthwhile(rows(score -> 0))).isFalse();
        assertThat(CalibrationTrial.isWorthwhile(rows(score -> 1))).isFalse();
        assertThat(CalibrationTrial.isWorthwhile(rows(score -> score > .5 ? 1 : 0))).isFalse();
    }

    private static LabelledScores rows(DoubleUnaryOperator truth) {
        SplittableRandom random = new SplittableRandom(7);
        double[] scores = random.doubles(5000).toArray();
        boolean[] positive = new boolean[scores.length];
        for (int row = 0; row < scores.length; row++) {
            positive[row] = random.nextDouble() < truth.applyAsDouble(scores[row]);
        }
        return LabelledScores.sorted(scores, positive);
    }
}
