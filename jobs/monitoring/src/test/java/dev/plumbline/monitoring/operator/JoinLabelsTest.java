package dev.plumbline.monitoring.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.join.JoinedRow;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.LabelArrival;
import dev.plumbline.monitoring.stream.ScoredRow;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JoinLabelsTest {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HORIZON = 60 * MINUTE;
    private static final Duration WAIT = Duration.ofDays(30);

    private KeyedTwoInputStreamOperatorTestHarness<
                    Tuple2<Long, Long>, AwaitingLabel, LabelArrival, ScoredRow>
            harness;

    @BeforeEach
    void open() throws Exception {
        harness = harness();
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void scoresAPredictionWhenItsLabelComes() throws Exception {
        predict(1, 5 * MINUTE, 10.5);
        label(1, 7 * MINUTE, 12);
        assertThat(harness.extractOutputValues())
                .containsExactly(
                        new ScoredRow(
                                9,
                                5 * MINUTE,
                                8 * MINUTE,
                                10.5,
                                -2,
                                "",
                                12,
                                "12",
                                1,
                                2 * MINUTE,
                                0));
    }

    @Test
    void scoresALabelThatCameFirst() throws Exception {
        label(1, 7 * MINUTE, 12);
        predict(1, 5 * MINUTE, 10.5);
        assertThat(harness.extractOutputValues())
                .containsExactly(
                        new ScoredRow(
                                9,
                                5 * MINUTE,
                                8 * MINUTE,
                                10.5,
                                -2,
                                "",
                                12,
                                "12",
                                1,
                                2 * MINUTE,
                                0));
    }

    @Test
    void holdsNothingAMinuteAfterTheHorizon() throws Exception {
        predict(1, 5 * MINUTE, 1);
        predict(2, 5 * MINUTE + 1, 1);
        label(2, 7 * MINUTE, 2);
        label(3, 7 * MINUTE, 2);
        predict(3, 5 * MINUTE, 1);
        advance(5 * MINUTE + HORIZON - 1);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(3);
        advance(6 * MINUTE + HORIZON);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void givesUpOnALabelWithoutAPredictionAfterItsWait() throws Exception {
        label(1, 7 * MINUTE, 2);
        advance(7 * MINUTE + WAIT.toMillis() - 1);
        assertThat(harness.numKeyedStateEntries()).isEqualTo(1);
        advance(8 * MINUTE + WAIT.toMillis());
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
    }

    @Test
    void takesBackWhatACorrectionReplacesFromTheTimeOfTheCorrection() throws Exception {
        predict(1, 0, 10);
        label(1, 2 * MINUTE, 12);
        label(1, 9 * MINUTE, 13);
        assertThat(harness.extractOutputValues())
                .extracting(ScoredRow::labelText, ScoredRow::sign, ScoredRow::knownBy)
                .containsExactly(
                        tuple("12", 1, 3 * MINUTE),
                        tuple("12", -1, 10 * MINUTE),
                        tuple("13", 1, 10 * MINUTE));
    }

    @Test
    void doesNotScoreALabelThatBecameKnownAfterTheHorizon() throws Exception {
        predict(1, 0, 10);
        label(1, HORIZON + 1, 12);
        assertThat(harness.extractOutputValues()).isEmpty();
        label(1, HORIZON, 11);
        assertThat(harness.extractOutputValues())
                .extracting(ScoredRow::labelText)
                .containsExactly("11");
    }

    @Test
    void scoresARepeatedPredictionOnce() throws Exception {
        predict(1, 0, 10);
        predict(1, 0, 10);
        label(1, 2 * MINUTE, 12);
        assertThat(harness.extractOutputValues()).hasSize(1);
    }

    @Test
    void keepsWhatWaitsThroughARestore() throws Exception {
        predict(1, 0, 10);
        label(2, 2 * MINUTE, 12);
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        close();
        harness = harness();
        harness.initializeState(snapshot);
        harness.open();
        label(1, 2 * MINUTE, 12);
        predict(2, 0, 10);
        assertThat(harness.extractOutputValues()).hasSize(2);
        advance(2 * HORIZON);
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    private static KeyedTwoInputStreamOperatorTestHarness<
                    Tuple2<Long, Long>, AwaitingLabel, LabelArrival, ScoredRow>
            harness() throws Exception {
        return new KeyedTwoInputStreamOperatorTestHarness<>(
                new KeyedCoProcessOperator<>(new JoinLabels(WAIT)),
                row -> Tuple2.of(row.idHigh(), row.idLow()),
                row -> Tuple2.of(row.idHigh(), row.idLow()),
                Types.TUPLE(Types.LONG, Types.LONG));
    }

    private void predict(long id, long time, double value) throws Exception {
        harness.processElement1(
                new AwaitingLabel(
                        id,
                        id,
                        9,
                        time,
                        HORIZON,
                        MINUTE,
                        true,
                        value,
                        JoinedRow.REGRESSION,
                        "",
                        0,
                        id,
                        0),
                time);
    }

    private void label(long id, long time, double value) throws Exception {
        String text = Long.toString((long) value);
        harness.processElement2(new LabelArrival(id, id, time, 0, id, value, text), time);
    }

    private void advance(long watermark) throws Exception {
        harness.processWatermark1(new Watermark(watermark));
        harness.processWatermark2(new Watermark(watermark));
    }
}
