package dev.plumbline.kafka.flink;

import dev.plumbline.kafka.codec.LabelCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** Copies what is a label and dead-letters what is not; fails once, after its first checkpoint. */
final class CopyLabels extends ProcessFunction<RawRecord, OutputRecord>
        implements CheckpointListener {
    static final Duration MAX_AHEAD = Duration.ofHours(1);

    /** Shared by all attempts, which run in the test's own process. */
    static final AtomicInteger FAILURES = new AtomicInteger();

    private static final long serialVersionUID = 1L;

    private final String copies;
    private final DeadLetters deadLetters;
    private transient LabelCodec codec;

    CopyLabels(String copies, DeadLetters deadLetters) {
        this.copies = copies;
        this.deadLetters = deadLetters;
    }

    @Override
    public void processElement(RawRecord record, Context context, Collector<OutputRecord> out) {
        if (codec == null) {
            codec = new LabelCodec();
        }
        try {
            codec.decode(record.value());
            if (EventTimeWatermarks.isFuture(record, MAX_AHEAD)) {
                throw EventTimeWatermarks.futureTime(record, MAX_AHEAD);
            }
            out.collect(OutputRecord.now(copies, null, record.value()));
        } catch (UndecodableRecord bad) {
            out.collect(deadLetters.of(record, bad));
        }
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
        if (FAILURES.compareAndSet(0, 1)) {
            throw new IllegalStateException("planted failure");
        }
    }
}
