package dev.plumbline.core.estimation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.estimation.CbpeTally.Decision;
import dev.plumbline.core.performance.ScoreGrid;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.FeatureRow;
import dev.plumbline.core.profile.NumericBins;
import dev.plumbline.core.profile.ProfileLayout;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** A row that is counted again counts as it did the first time. */
class EstimateCountTest {
    private static final int ROWS = 60;
    private static final Bins BINS = NumericBins.of(new double[] {10, 20, 30}, 2);

    @Test
    void ofABinaryModel() {
        double[] scores = {0.1, 0.4, 0.6, 0.9};
        PerformanceEstimator estimator =
                new BinaryEstimator(
                        Calibrator.identity(), ScoreGrid.fromScores(scores, scores), List.of());
        assertSameAgain(
                estimator,
                (count, row) ->
                        count.add(
                                null,
                                row % 7 == 0 ? Double.NaN : row / 60.0,
                                row % 3 == 0 ? Decision.NONE : Decision.POSITIVE));
    }

    @Test
    void ofAModelOfSeveralClasses() {
        Calibrator identity = Calibrator.identity();
        PerformanceEstimator estimator =
                new MulticlassEstimator(List.of(identity, identity, identity), List.of());
        assertSameAgain(
                estimator,
                (count, row) ->
                        count.add(new double[] {row / 100.0, 0.3, 0.7 - row / 100.0}, row % 4 - 1));
    }

    @Test
    void ofARegression() {
        short[][] cells = new short[1][400];
        double[] losses = new double[400];
        for (int row = 0; row < losses.length; row++) {
            cells[0][row] = (short) (row % 4);
            losses[row] = 1 + row % 4;
        }
        LossModel model = LossModel.train(Loss.ABSOLUTE, List.of(BINS), cells, losses);
        LinkedHashMap<String, Bins> slots = new LinkedHashMap<>();
        slots.put("x", BINS);
        FeatureRow features = new FeatureRow(new ProfileLayout(slots));
        assertSameAgain(
                new LossEstimator(List.of(model), List.of()),
                (count, row) -> {
                    features.clear();
                    features.number(0, row);
                    count.add(features, row % 5 == 0 ? Double.NaN : row, Decision.NONE);
                });
    }

    private static void assertSameAgain(
            PerformanceEstimator estimator, BiConsumer<EstimateCount, Integer> row) {
        EstimateCount whole = estimator.newCount();
        EstimateCount again = estimator.newCount();
        again.addAgain(whole);
        assertThat(again.isEmpty()).isTrue();
        for (int number = 0; number < ROWS; number++) {
            row.accept(whole, number);
            again.addAgain(whole);
        }
        assertThat(whole.isEmpty()).isFalse();
        assertThat(again.toBytes()).isEqualTo(whole.toBytes());
    }
}
