package dev.plumbline.monitoring.operator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.kafka.codec.ProgressCodec;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.OutputRecordSerializer;
import dev.plumbline.kafka.record.Progress;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportProgressTest {
    private OneInputStreamOperatorTestHarness<OutputRecord, OutputRecord> harness;

    @BeforeEach
    void open() throws Exception {
        harness =
                new OneInputStreamOperatorTestHarness<>(new ReportProgress("progress"), 128, 4, 2);
        harness.setup(OutputRecordSerializer.INSTANCE);
        harness.open();
    }

    @AfterEach
    void close() throws Exception {
        harness.close();
    }

    @Test
    void tellsHowFarItHasDecidedAfterWhatItDecided() throws Exception {
        OutputRecord decision = OutputRecord.now("alerts", new byte[] {1}, new byte[] {2});
        harness.processElement(decision, 0);
        harness.processWatermark(41);
        harness.processWatermark(Watermark.MAX_WATERMARK);

        List<OutputRecord> output = harness.extractOutputValues();
        assertThat(output).hasSize(3);
        assertThat(output.get(0)).isEqualTo(decision);
        assertThat(output.get(1).topic()).isEqualTo("progress");
        assertThat(new ProgressCodec().decode(output.get(1).value()))
                .isEqualTo(new Progress(2, 4, 41));
        assertThat(new ProgressCodec().decode(output.get(2).value()))
                .isEqualTo(new Progress(2, 4, Long.MAX_VALUE));
        assertThat(List.copyOf(harness.getOutput())).endsWith(Watermark.MAX_WATERMARK);
    }
}
