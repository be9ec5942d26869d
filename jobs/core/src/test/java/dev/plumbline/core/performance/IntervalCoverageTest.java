package dev.plumbline.core.performance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.report.Interval;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Simulated windows of 1,000 rows: how often an interval at 95 % holds what many rows come to. */
class IntervalCoverageTest {
    private static final int WINDOWS = 400;
    private static final int ROWS = 1_000;

    /** 400 windows of a true .95 come below this in one of 10,000 cases. */
    private static final double LEAST = 0.905;

    @Test
    void holdsTheTruthOfAModelWhosePositivesAreMany() {
        Random random = new Random(3);
        ScoreGrid grid = CoveredModels.gridOf(random, 3);
        assertCovered(
                new PerformanceMetrics(
                        Task.BINARY, CoveredModels.BINARY, grid, new CostMatrix(0, 1, 10, -0.5)),
                rows -> CoveredModels.binary(random, rows, 3, grid));
    }

    @Test
    void holdsTheTruthOfACalibratedModel() {
        Random random = new Random(4);
        ScoreGrid grid = CoveredModels.gridOf(random, 0);
        assertCovered(
                new PerformanceMetrics(Task.BINARY, CoveredModels.BINARY, grid),
                rows -> CoveredModels.binary(random, rows, 0, grid));
    }

    @Test
    void holdsThatAModelWhichKnowsNothingResolvesNothing() {
        Random random = new Random(6);
        int held = 0;
        for (int window = 0; window < WINDOWS; window++) {
            ScoreBins positives = new ScoreBins();
            ScoreBins negatives = new ScoreBins();
            for (int row = 0; row < 200; row++) {
                (random.nextDouble() < 0.3 ? positives : negatives).add(random.nextDouble(), 1);
            }
            MetricEstimate resolution =
                    new CalibrationEstimates(positives, negatives)
                            .estimates().stream()
                                    .filter(
                                            each ->
                                                    each.metric()
                                                            == PerformanceMetric.BRIER_RESOLUTION)
                                    .findFirst()
                                    .orElseThrow();
            held += holds(resolution.interval(), 0) ? 1 : 0;
        }
        assertThat(held / (double) WINDOWS).isGreaterThan(LEAST);
    }

    @Test
    void holdsTheTruthOfClassesOfUnequalSize() {
        Random random = new Random(5);
        assertCovered(
                new PerformanceMetrics(
                        Task.MULTICLASS, CoveredModels.CLASSES, ScoreGrid.of(List.of())),
                rows -> CoveredModels.multiclass(random, rows));
    }

    private interface Draw {
        PerformanceTally rows(int rows);
    }

    private static void assertCovered(PerformanceMetrics metrics, Draw draw) {
        Map<String, Double> truth = new TreeMap<>();
        metrics.of(draw.rows(400_000))
                .forEach(estimate -> truth.put(estimate.metric().text(), estimate.value()));
        Map<String, Integer> held = new TreeMap<>();
        for (int window = 0; window < WINDOWS; window++) {
            for (MetricEstimate estimate : metrics.of(draw.rows(ROWS))) {
                String name = estimate.metric().text();
                held.merge(name, holds(estimate.interval(), truth.get(name)) ? 1 : 0, Integer::sum);
            }
        }
        assertThat(held.keySet()).isEqualTo(truth.keySet());
        held.forEach(
                (metric, count) ->
                        assertThat(count / (double) WINDOWS).as(metric).isGreaterThan(LEAST));
    }

    private static boolean holds(Interval interval, double truth) {
        return interval.lower() <= truth && truth <= interval.upper();
    }
}
