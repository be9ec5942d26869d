package dev.plumbline.monitoring.operator;

import dev.plumbline.monitoring.fold.PerformanceFold;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import dev.plumbline.monitoring.stream.ScoredRow;
import java.time.Duration;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Folds labelled rows into tallies in the join's own chain. */
public final class FoldPerformance extends FoldInChain<ScoredRow, PerformanceDelta> {
    private static final long serialVersionUID = 1;

    private transient PerformanceFold fold;
    private transient StreamRecord<PerformanceDelta> delta;

    public FoldPerformance(Duration flushInterval) {
        super(flushInterval);
    }

    @Override
    public void open() throws Exception {
        delta = new StreamRecord<>(null);
        fold = new PerformanceFold(folded -> output.collect(delta.replace(folded)));
        super.open();
    }

    @Override
    public void processElement(StreamRecord<ScoredRow> element) {
        fold.add(element.getValue());
    }

    @Override
    void flush() {
        fold.flush();
    }

    @Override
    void flushBefore(long watermark) {
        fold.flush();
    }
}
