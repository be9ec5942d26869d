package dev.plumbline.monitoring.operator;

import java.time.Duration;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;

/**
 * Folds rows where they are read, so that only what they add up to crosses the network. It holds no
 * state: whatever is folded is sent on before a barrier, before a watermark that it must not be
 * behind, before the input turns idle, after some seconds, and at the end.
 *
 * @param <I> rows
 * @param <O> what they add up to
 */
abstract class FoldInChain<I, O> extends AbstractStreamOperator<O>
        implements OneInputStreamOperator<I, O>, BoundedOneInput {
    private static final long serialVersionUID = 1;

    private final long flushMillis;

    /**
     * Makes a fold.
     *
     * @param flushInterval longest time, by the wall clock, that folded rows stay unsent
     */
    FoldInChain(Duration flushInterval) {
        this.flushMillis = flushInterval.toMillis();
    }

    /** Sends all that is folded. */
    abstract void flush();

    /** Sends at least what a watermark of this time must not overtake. */
    abstract void flushBefore(long watermark);

    @Override
    public void open() throws Exception {
        super.open();
        flushLater(getProcessingTimeService().getCurrentProcessingTime());
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        flushBefore(mark.getTimestamp());
        super.processWatermark(mark);
    }

    @Override
    public void processWatermarkStatus(WatermarkStatus status) throws Exception {
        if (status.isIdle()) {
            flush();
        }
        super.processWatermarkStatus(status);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        flush();
    }

    @Override
    public void endInput() {
        flush();
    }

    @Override
    public void finish() throws Exception {
        flush();
        super.finish();
    }

    private void flushLater(long now) {
        getProcessingTimeService()
                .registerTimer(
                        now + flushMillis,
                        time -> {
                            flush();
                            flushLater(time);
                        });
    }
}
