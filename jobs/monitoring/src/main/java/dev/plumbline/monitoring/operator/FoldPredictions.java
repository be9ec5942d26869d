package dev.plumbline.monitoring.operator;

import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.control.ControlView;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.decode.DecodedPrediction;
import dev.plumbline.kafka.decode.PredictionDecoder;
import dev.plumbline.kafka.flink.DeadLetters;
import dev.plumbline.kafka.flink.EventTimeWatermarks;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.monitoring.fold.PredictionFold;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.ProfileDelta;
import java.time.Duration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Stage one: decodes predictions and folds them into profiles in the source's own chain, so that
 * only profiles cross the network. It holds no state: whatever is folded is sent on before a
 * barrier, before a watermark passes its pane, before the input turns idle, after some seconds, and
 * at the end.
 */
public final class FoldPredictions extends FoldInChain<RawRecord, ProfileDelta> {
    private static final long serialVersionUID = 1;

    private final ControlViewFactory controlView;
    private final DeadLetters deadLetters;
    private final OutputTag<OutputRecord> deadLetterTag;
    private final OutputTag<AwaitingLabel> awaitingTag;
    private final boolean joinLabels;
    private final Duration maxAhead;

    private transient ControlView control;
    private transient PredictionFold fold;
    private transient PredictionDecoder decoder;
    private transient StreamRecord<ProfileDelta> delta;
    private transient StreamRecord<AwaitingLabel> awaiting;
    private transient Counter rows;
    private transient Counter refused;

    public FoldPredictions(
            ControlViewFactory controlView,
            DeadLetters deadLetters,
            OutputTag<OutputRecord> deadLetterTag,
            OutputTag<AwaitingLabel> awaitingTag,
            boolean joinLabels,
            Duration maxAhead,
            Duration flushInterval) {
        super(flushInterval);
        this.controlView = controlView;
        this.deadLetters = deadLetters;
        this.deadLetterTag = deadLetterTag;
        this.awaitingTag = awaitingTag;
        this.joinLabels = joinLabels;
        this.maxAhead = maxAhead;
    }

    @Override
    public void open() throws Exception {
        control = controlView.open();
        fold = new PredictionFold(control, folded -> output.collect(delta.replace(folded)));
        decoder = new PredictionDecoder(fold);
        delta = new StreamRecord<>(null);
        awaiting = new StreamRecord<>(null);
        rows = getMetricGroup().counter("rows");
        refused = getMetricGroup().counter("dead_letters");
        super.open();
    }

    @Override
    public void processElement(StreamRecord<RawRecord> element) {
        RawRecord raw = element.getValue();
        try {
            if (EventTimeWatermarks.isFuture(raw, maxAhead)) {
                throw EventTimeWatermarks.futureTime(raw, maxAhead);
            }
            DecodedPrediction prediction = decoder.decode(raw.value());
            fold.add(prediction);
            rows.inc();
            if (joinLabels) {
                fold.awaiting(
                        prediction,
                        raw,
                        found -> output.collect(awaitingTag, awaiting.replace(found)));
            }
        } catch (UndecodableRecord undecodable) {
            refused.inc();
            output.collect(deadLetterTag, new StreamRecord<>(deadLetters.of(raw, undecodable)));
        }
    }

    @Override
    void flush() {
        fold.flush();
    }

    /** A pane that goes on may stay folded: nothing closes on it before its end. */
    @Override
    void flushBefore(long watermark) {
        fold.flushEndedBy(watermark);
    }

    @Override
    public void close() throws Exception {
        if (control != null) {
            control.close();
        }
        super.close();
    }
}
