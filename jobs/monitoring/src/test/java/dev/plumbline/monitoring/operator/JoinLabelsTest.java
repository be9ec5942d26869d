package dev.plumbline.monitoring.operator;

import static dev.plumbline.kafka.record.ErrorClass.LABEL_BEYOND_HORIZON;
import static dev.plumbline.kafka.record.ErrorClass.LABEL_WITHOUT_PREDICTION;
import static dev.plumbline.kafka.record.ErrorClass.PREDICTION_AFTER_HORIZON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.plumbline.core.join.JoinedRow;
import dev.plumbline.kafka.record.DeadLetter;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.LabelArrival;
import dev.plumbline.monitoring.stream.ScoredRow;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JoinLabelsTest {
    private static final long MINUTE = Duration.ofMinutes(1).toMillis();
    private static final long HORIZON = 60 * MINUTE;
    private static final Duration WAIT = Duration.ofDays(30);

    private JoinHarness harness;
    private long offset;

    @BeforeEach
    void open() throws Exception {
        harness = new JoinHarness(WAIT);
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
                                0,
                                0,
                                0,
                                1,
                                true,
                                null));
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
                                0,
                                0,
                                0,
                                1,
                                true,
                                null));
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
    void tellsALabelBeyondTheHorizonWhenItsPredictionGoes() throws Exception {
        label(1, HORIZON + 2, 14);
        predict(1, 0, 10);
        label(1, HORIZON + 1, 12);
        label(1, HORIZON + 1, 12);
        label(1, HORIZON, 11);
        advance(HORIZON + MINUTE);
        assertThat(harness.unjoined())
                .extracting(DeadLetter::key, DeadLetter::errorClass, DeadLetter::eventTime)
                .containsExactly(
                        tuple("plumbline.labels.v1-0-3", LABEL_BEYOND_HORIZON, at(HORIZON + 1)),
                        tuple("plumbline.labels.v1-0-0", LABEL_BEYOND_HORIZON, at(HORIZON + 2)));
        assertThat(harness.count("labels_beyond_horizon")).isEqualTo(2);
        assertThat(harness.count("labels_without_prediction")).isZero();
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void tellsEveryLabelForWhichNoPredictionCame() throws Exception {
        label(0x0123_4567_89ab_cdefL, 7 * MINUTE, 2);
        label(2, 8 * MINUTE, 2);
        advance(10 * MINUTE + WAIT.toMillis());
        assertThat(harness.unjoined())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("reason")
                .contains(
                        new DeadLetter(
                                "plumbline.labels.v1",
                                0,
                                0,
                                at(7 * MINUTE + 2),
                                LABEL_WITHOUT_PREDICTION,
                                "",
                                20,
                                null,
                                at(7 * MINUTE),
                                "0123456789abcdef0123456789abcdef"))
                .hasSize(2);
        assertThat(harness.count("labels_without_prediction")).isEqualTo(2);
        assertThat(harness.count("labels_beyond_horizon")).isZero();
    }

    @Test
    void countsNothingTwiceThatIsRepeatedAfterItsHorizon() throws Exception {
        predict(1, 0, 10);
        label(1, MINUTE, 12);
        advance(HORIZON + MINUTE - 1);
        predict(1, 0, 10);
        assertThat(harness.unjoined()).isEmpty();
        advance(HORIZON + MINUTE);
        predict(1, 0, 10);
        label(1, MINUTE, 12);
        assertThat(harness.extractOutputValues()).hasSize(1);
        assertThat(harness.unjoined())
                .extracting(DeadLetter::key, DeadLetter::errorClass, DeadLetter::kafkaTimestamp)
                .containsExactly(
                        tuple("plumbline.predictions.v1-0-3", PREDICTION_AFTER_HORIZON, at(3)));
        assertThat(harness.count("predictions_after_horizon")).isEqualTo(1);
        advance(2 * MINUTE + WAIT.toMillis());
        assertThat(harness.count("labels_without_prediction")).isEqualTo(1);
        assertThat(harness.numKeyedStateEntries()).isZero();
        assertThat(harness.numEventTimeTimers()).isZero();
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
        restore();
        label(1, 2 * MINUTE, 12);
        predict(2, 0, 10);
        assertThat(harness.extractOutputValues()).hasSize(2);
        advance(2 * HORIZON);
        assertThat(harness.numKeyedStateEntries()).isZero();
    }

    @Test
    void countsNothingTwiceThatIsRepeatedBeforeTheFirstWatermarkAfterARestore() throws Exception {
        predict(1, 0, 10);
        label(1, MINUTE, 12);
        advance(HORIZON + MINUTE);
        assertThat(harness.extractOutputValues()).hasSize(1);
        restore();
        // nothing has told the time yet, and what is known of it goes through the next one too
        restore();
        predict(1, 0, 10);
        label(1, MINUTE, 12);
        predict(2, MINUTE, 10);
        label(2, 2 * MINUTE, 12);
        assertThat(harness.extractOutputValues())
                .extracting(ScoredRow::bucket)
                .containsExactly(MINUTE);
        assertThat(harness.unjoined())
                .extracting(DeadLetter::errorClass)
                .containsExactly(PREDICTION_AFTER_HORIZON);
        assertThat(harness.count("predictions_after_horizon")).isEqualTo(1);
    }

    private void restore() throws Exception {
        OperatorSubtaskState snapshot = harness.snapshot(1, 1);
        close();
        harness = new JoinHarness(WAIT);
        harness.initializeState(snapshot);
        harness.open();
    }

    private void predict(long id, long time, double value) throws Exception {
        harness.processElement1(
                new AwaitingLabel(
                        id,
                        id,
                        new JoinedRow(
                                9,
                                time,
                                HORIZON,
                                MINUTE,
                                true,
                                value,
                                JoinedRow.REGRESSION,
                                "",
                                0,
                                offset++,
                                0,
                                0,
                                true,
                                null),
                        time + 3,
                        100),
                time);
    }

    private void label(long id, long time, double value) throws Exception {
        String text = Long.toString((long) value);
        harness.processElement2(
                new LabelArrival(id, id, time, 0, offset++, value, text, time + 2, 20), time);
    }

    private static Instant at(long time) {
        return Instant.ofEpochMilli(time);
    }

    private void advance(long watermark) throws Exception {
        harness.advance(watermark);
    }
}
