package dev.plumbline.monitoring.operator;

import dev.plumbline.kafka.codec.DeadLetterCodec;
import dev.plumbline.kafka.codec.UndecodableRecord;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.OutputRecordSerializer;
import dev.plumbline.kafka.record.DeadLetter;
import dev.plumbline.kafka.topic.Topics;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.HashedId;
import dev.plumbline.monitoring.stream.HashedIdSerializer;
import dev.plumbline.monitoring.stream.LabelArrival;
import dev.plumbline.monitoring.stream.ScoredRow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.metrics.Counter;
import org.apache.flink.runtime.metrics.groups.InternalOperatorMetricGroup;
import org.apache.flink.runtime.metrics.util.InterceptingOperatorMetricGroup;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.apache.flink.util.OutputTag;

/** The label join alone, in Flink's test harness. */
@SuppressWarnings("try") // Flink declares that closing may be interrupted
final class JoinHarness
        extends KeyedTwoInputStreamOperatorTestHarness<
                HashedId, AwaitingLabel, LabelArrival, ScoredRow> {
    private static final OutputTag<OutputRecord> UNJOINED =
            new OutputTag<>("unjoined", OutputRecordSerializer.type());

    private final InterceptingOperatorMetricGroup metrics;

    JoinHarness(Duration labelWait) throws Exception {
        this(new JoinLabels(labelWait, new RejectUnjoined(Topics.defaults(), UNJOINED)));
    }

    /** Something else in the join's place. */
    JoinHarness(KeyedCoProcessFunction<HashedId, AwaitingLabel, LabelArrival, ScoredRow> function)
            throws Exception {
        this(new CountedJoin(function));
    }

    private JoinHarness(CountedJoin join) throws Exception {
        super(
                join,
                row -> new HashedId(row.idHigh(), row.idLow()),
                row -> new HashedId(row.idHigh(), row.idLow()),
                HashedIdSerializer.type());
        this.metrics = join.metrics;
    }

    /** The join with its metrics at hand. */
    private static final class CountedJoin
            extends KeyedCoProcessOperator<HashedId, AwaitingLabel, LabelArrival, ScoredRow> {
        private static final long serialVersionUID = 1;

        private final transient InterceptingOperatorMetricGroup metrics =
                new InterceptingOperatorMetricGroup();

        CountedJoin(
                KeyedCoProcessFunction<HashedId, AwaitingLabel, LabelArrival, ScoredRow> function) {
            super(function);
        }

        @Override
        public InternalOperatorMetricGroup getMetricGroup() {
            return metrics;
        }
    }

    /** What a counter of the join stands at. */
    long count(String counter) {
        return ((Counter) metrics.get(counter)).getCount();
    }

    void advance(long watermark) throws Exception {
        processWatermark1(new Watermark(watermark));
        processWatermark2(new Watermark(watermark));
    }

    /** What the join let go unused, in the order in which it said so. */
    List<DeadLetter> unjoined() throws UndecodableRecord {
        List<DeadLetter> letters = new ArrayList<>();
        if (getSideOutput(UNJOINED) != null) {
            for (StreamRecord<OutputRecord> record : getSideOutput(UNJOINED)) {
                letters.add(new DeadLetterCodec().decode(record.getValue().value()));
            }
        }
        return letters;
    }
}
