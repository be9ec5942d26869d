package dev.plumbline.monitoring.operator;

import dev.plumbline.core.join.KnownLabel;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.UnjoinedRecords;
import dev.plumbline.kafka.record.ErrorClass;
import dev.plumbline.kafka.topic.Topics;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.HashedId;
import java.io.Serializable;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.OutputTag;

/** Counts and tells what the label join lets go without its ever having counted. */
public final class RejectUnjoined implements Serializable {
    private static final long serialVersionUID = 1;

    private static final String BEYOND_HORIZON =
            "a label must become known within the horizon of a prediction of its id, became known after it";
    private static final String WITHOUT_PREDICTION =
            "a label must have a prediction of its id that still waits, none came within labels.wait";
    private static final String AFTER_HORIZON =
            "a prediction must come before its horizon has passed in event time, came after it, perhaps as a repeat";

    private final UnjoinedRecords predictions;
    private final UnjoinedRecords labels;
    private final OutputTag<OutputRecord> tag;
    private transient Counter labelsBeyondHorizon;
    private transient Counter labelsWithoutPrediction;
    private transient Counter predictionsAfterHorizon;

    public RejectUnjoined(Topics topics, OutputTag<OutputRecord> tag) {
        this.predictions = new UnjoinedRecords(topics.unjoined(), topics.predictions());
        this.labels = new UnjoinedRecords(topics.unjoined(), topics.labels());
        this.tag = tag;
    }

    void open(MetricGroup metrics) {
        labelsBeyondHorizon = metrics.counter("labels_beyond_horizon");
        labelsWithoutPrediction = metrics.counter("labels_without_prediction");
        predictionsAfterHorizon = metrics.counter("predictions_after_horizon");
    }

    /** A prediction came when what waited under its id was freed already. */
    void prediction(AwaitingLabel late, KeyedCoProcessFunction<HashedId, ?, ?, ?>.Context context) {
        predictionsAfterHorizon.inc();
        context.output(
                tag,
                predictions.of(
                        late.idHigh(),
                        late.idLow(),
                        late.row().partition(),
                        late.row().offset(),
                        late.row().eventTime(),
                        late.loggedAt(),
                        late.size(),
                        ErrorClass.PREDICTION_AFTER_HORIZON,
                        AFTER_HORIZON));
    }

    /**
     * A label leaves unused.
     *
     * @param withoutPrediction whether no prediction waited with it
     */
    void label(
            KnownLabel unused,
            boolean withoutPrediction,
            KeyedCoProcessFunction<HashedId, ?, ?, ?>.Context context) {
        (withoutPrediction ? labelsWithoutPrediction : labelsBeyondHorizon).inc();
        HashedId id = context.getCurrentKey();
        context.output(
                tag,
                labels.of(
                        id.high(),
                        id.low(),
                        unused.partition(),
                        unused.offset(),
                        unused.eventTime(),
                        unused.loggedAt(),
                        unused.size(),
                        withoutPrediction
                                ? ErrorClass.LABEL_WITHOUT_PREDICTION
                                : ErrorClass.LABEL_BEYOND_HORIZON,
                        withoutPrediction ? WITHOUT_PREDICTION : BEYOND_HORIZON));
    }
}
