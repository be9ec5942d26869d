package dev.plumbline.monitoring.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.errorstream.ErrorLog;
import dev.plumbline.core.join.JoinedRow;
import dev.plumbline.core.join.LabelDelays;
import dev.plumbline.core.performance.PerformanceTally;
import dev.plumbline.monitoring.fold.LabelledPart;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import dev.plumbline.monitoring.stream.ScoredRow;
import java.time.Duration;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoldPerformanceTest {
    private static final Duration FLUSH = Duration.ofSeconds(5);

    private OneInputStreamOperatorTestHarness<ScoredRow, PerformanceDelta> harness;

    @BeforeEach
    void open() throws Exception {
        harness = new OneInputStreamOperatorTestHarness<>(new FoldPerformance(FLUSH));
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void tellsWhatItFoldedBeforeABarrier() throws Exception {
        score(10, 1);
        score(12, 1);
        assertThat(harness.getOutput()).isEmpty();
        harness.prepareSnapshotPreBarrier(1);
        assertThat(harness.extractOutputValues())
                .singleElement()
                .extracting(
                        delta ->
                                PerformanceTally.fromBytes(LabelledPart.TALLY.in(delta)).labelled())
                .isEqualTo(2L);
    }

    @Test
    void tellsWhatItFoldedBeforeAWatermark() throws Exception {
        score(10, 1);
        harness.processWatermark(7);
        assertThat(harness.getOutput().poll()).isInstanceOf(StreamRecord.class);
        assertThat(harness.getOutput().poll()).isEqualTo(new Watermark(7));
    }

    @Test
    void tellsWhatItFoldedBeforeItTurnsIdle() throws Exception {
        score(10, 1);
        harness.processWatermarkStatus(WatermarkStatus.IDLE);
        assertThat(harness.getOutput().poll()).isInstanceOf(StreamRecord.class);
    }

    @Test
    void tellsWhatItFoldedAfterAWhileAndAtTheEnd() throws Exception {
        score(10, 1);
        harness.setProcessingTime(FLUSH.toMillis());
        assertThat(harness.extractOutputValues()).hasSize(1);
        score(10, 1);
        harness.endInput();
        assertThat(harness.extractOutputValues()).hasSize(2);
    }

    @Test
    void tellsHowLateItsLabelsCame() throws Exception {
        score(10, 1);
        score(12, 1);
        harness.endInput();
        assertThat(harness.extractOutputValues())
                .singleElement()
                .extracting(delta -> LabelDelays.fromBytes(LabelledPart.DELAYS.in(delta)).labels())
                .isEqualTo(2L);
    }

    @Test
    void tellsACorrectionThoughItCountsNoRow() throws Exception {
        score(10, -1);
        score(12, 1);
        harness.endInput();
        assertThat(harness.extractOutputValues())
                .singleElement()
                .extracting(
                        delta -> PerformanceTally.fromBytes(LabelledPart.TALLY.in(delta)).isEmpty())
                .isEqualTo(false);
    }

    @Test
    void tellsTheErrorsThemselvesOnlyWhereTheyAreReadInOrder() throws Exception {
        score(10, 1, false);
        harness.prepareSnapshotPreBarrier(1);
        score(10, -1, true);
        score(13, 1, true);
        harness.prepareSnapshotPreBarrier(2);
        ErrorLog expected = new ErrorLog();
        expected.add(7, 77, 1, -1);
        expected.add(7, 77, 2, 1);
        assertThat(harness.extractOutputValues())
                .extracting(LabelledPart.ERRORS::in)
                .containsExactly(new byte[0], expected.toBytes());
    }

    @Test
    void passesOverALabelOfARegressionThatIsNoNumber() throws Exception {
        score(Double.NaN, 1);
        harness.endInput();
        assertThat(harness.getOutput()).isEmpty();
    }

    private void score(double label, int sign) throws Exception {
        score(label, sign, false);
    }

    private void score(double label, int sign, boolean inOrder) throws Exception {
        harness.processElement(
                new ScoredRow(
                        9,
                        0,
                        Long.MIN_VALUE,
                        11,
                        JoinedRow.REGRESSION,
                        "",
                        label,
                        "label",
                        sign,
                        1_000,
                        0,
                        0,
                        7,
                        77,
                        inOrder,
                        null),
                0);
    }
}
