package dev.plumbline.monitoring.operator;

import dev.plumbline.monitoring.fold.PerformanceFold;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import dev.plumbline.monitoring.stream.ScoredRow;
import java.time.Duration;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Folds labelled rows in the join's own chain, so that only tallies cross the network. It holds no
 * state: whatever is folded is sent on before a barrier, before every watermark, before the input
 * turns idle, after some seconds, and at the end.
 */
public final class FoldPerformance extends AbstractStreamOperator<PerformanceDelta>
        implements OneInputStreamOperator<ScoredRow, PerformanceDelta>, BoundedOneInput {
    private static final long serialVersionUID = 1;

    private final long flushMillis;
    private transient PerformanceFold fold;
    private transient StreamRecord<PerformanceDelta> delta;

    public FoldPerformance(Duration flushInterval) {
        this.flushMillis = flushInterval.toMillis();
    }

    @Override
    public void open() throws Exception {
        super.open();
        delta = new StreamRecord<>(null);
        fold = new PerformanceFold(folded -> output.collect(delta.replace(folded)));
        flushLater(getProcessingTimeService().getCurrentProcessingTime());
    }

    @Override
    public void processElement(StreamRecord<ScoredRow> element) {
        fold.add(element.getValue());
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        fold.flush();
        super.processWatermark(mark);
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        if (status.isIdle()) {
            fold.flush();
        }
        super.processWatermarkStatus(status);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        fold.flush();
    }

    @Override
    public void endInput() {
        fold.flush();
    }

    @Override
    public void finish() throws Exception {
        fold.flush();
        super.finish();
    }

    private void flushLater(long now) {
        getProcessingTimeService()
                .registerTimer(
                        now + flushMillis,
                        time -> {
                            fold.flush();
                            flushLater(time);
                        });
    }
}
