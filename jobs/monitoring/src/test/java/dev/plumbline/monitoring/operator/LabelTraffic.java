package dev.plumbline.monitoring.operator;

import dev.plumbline.core.join.JoinedRow;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.LabelArrival;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/**
 * Predictions and labels as they come in life: 30 % never labelled, 1 % labelled past the horizon,
 * 10 % corrected, 10 % of everything told twice, three versions that take turns, and every
 * twentieth id predicted by two of them.
 */
final class LabelTraffic {
    static final long MINUTE = Duration.ofMinutes(1).toMillis();
    static final long HORIZON = 60 * MINUTE;
    static final int VERSIONS = 3;

    private static final int TURN = 500;
    private static final long STEP = 1_000;
    private static final int CELLS = 8;

    private final Random random;
    private final List<Arrival> arrivals = new ArrayList<>();
    private final Map<Long, List<LabelArrival>> labels = new HashMap<>();

    /**
     * One record of either topic.
     *
     * @param prediction null for a label
     * @param label null for a prediction
     */
    record Arrival(AwaitingLabel prediction, LabelArrival label) {
        long eventTime() {
            return prediction != null ? prediction.row().eventTime() : label.eventTime();
        }
    }

    LabelTraffic(long seed, int predictions) {
        random = new Random(seed);
        for (int id = 0; id < predictions; id++) {
            generate(id);
        }
    }

    private void generate(int id) {
        int version = id / TURN % VERSIONS;
        predict(id, version);
        if (random.nextInt(20) == 0) {
            predict(id, (version + 1) % VERSIONS);
        }
        if (random.nextInt(10) < 3) {
            return;
        }
        if (random.nextInt(100) == 0) {
            label(id, HORIZON + 1 + random.nextInt((int) HORIZON / 2));
            return;
        }
        label(id, random.nextInt((int) HORIZON / 2));
        if (random.nextInt(10) == 0) {
            label(id, HORIZON / 2 + random.nextInt((int) HORIZON / 2));
        }
    }

    private void predict(int id, int version) {
        int cell = random.nextInt(CELLS);
        AwaitingLabel prediction =
                new AwaitingLabel(
                        id,
                        31L * id,
                        new JoinedRow(
                                version,
                                id * STEP,
                                HORIZON,
                                MINUTE,
                                random.nextBoolean(),
                                (cell + 0.5) / CELLS,
                                cell,
                                text(),
                                0,
                                arrivals.size(),
                                0,
                                0,
                                version == 0,
                                null),
                        id * STEP,
                        100);
        arrive(new Arrival(prediction, null));
    }

    private void label(int id, long delay) {
        LabelArrival label =
                new LabelArrival(
                        id,
                        31L * id,
                        id * STEP + delay,
                        0,
                        arrivals.size(),
                        Double.NaN,
                        text(),
                        id * STEP + delay,
                        20);
        labels.computeIfAbsent(label.idHigh(), unseen -> new ArrayList<>()).add(label);
        arrive(new Arrival(null, label));
    }

    private void arrive(Arrival arrival) {
        arrivals.add(arrival);
        if (random.nextInt(10) == 0) {
            arrivals.add(arrival);
        }
    }

    private String text() {
        return random.nextBoolean() ? "1" : "0";
    }

    List<Arrival> inRandomOrder() {
        List<Arrival> shuffled = new ArrayList<>(arrivals);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    List<Arrival> inEventTimeOrder() {
        List<Arrival> sorted = inRandomOrder();
        sorted.sort(Comparator.comparingLong(Arrival::eventTime));
        return sorted;
    }

    long lastEventTime() {
        return arrivals.stream().mapToLong(Arrival::eventTime).max().orElseThrow();
    }

    /** Counts each prediction once, against the last label known within its horizon. */
    List<ClassificationTally> batch() {
        List<ClassificationTally> tallies = emptyTallies();
        for (AwaitingLabel prediction : predictions()) {
            LabelArrival label = labelOf(prediction, any -> true);
            if (label != null) {
                JoinedRow row = prediction.row();
                tallies.get((int) row.reference())
                        .add(row.scoreCell(), row.score(), row.predictedClass(), label.text(), +1);
            }
        }
        return tallies;
    }

    /** Every prediction once. */
    List<AwaitingLabel> predictions() {
        return arrivals.stream()
                .map(Arrival::prediction)
                .filter(prediction -> prediction != null)
                .distinct()
                .toList();
    }

    /** The last label within a prediction's horizon among those that count; null if none does. */
    LabelArrival labelOf(AwaitingLabel prediction, Predicate<LabelArrival> counts) {
        return labels.getOrDefault(prediction.idHigh(), List.of()).stream()
                .filter(label -> label.eventTime() <= prediction.row().deadline())
                .filter(counts)
                .max(
                        Comparator.comparingLong(LabelArrival::eventTime)
                                .thenComparingLong(LabelArrival::offset))
                .orElse(null);
    }

    /** Of every label that is past the horizon of its predictions, which share their time. */
    List<Long> offsetsOfUnusedLabels() {
        return arrivals.stream()
                .map(Arrival::label)
                .filter(label -> label != null)
                .filter(label -> label.eventTime() > label.idHigh() * STEP + HORIZON)
                .map(LabelArrival::offset)
                .distinct()
                .toList();
    }

    static List<ClassificationTally> emptyTallies() {
        List<ClassificationTally> tallies = new ArrayList<>();
        for (int version = 0; version < VERSIONS; version++) {
            tallies.add(new ClassificationTally());
        }
        return tallies;
    }
}
