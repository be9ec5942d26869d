package dev.plumbline.monitoring.operator;

import static dev.plumbline.monitoring.operator.LabelTraffic.HORIZON;
import static dev.plumbline.monitoring.operator.LabelTraffic.MINUTE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.model.Task;
import dev.plumbline.core.performance.ClassificationTally;
import dev.plumbline.core.performance.PerformanceMetrics;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.core.performance.ScoreGrid;
import dev.plumbline.core.report.SignificantDigits;
import dev.plumbline.kafka.record.DeadLetter;
import dev.plumbline.kafka.topic.Topics;
import dev.plumbline.monitoring.fold.LabelledPart;
import dev.plumbline.monitoring.fold.PerformanceFold;
import dev.plumbline.monitoring.operator.LabelTraffic.Arrival;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the join promises, on every state backend. */
class JoinOnBackendsTest {
    private static final int PREDICTIONS = 6_000;
    private static final List<Double> GRID = List.of(0.125, 0.25, 0.375, 0.5, 0.625, 0.75, 0.875);

    private final LabelTraffic traffic = new LabelTraffic(20_260_101, PREDICTIONS);
    private final List<ClassificationTally> joined = LabelTraffic.emptyTallies();
    private final List<DeadLetter> unjoined = new ArrayList<>();
    private final PerformanceFold fold = new PerformanceFold(this::merge);

    private JoinHarness harness;

    private void merge(PerformanceDelta delta) {
        byte[] tally = LabelledPart.TALLY.in(delta);
        // none where only delays changed
        if (tally.length > 0) {
            joined.get((int) delta.reference()).merge(PerformanceTally.fromBytes(tally));
        }
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @ParameterizedTest
    @EnumSource
    void equalsABatchInAnyOrderAndThroughARestore(Backend backend) throws Exception {
        open(backend, null);
        List<Arrival> arrivals = traffic.inRandomOrder();
        send(arrivals.subList(0, arrivals.size() / 2));
        restore(backend);
        send(arrivals.subList(arrivals.size() / 2, arrivals.size()));
        assertThat(liveIds()).isGreaterThan(PREDICTIONS / 2);
        assertThat(harness.numEventTimeTimers()).isGreaterThan(PREDICTIONS / 2);
        assertEqualsBatchAndNothingIsLeft();
    }

    @ParameterizedTest
    @EnumSource
    void equalsABatchWhileTimePassesAndIdsExpire(Backend backend) throws Exception {
        open(backend, null);
        List<Arrival> arrivals = traffic.inEventTimeOrder();
        for (int i = 0; i < arrivals.size(); i++) {
            send(arrivals.subList(i, i + 1));
            if (i % 100 == 0) {
                advance(arrivals.get(i).eventTime() - 1);
            }
            if (i == arrivals.size() / 2) {
                restore(backend);
            }
        }
        assertThat(liveIds()).isLessThan(PREDICTIONS);
        assertEqualsBatchAndNothingIsLeft();
    }

    private void assertEqualsBatchAndNothingIsLeft() throws Exception {
        fold.flush();
        List<ClassificationTally> batch = traffic.batch();
        for (int version = 0; version < LabelTraffic.VERSIONS; version++) {
            assertThat(joined.get(version).labelled()).isGreaterThan(PREDICTIONS / 5);
            assertThat(measured(joined.get(version))).isEqualTo(measured(batch.get(version)));
        }
        advance(traffic.lastEventTime() + HORIZON + MINUTE);
        assertThat(liveIds()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
        unjoined.addAll(harness.unjoined());
        assertThat(unjoined)
                .extracting(DeadLetter::topic, DeadLetter::offset)
                .containsExactlyInAnyOrderElementsOf(
                        traffic.offsetsOfUnusedLabels().stream()
                                .map(offset -> tuple(Topics.defaults().labels(), offset))
                                .toList());
        assertThat(unjoined).hasSizeBetween(PREDICTIONS / 250, PREDICTIONS / 75);
    }

    /** Confusion counts, and measures as a report holds them: their sums may differ at 1e-16. */
    private static Map<String, Double> measured(ClassificationTally tally) {
        Map<String, Double> values = new TreeMap<>();
        for (String label : List.of("0", "1")) {
            for (String predicted : List.of("0", "1")) {
                values.put(label + predicted, (double) tally.count(label, predicted));
            }
        }
        new PerformanceMetrics(Task.BINARY, List.of("0", "1"), ScoreGrid.of(GRID))
                .of(tally)
                .forEach(
                        estimate ->
                                values.put(
                                        estimate.metric().text(),
                                        SignificantDigits.round(estimate.value())));
        assertThat(values).containsKeys("accuracy", "roc_auc", "brier", "log_loss");
        return values;
    }

    private void send(List<Arrival> arrivals) throws Exception {
        for (Arrival arrival : arrivals) {
            if (arrival.prediction() != null) {
                harness.processElement1(arrival.prediction(), arrival.eventTime());
            } else {
                harness.processElement2(arrival.label(), arrival.eventTime());
            }
        }
        harness.extractOutputValues().forEach(fold::add);
        harness.getOutput().clear();
    }

    private void open(Backend backend, OperatorSubtaskState snapshot) throws Exception {
        harness = new JoinHarness(Duration.ofMillis(HORIZON));
        harness.setStateBackend(backend.start());
        if (snapshot != null) {
            harness.initializeState(snapshot);
        }
        harness.open();
    }

    private void restore(Backend backend) throws Exception {
        unjoined.addAll(harness.unjoined());
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        harness.close();
        open(backend, snapshot);
    }

    private void advance(long watermark) throws Exception {
        harness.advance(watermark);
        harness.getOutput().clear();
    }

    private long liveIds() {
        return ((AbstractStreamOperator<?>) harness.getOperator())
                .getKeyedStateBackend()
                .getKeys("waiting", VoidNamespace.INSTANCE)
                .count();
    }
}
