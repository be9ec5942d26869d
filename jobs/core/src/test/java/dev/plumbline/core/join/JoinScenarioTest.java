package dev.plumbline.core.join;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.PerformanceMetrics;
import dev.plumbline.core.performance.ScoreGrid;
import dev.plumbline.core.report.SignificantDigits;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Twenty thousand predictions: 30 % never labelled, 1 % labelled past the horizon, 10 % corrected,
 * 10 % told twice; labels and predictions in one random order.
 */
class JoinScenarioTest {
    private static final long HORIZON = 10_000;
    private static final int PREDICTIONS = 20_000;

    private final Random random = new Random(20_260_101);
    private final List<Integer> ids = new ArrayList<>();
    private final List<Object> arrivals = new ArrayList<>();
    private final ClassificationTally batch = new ClassificationTally();

    @Test
    void theTallyEqualsABatchAndNothingIsLeft() {
        for (int id = 0; id < PREDICTIONS; id++) {
            generate(id);
        }
        Map<Integer, byte[]> waiting = new HashMap<>();
        ClassificationTally joined = new ClassificationTally();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < arrivals.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);

        for (int i : order) {
            WaitingId id = WaitingId.fromBytes(waiting.get(ids.get(i)));
            List<ScoredLabel> effects =
                    arrivals.get(i) instanceof KnownLabel label
                            ? id.onLabel(label)
                            : id.onPrediction((JoinedRow) arrivals.get(i));
            effects.forEach(effect -> count(joined, effect));
            waiting.put(ids.get(i), id.toBytes());
        }

        assertThat(joined.labelled()).isBetween(13_000L, 14_000L);
        assertThat(measured(joined)).isEqualTo(measured(batch));
        waiting.values()
                .removeIf(
                        bytes -> {
                            WaitingId id = WaitingId.fromBytes(bytes);
                            id.expire(PREDICTIONS + 3 * HORIZON, HORIZON);
                            return id.isEmpty();
                        });
        assertThat(waiting).isEmpty();
    }

    private void generate(int id) {
        int cell = random.nextInt(8);
        JoinedRow row =
                new JoinedRow(
                        1,
                        id,
                        HORIZON,
                        1,
                        false,
                        (cell + 0.5) / 8,
                        cell,
                        random.nextBoolean() ? "1" : "0",
                        0,
                        id);
        arrive(id, row);
        if (random.nextInt(10) == 0) {
            arrive(id, row);
        }
        if (random.nextInt(10) < 3) {
            return;
        }
        KnownLabel label = label(id, random.nextInt((int) HORIZON / 2));
        KnownLabel counts = label;
        if (random.nextInt(100) == 0) {
            label = label(id, HORIZON + 1 + random.nextInt(1000));
            counts = null;
        } else if (random.nextInt(10) == 0) {
            counts = label(id, HORIZON / 2 + random.nextInt((int) HORIZON / 2));
            arrive(id, counts);
        }
        arrive(id, label);
        if (random.nextInt(10) == 0) {
            arrive(id, label);
        }
        if (counts != null) {
            count(batch, new ScoredLabel(row, counts, +1, counts.eventTime()));
        }
    }

    private KnownLabel label(int id, long delay) {
        return new KnownLabel(
                id + delay, 0, id, Double.NaN, random.nextBoolean() ? "1" : "0", id + delay, 9);
    }

    private void arrive(int id, Object arrival) {
        ids.add(id);
        arrivals.add(arrival);
    }

    /** Values as a report holds them, because sums may differ beyond the 12th digit. */
    private static Map<String, Double> measured(ClassificationTally tally) {
        List<Double> grid = List.of(0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875);
        Map<String, Double> values = new HashMap<>();
        new PerformanceMetrics(Task.BINARY, List.of("0", "1"), ScoreGrid.of(grid))
                .of(tally)
                .forEach(
                        estimate ->
                                values.put(
                                        estimate.metric().text(),
                                        SignificantDigits.round(estimate.value())));
        assertThat(values).containsKeys("accuracy", "roc_auc", "average_precision", "brier", "ece");
        return values;
    }

    private static void count(ClassificationTally tally, ScoredLabel effect) {
        tally.add(
                effect.prediction().scoreCell(),
                effect.prediction().score(),
                effect.prediction().predictedClass(),
                effect.label().text(),
                effect.sign());
    }
}
