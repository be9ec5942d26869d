package dev.plumbline.core.performance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.plumbline.core.model.Task;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreGridTest {
    private static final List<String> CLASSES = List.of("0", "1");

    @Test
    void givesEachOfFewScoresACellOfItsOwn() {
        ScoreGrid grid = ScoreGrid.fromScores(new double[] {0.5, 0.7}, new double[] {0.5, 0.1});

        assertThat(grid.cells()).isEqualTo(7);
        assertThat(grid.isAtom(grid.cellOf(0.1))).isTrue();
        assertThat(grid.isAtom(grid.cellOf(0.5))).isTrue();
        assertThat(grid.isAtom(grid.cellOf(0.7))).isTrue();
        assertThat(grid.isAtom(grid.cellOf(0.6))).isFalse();
        assertThat(grid.cellOf(0.05)).isZero();
        assertThat(grid.cellOf(1)).isEqualTo(6);
        assertThat(grid.cellOf(Double.NaN)).isEqualTo(-1);
        assertThat(grid.cellOf(-0.0)).isEqualTo(grid.cellOf(0.0));
    }

    @Test
    void readsItsOwnBoundariesBack() {
        ScoreGrid grid = ScoreGrid.fromScores(new double[] {0.5, 0.7}, new double[] {});
        assertThat(ScoreGrid.of(grid.boundaries()).boundaries()).isEqualTo(grid.boundaries());
        assertThatThrownBy(() -> ScoreGrid.of(List.of(0.5, 0.5)))
                .hasMessageContaining("strictly ascending, got 0.5 at position 1");
    }

    @Test
    void neverHasMoreBoundariesThanAllowedEvenWithManyFrequentScores() {
        Random random = new Random(5);
        double[] positives = random.doubles(4000).map(s -> Math.rint(s * 300) / 300).toArray();
        double[] negatives = random.doubles(5000).toArray();
        ScoreGrid grid = ScoreGrid.fromScores(positives, negatives);

        assertThat(grid.boundaries().size()).isBetween(700, ScoreGrid.MOST_BOUNDARIES);
    }

    @Test
    void isolatesAFrequentScoreAmongManyOthers() {
        Random random = new Random(6);
        double[] positives = random.doubles(20_000).map(s -> s < 0.2 ? 0.15 : s).toArray();
        ScoreGrid grid = ScoreGrid.fromScores(positives, random.doubles(20_000).toArray());

        assertThat(grid.isAtom(grid.cellOf(0.15))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30, 50})
    void areaIsWithinItsBoundOfTheExactOneOnNewScores(int percentPositive) {
        Random random = new Random(percentPositive);
        Scores baseline = new Scores(random, 40_000, percentPositive, 1.2);
        Scores window = new Scores(random, 5_000, percentPositive, 0.7);
        ScoreGrid grid = ScoreGrid.fromScores(baseline.positives, baseline.negatives);

        MetricEstimate area = window.area(grid);
        assertThat(area.value()).isCloseTo(window.exactArea(), within(area.errorBound() + 1e-12));
        assertThat(area.errorBound()).isLessThan(2e-3);
    }

    @Test
    void areaOfThousandDistinctBaselineScoresIsExact() {
        Random random = new Random(3);
        Scores baseline = new Scores(random, 900, 30, 1);
        ScoreGrid grid = ScoreGrid.fromScores(baseline.positives, baseline.negatives);

        assertThat(baseline.area(grid).value()).isCloseTo(baseline.exactArea(), within(1e-12));
    }

    @Test
    void areaOfFewDistinctScoresIsExactAndSaysSo() {
        Random random = new Random(4);
        Scores baseline = new Scores(random, 3000, 30, 1).rounded(100);
        ScoreGrid grid = ScoreGrid.fromScores(baseline.positives, baseline.negatives);
        MetricEstimate area = new Scores(random, 3000, 30, 0.5).rounded(100).area(grid);
        assertThat(baseline.area(grid).errorBound()).isNull();
        assertThat(baseline.area(grid).value()).isCloseTo(baseline.exactArea(), within(1e-12));
        assertThat(area.n()).isEqualTo(3000);
    }

    /** Scores of two overlapping classes. */
    private static final class Scores {
        private double[] positives;
        private double[] negatives;

        Scores(Random random, int rows, int percentPositive, double shift) {
            int count = rows * percentPositive / 100;
            positives = random.doubles(count).map(u -> logistic(random, shift)).toArray();
            negatives = random.doubles(rows - count).map(u -> logistic(random, 0)).toArray();
        }

        private static double logistic(Random random, double shift) {
            return 1 / (1 + Math.exp(-random.nextGaussian() - shift));
        }

        Scores rounded(int steps) {
            positives = Arrays.stream(positives).map(s -> Math.rint(s * steps) / steps).toArray();
            negatives = Arrays.stream(negatives).map(s -> Math.rint(s * steps) / steps).toArray();
            return this;
        }

        MetricEstimate area(ScoreGrid grid) {
            ClassificationTally tally = new ClassificationTally();
            for (double score : positives) {
                tally.add(grid.cellOf(score), score, "1", "1", 1);
            }
            for (double score : negatives) {
                tally.add(grid.cellOf(score), score, "0", "0", 1);
            }
            return new PerformanceMetrics(Task.BINARY, CLASSES, grid)
                    .of(tally).stream()
                            .filter(e -> e.metric() == PerformanceMetric.ROC_AUC)
                            .findFirst()
                            .orElseThrow();
        }

        double exactArea() {
            double[] sorted = negatives.clone();
            Arrays.sort(sorted);
            double won = 0;
            for (double score : positives) {
                won += (lowerBound(sorted, score) + lowerBound(sorted, Math.nextUp(score))) / 2.0;
            }
            return won / positives.length / negatives.length;
        }

        /** How many values are below the limit. */
        private static int lowerBound(double[] sorted, double limit) {
            int low = 0;
            int high = sorted.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (sorted[middle] < limit) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
