package dev.plumbline.monitoring.operator;

import dev.plumbline.kafka.codec.ProgressCodec;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.record.Progress;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Passes decisions on and, after them, writes how far they reach, so that a replay can wait for
 * every decision on what it has sent before it sends more.
 */
public final class ReportProgress extends AbstractStreamOperator<OutputRecord>
        implements OneInputStreamOperator<OutputRecord, OutputRecord> {
    private static final long serialVersionUID = 1;

    private final String progressTopic;
    private transient ProgressCodec codec;

    public ReportProgress(String progressTopic) {
        this.progressTopic = progressTopic;
    }

    @Override
    public void open() throws Exception {
        super.open();
        codec = new ProgressCodec();
    }

    @Override
    public void processElement(StreamRecord<OutputRecord> element) {
        output.collect(element);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        Progress progress =
                new Progress(
                        getRuntimeContext().getTaskInfo().getIndexOfThisSubtask(),
                        getRuntimeContext().getTaskInfo().getNumberOfParallelSubtasks(),
                        mark.getTimestamp());
        output.collect(
                new StreamRecord<>(
                        OutputRecord.now(
                                progressTopic, codec.key(progress), codec.encode(progress))));
        super.processWatermark(mark);
    }
}
