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
import dev.plumbline.kafka.record.ErrorClass;
import dev.plumbline.monitoring.fold.PredictionFold;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.ProfileDelta;
import java.time.Duration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.util.OutputTag;

/**
 * Stage one: decodes predictions and folds them into profiles in the source's own chain, so that
 * only profiles cross the network. It holds no state: whatever is folded is sent on before a
 * barrier, before a watermark passes its pane, before the input turns idle, after some seconds, and
 * at the end.
 */
public final class FoldPredictions extends AbstractStreamOperator<ProfileDelta>
        implements OneInputStreamOperator<RawRecord, ProfileDelta>, BoundedOneInput {
    private static final long serialVersionUID = 1;

    private final ControlViewFactory controlView;
    private final DeadLetters deadLetters;
    private final OutputTag<OutputRecord> deadLetterTag;
    private final OutputTag<AwaitingLabel> awaitingTag;
    private final boolean joinLabels;
    private final Duration maxAhead;
    private final long flushMillis;

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
        this.controlView = controlView;
        this.deadLetters = deadLetters;
        this.deadLetterTag = deadLetterTag;
        this.awaitingTag = awaitingTag;
        this.joinLabels = joinLabels;
        this.maxAhead = maxAhead;
        this.flushMillis = flushInterval.toMillis();
    }

    @Override
    public void open() throws Exception {
        super.open();
        control = controlView.open();
        fold = new PredictionFold(control, folded -> output.collect(delta.replace(folded)));
        decoder = new PredictionDecoder(fold);
        delta = new StreamRecord<>(null);
        awaiting = new StreamRecord<>(null);
        rows = getMetricGroup().counter("rows");
        refused = getMetricGroup().counter("dead_letters");
        flushLater(getProcessingTimeService().getCurrentProcessingTime());
    }

    @Override
    public void processElement(StreamRecord<RawRecord> element) {
        RawRecord raw = element.getValue();
        try {
            if (EventTimeWatermarks.isFuture(raw, maxAhead)) {
                throw new UndecodableRecord(
                        ErrorClass.FUTURE_TIME,
                        "event time must be at most "
                                + maxAhead
                                + " after the record's own Kafka timestamp");
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
    public void processWatermark(Watermark mark) throws Exception {
        fold.flushEndedBy(mark.getTimestamp());
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

    @Override
    public void close() throws Exception {
        if (control != null) {
            control.close();
        }
        super.close();
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
