package dev.plumbline.core.estimation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.MetricEstimate;
import dev.plumbline.core.performance.PerformanceMetric;
import dev.plumbline.core.performance.PerformanceMetrics;
import dev.plumbline.core.performance.ScoreGrid;
import dev.plumbline.core.performance.ScoreVectorLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MulticlassEstimatorTest {
    private static final int ROWS = 20_000;
    private static final List<String> CLASSES = List.of("0", "1", "2");
    private static final ScoreVectorLayout LAYOUT = ScoreVectorLayout.of(CLASSES);
    private static final List<PerformanceMetric> METRICS =
            Stream.concat(ClassCounts.METRICS.stream(), Stream.of(PerformanceMetric.MACRO_ROC_AUC))
                    .toList();

    /** Rows of three classes whose stated scores are too sure of themselves. */
    private static final class Model {
        private final SplittableRandom random;
        private final double[][] scores = new double[3][ROWS];
        private final int[] decided = new int[ROWS];
        private final int[] actual = new int[ROWS];
        private final int[] chunks = new int[ROWS];

        /**
         * Draws rows.
         *
         * @param spread how far apart a row's classes are; small where they are hard to tell
         */
        Model(long seed, double spread) {
            random = new SplittableRandom(seed);
            for (int row = 0; row < ROWS; row++) {
                double[] odds = {
                    spread * random.nextGaussian(),
                    spread * random.nextGaussian(),
                    spread * random.nextGaussian() - 1
                };
                double[] truth = softmax(odds, 1);
                double[] stated = softmax(odds, 2);
                for (int number = 0; number < 3; number++) {
                    scores[number][row] = stated[number];
                    decided[row] = stated[number] > stated[decided[row]] ? number : decided[row];
                }
                double drawn = random.nextDouble();
                actual[row] = drawn < truth[0] ? 0 : drawn < truth[0] + truth[1] ? 1 : 2;
                chunks[row] = row / 2000;
            }
        }

        private static double[] softmax(double[] odds, double sureness) {
            double[] powers = Arrays.stream(odds).map(odd -> Math.exp(sureness * odd)).toArray();
            double sum = Arrays.stream(powers).sum();
            return Arrays.stream(powers).map(power -> power / sum).toArray();
        }

        MulticlassEvaluation evaluation() {
            return new MulticlassEvaluation(scores, decided, actual, chunks);
        }

        double[] row(int row) {
            return new double[] {scores[0][row], scores[1][row], scores[2][row]};
        }

        double realised(PerformanceMetric metric) {
            ClassificationTally tally = new ClassificationTally();
            for (int row = 0; row < ROWS; row++) {
                tally.add(LAYOUT.write(row(row)), "" + decided[row], "" + actual[row], 1);
            }
            return new PerformanceMetrics(Task.MULTICLASS, CLASSES, ScoreGrid.of(List.of()))
                    .of(tally).stream()
                            .filter(estimate -> estimate.metric() == metric)
                            .mapToDouble(MetricEstimate::value)
                            .findFirst()
                            .orElseThrow();
        }
    }

    private static MulticlassTally tally(MulticlassEstimator estimator, Model model) {
        MulticlassTally whole = estimator.emptyTally();
        for (int part = 0; part < 2; part++) {
            MulticlassTally half = estimator.emptyTally();
            for (int row = part; row < ROWS; row += 2) {
                estimator.add(half, model.row(row), model.decided[row]);
            }
            whole.merge(MulticlassTally.fromBytes(half.toBytes()));
        }
        return whole;
    }

    @Test
    void estimatesWhatIsRealisedWhenRowsBecomeHarderToTell() {
        MulticlassEstimator estimator = MulticlassEstimator.fit(new Model(1, 2).evaluation());
        Model harder = new Model(2, 1.2);
        List<PerformanceEstimate> estimates = estimator.estimate(tally(estimator, harder));

        assertThat(estimates)
                .extracting(estimate -> estimate.reference().metric())
                .containsExactlyElementsOf(METRICS);
        assertThat(estimates)
                .allSatisfy(
                        estimate -> {
                            double realised = harder.realised(estimate.reference().metric());
                            assertThat(estimate.value()).isCloseTo(realised, within(.03));
                            assertThat(estimate.alerts()).isTrue();
                            assertThat(estimate.n()).isEqualTo(ROWS);
                        });
    }

    @Test
    void staysWithinThresholdsWhereNothingChanged() {
        MulticlassEstimator estimator = MulticlassEstimator.fit(new Model(3, 2).evaluation());
        Model same = new Model(4, 2);
        for (PerformanceEstimate estimate : estimator.estimate(tally(estimator, same))) {
            assertThat(estimate.alerts()).isFalse();
            double realised = same.realised(estimate.reference().metric());
            assertThat(realised).isBetween(estimate.band().lower(), estimate.band().upper());
        }
    }

    @Test
    void countsOfLabelledRowsGiveTheRealisedMeasures() {
        Model model = new Model(5, 1);
        int[] all = new int[ROWS];
        Arrays.setAll(all, row -> row);
        ClassCounts counts = model.evaluation().counts(all);
        for (PerformanceMetric metric : ClassCounts.METRICS) {
            assertThat(counts.value(metric)).isCloseTo(model.realised(metric), within(1e-11));
        }
    }

    @Test
    void samplingErrorIsTheSpreadOfTheMeasureOverSamples() {
        Model model = new Model(6, 1.5);
        MulticlassEstimator estimator = MulticlassEstimator.fit(model.evaluation());
        SplittableRandom random = new SplittableRandom(6);
        for (MetricReference reference : estimator.references()) {
            List<Double> values = new ArrayList<>();
            for (int sample = 0; sample < 200; sample++) {
                int[] rows = random.ints(1000, 0, ROWS).toArray();
                values.add(
                        reference.metric() == PerformanceMetric.MACRO_ROC_AUC
                                ? model.evaluation().area(rows)
                                : model.evaluation().counts(rows).value(reference.metric()));
            }
            double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
            double variance = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / 200;
            assertThat(reference.samplingError(1000) / Math.sqrt(variance)).isBetween(.6, 1.4);
        }
    }

    @Test
    void probabilitiesSumToOneAndAreEqualWhereNothingIsLeft() {
        Calibrator none = Calibrator.of(List.of(.2), List.of(0.0));
        Calibrator half = Calibrator.of(List.of(.2), List.of(.5));
        MulticlassEstimator left =
                new MulticlassEstimator(List.of(half, half, Calibrator.identity()), List.of());
        MulticlassEstimator nothing = new MulticlassEstimator(List.of(none, none), List.of());

        assertThat(left.probabilities(new double[] {.1, .1, .25})).containsExactly(.4, .4, .2);
        assertThat(nothing.probabilities(new double[] {.9, .1})).containsExactly(.5, .5);
    }

    @Test
    void rowsWithoutADecisionOrAScoreAreNotCounted() {
        MulticlassEstimator estimator = MulticlassEstimator.fit(new Model(7, 2).evaluation());
        MulticlassTally tally = estimator.emptyTally();
        estimator.add(tally, new double[] {.2, .3, .5}, -1);
        estimator.add(tally, new double[] {.2, Double.NaN, .5}, 2);
        assertThat(tally.rows()).isZero();
        assertThat(estimator.estimate(tally)).isEmpty();
    }

    @Test
    void refusesOtherClassesAndBytes() {
        assertThatThrownBy(
                        () ->
                                new MulticlassEvaluation(
                                        new double[2][1], new int[] {2}, new int[1], new int[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("classes must be below 2, got 2 and 0 in row 0");
        assertThatThrownBy(() -> new MulticlassTally(2).merge(new MulticlassTally(3)))
                .hasMessageContaining("got 2 and 3");
        byte[] newer = new MulticlassTally(2).toBytes();
        newer[0] = 5;
        assertThatThrownBy(() -> MulticlassTally.fromBytes(newer))
                .hasMessageContaining("tally bytes must be of format 2, got 5");
    }
}
