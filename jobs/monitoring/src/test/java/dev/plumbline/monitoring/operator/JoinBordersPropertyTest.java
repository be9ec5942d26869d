package dev.plumbline.monitoring.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.join.JoinedRow;
import dev.plumbline.kafka.record.DeadLetter;
import dev.plumbline.kafka.record.ErrorClass;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.LabelArrival;
import dev.plumbline.monitoring.stream.ScoredRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/**
 * Stamps at and beside the borders of minutes and of the horizon, in both orders of arrival, late
 * or not, with a restore on the way: by its stamps alone a label counts or does not, as long as
 * both are there before the id is freed, a minute after the horizon at most.
 */
class JoinBordersPropertyTest {
    private static final long MINUTE = 60_000;
    private static final Duration WAIT = Duration.ofMinutes(30);
    private static final int IDS = 40;

    /**
     * A prediction and its label.
     *
     * @param predictionAt watermark that has passed when the prediction comes
     * @param labelAt watermark that has passed when the label comes
     */
    private record Pair(
            long id,
            long predicted,
            long horizon,
            long known,
            long predictionAt,
            long labelAt,
            boolean labelFirst) {
        long deadline() {
            return predicted + horizon;
        }

        /** The whole minute after the deadline. */
        long freedAt() {
            return Math.floorDiv(deadline(), MINUTE) * MINUTE + MINUTE;
        }

        boolean predictionIsInTime() {
            return predictionAt < freedAt();
        }

        boolean labelIsInTime() {
            return labelAt < freedAt();
        }

        boolean counts() {
            return predictionIsInTime() && labelIsInTime() && known <= deadline();
        }
    }

    private static long beside(Random random, long border) {
        return border + random.nextInt(3) - 1;
    }

    private static Pair pair(Random random, long id) {
        long predicted = beside(random, MINUTE * random.nextInt(4));
        long horizon = beside(random, MINUTE * (2 + random.nextInt(3)));
        long deadline = predicted + horizon;
        long freed = Math.floorDiv(deadline, MINUTE) * MINUTE + MINUTE;
        long[] knownBorders = {
            predicted, deadline, deadline, Math.floorDiv(deadline, MINUTE) * MINUTE, freed
        };
        long known = beside(random, knownBorders[random.nextInt(knownBorders.length)]);
        long[] arrivals = {predicted, predicted, known, deadline, freed};
        return new Pair(
                id,
                predicted,
                horizon,
                known,
                beside(random, arrivals[random.nextInt(arrivals.length)]),
                beside(random, arrivals[random.nextInt(arrivals.length)]),
                random.nextBoolean());
    }

    @Property(tries = 60, seed = "2027")
    void aLabelCountsByItsStampsWhateverCameFirst(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        List<Pair> pairs = new ArrayList<>();
        for (int id = 0; id < IDS; id++) {
            pairs.add(pair(random, id));
        }
        JoinHarness harness = new JoinHarness(WAIT);
        harness.open();
        Said said = new Said();
        long restoreAt = random.nextInt(IDS);
        for (long watermark : watermarks(pairs)) {
            harness.advance(watermark);
            if (restoreAt-- == 0) {
                said.add(harness);
                OperatorSubtaskState snapshot = harness.snapshot(1, 1);
                harness.close();
                harness = new JoinHarness(WAIT);
                harness.initializeState(snapshot);
                harness.open();
                harness.advance(watermark);
            }
            for (Pair pair : pairs) {
                send(harness, pair, watermark);
            }
        }
        harness.advance(100 * MINUTE + WAIT.toMillis());
        said.add(harness);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
        harness.close();
        for (Pair pair : pairs) {
            assertThat(said.of(pair.id())).as(pair.toString()).isEqualTo(expected(pair));
        }
    }

    private static List<Long> watermarks(List<Pair> pairs) {
        return pairs.stream()
                .flatMap(pair -> List.of(pair.predictionAt(), pair.labelAt()).stream())
                .distinct()
                .sorted(Comparator.naturalOrder())
                .toList();
    }

    private static void send(JoinHarness harness, Pair pair, long watermark) throws Exception {
        if (pair.labelFirst() && pair.labelAt() == watermark) {
            harness.processElement2(label(pair), pair.known());
        }
        if (pair.predictionAt() == watermark) {
            harness.processElement1(prediction(pair), pair.predicted());
        }
        if (!pair.labelFirst() && pair.labelAt() == watermark) {
            harness.processElement2(label(pair), pair.known());
        }
    }

    private static AwaitingLabel prediction(Pair pair) {
        JoinedRow row =
                new JoinedRow(
                        9,
                        pair.predicted(),
                        pair.horizon(),
                        MINUTE,
                        true,
                        10,
                        JoinedRow.REGRESSION,
                        "",
                        0,
                        2 * pair.id(),
                        0,
                        0,
                        true,
                        null);
        return new AwaitingLabel(pair.id(), pair.id(), row, pair.predicted(), 100);
    }

    private static LabelArrival label(Pair pair) {
        long offset = 2 * pair.id() + 1;
        return new LabelArrival(
                pair.id(), pair.id(), pair.known(), 0, offset, 12, "12", pair.known(), 20);
    }

    private static Map<String, Integer> expected(Pair pair) {
        Map<String, Integer> expected = new TreeMap<>();
        if (!pair.predictionIsInTime()) {
            expected.put(ErrorClass.PREDICTION_AFTER_HORIZON.name(), 1);
        }
        if (pair.counts()) {
            expected.put("counted", 1);
        } else if (pair.predictionIsInTime() && pair.labelIsInTime()) {
            expected.put(ErrorClass.LABEL_BEYOND_HORIZON.name(), 1);
        } else {
            expected.put(ErrorClass.LABEL_WITHOUT_PREDICTION.name(), 1);
        }
        return expected;
    }

    /** What became of every id. */
    private static final class Said {
        private final Map<Long, Map<String, Integer>> byId = new TreeMap<>();

        void add(JoinHarness harness) throws Exception {
            for (ScoredRow scored : harness.extractOutputValues()) {
                add(scored.id(), "counted");
            }
            for (DeadLetter letter : harness.unjoined()) {
                add(letter.offset() / 2, letter.errorClass().name());
            }
        }

        private void add(long id, String what) {
            byId.computeIfAbsent(id, unseen -> new TreeMap<>()).merge(what, 1, Integer::sum);
        }

        Map<String, Integer> of(long id) {
            return byId.getOrDefault(id, Map.of());
        }
    }
}
