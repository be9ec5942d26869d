package dev.plumbline.monitoring.operator;

import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.decode.DecodedLabel;
import dev.plumbline.kafka.decode.LabelDecoder;
import dev.plumbline.kafka.flink.DeadLetters;
import dev.plumbline.kafka.flink.EventTimeWatermarks;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.monitoring.stream.LabelArrival;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Decodes labels in the source's own chain; what cannot be decoded goes to the dead letters. */
public final class DecodeLabels extends ProcessFunction<RawRecord, LabelArrival> {
    private static final long serialVersionUID = 1;

    private final DeadLetters deadLetters;
    private final OutputTag<OutputRecord> deadLetterTag;
    private final Duration maxAhead;
    private transient LabelDecoder decoder;
    private transient Counter rows;
    private transient Counter refused;

    public DecodeLabels(
            DeadLetters deadLetters, OutputTag<OutputRecord> deadLetterTag, Duration maxAhead) {
        this.deadLetters = deadLetters;
        this.deadLetterTag = deadLetterTag;
        this.maxAhead = maxAhead;
    }

    @Override
    public void open(OpenContext context) {
        decoder = new LabelDecoder();
        rows = getRuntimeContext().getMetricGroup().counter("rows");
        refused = getRuntimeContext().getMetricGroup().counter("dead_letters");
    }

    @Override
    public void processElement(RawRecord raw, Context context, Collector<LabelArrival> out) {
        try {
            if (EventTimeWatermarks.isFuture(raw, maxAhead)) {
                throw EventTimeWatermarks.futureTime(raw, maxAhead);
            }
            DecodedLabel label = decoder.decode(raw.value());
            rows.inc();
            out.collect(
                    new LabelArrival(
                            label.idHigh(),
                            label.idLow(),
                            label.eventTimeMillis(),
                            raw.partition(),
                            raw.offset(),
                            label.number(),
                            label.text(),
                            raw.kafkaTimestamp(),
                            raw.value().length));
        } catch (UndecodableRecord undecodable) {
            refused.inc();
            context.output(deadLetterTag, deadLetters.of(raw, undecodable));
        }
    }
}
