package dev.plumbline.core.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.performance.PerformanceMetric;
import dev.plumbline.core.profile.Bins;
import dev.plumbline.core.profile.NumericBins;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LossEstimatorTest {
    private static final Bins BINS = NumericBins.of(new double[] {1, 2, 3, 4}, 2);

    @Test
    void takesTheMeanOfExpectedLossesAndTheRootWhereTheMeasureIsARoot() {
        LossEstimator estimator = LossEstimator.fit(rows(2000, 10));
        LossTally tally = new LossTally();
        // errors are as large as the number of their cell, up or down
        add(estimator, tally, 1);
        add(estimator, tally, 1);
        add(estimator, tally, 4);

        assertThat(value(estimator, tally, PerformanceMetric.MAE)).isCloseTo(2, within(1e-3));
        assertThat(value(estimator, tally, PerformanceMetric.MSE)).isCloseTo(6, within(1e-2));
        assertThat(value(estimator, tally, PerformanceMetric.RMSE))
                .isCloseTo(Math.sqrt(6), within(1e-2));
        assertThat(estimator.estimate(new LossTally())).isEmpty();
    }

    @Test
    void leavesOutALogarithmThatSomeRowsDoNotHave() {
        LossEstimator estimator = LossEstimator.fit(rows(2000, 0));
        assertThat(estimator.references())
                .extracting(MetricReference::metric)
                .containsExactlyInAnyOrder(
                        PerformanceMetric.MAE,
                        PerformanceMetric.MSE,
                        PerformanceMetric.RMSE,
                        PerformanceMetric.MAPE);
        assertThat(estimator.models()).extracting(LossModel::loss).doesNotContain(Loss.SQUARED_LOG);
    }

    @Test
    void learnsFromMoreRowsThanItKeeps() {
        LossEstimator estimator = LossEstimator.fit(rows(100_001, 10));
        LossTally tally = new LossTally();
        add(estimator, tally, 3);
        assertThat(value(estimator, tally, PerformanceMetric.MAE)).isCloseTo(3, within(1e-3));
    }

    @Property(tries = 20)
    void tallyPartsMergeToTheSumOfOnePass(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LossTally onePass = new LossTally();
        LossTally first = new LossTally();
        LossTally second = new LossTally();
        for (int row = 0; row < 300; row++) {
            double loss = random.nextDouble() * Math.pow(10, random.nextInt(8));
            for (LossTally tally : List.of(onePass, random.nextBoolean() ? first : second)) {
                tally.addRow();
                tally.add(Loss.SQUARED, loss);
            }
        }
        second.merge(LossTally.fromBytes(first.toBytes()));

        assertThat(second.rows()).isEqualTo(300);
        assertThat(second.sum(Loss.SQUARED))
                .isCloseTo(onePass.sum(Loss.SQUARED), within(1e-12 * onePass.sum(Loss.SQUARED)));
        assertThat(second.sum(Loss.ABSOLUTE)).isZero();
    }

    @Test
    void refusesBytesOfAnotherReleaseAndRowsThatDoNotFit() {
        byte[] newer = new LossTally().toBytes();
        newer[0] = 3;
        assertThatThrownBy(() -> LossTally.fromBytes(newer))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tally bytes must be of format 1, got 3");
        double[] two = {1, 2};
        assertThatThrownBy(
                        () ->
                                new RegressionEvaluation(
                                        List.of(BINS), new short[1][3], two, two, new int[2]))
                .hasMessageContaining("same rows, got 2 and 3");
        RegressionEvaluation unchunked =
                new RegressionEvaluation(List.of(BINS), new short[1][2], two, two, new int[2]);
        assertThatThrownBy(() -> LossEstimator.fit(unchunked))
                .hasMessageContaining("at least 2 chunks of evaluation rows, got 1");
    }

    private static double value(
            LossEstimator estimator, LossTally tally, PerformanceMetric metric) {
        return estimator.estimate(tally).stream()
                .filter(estimate -> estimate.reference().metric() == metric)
                .mapToDouble(PerformanceEstimate::value)
                .findFirst()
                .orElseThrow();
    }

    /** Rows of ten chunks whose errors are as large as the number of their cell, up or down. */
    private static RegressionEvaluation rows(int count, double level) {
        SplittableRandom random = new SplittableRandom(count);
        short[][] cells = new short[1][count];
        double[] predicted = new double[count];
        double[] actual = new double[count];
        for (int row = 0; row < count; row++) {
            cells[0][row] = (short) random.nextInt(5);
            actual[row] = level + random.nextInt(2);
            predicted[row] = actual[row] + (random.nextBoolean() ? 1 : -1) * cells[0][row];
        }
        int[] chunks = IntStream.range(0, count).map(row -> (int) (row * 10L / count)).toArray();
        return new RegressionEvaluation(List.of(BINS), cells, predicted, actual, chunks);
    }

    private static void add(LossEstimator estimator, LossTally tally, int cell) {
        double[] losses = new double[estimator.models().size()];
        estimator.predict(new int[] {cell}, losses);
        estimator.add(tally, losses);
    }
}
