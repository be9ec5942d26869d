package dev.plumbline.monitoring.job;

import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.flink.DeadLetters;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.OutputRecordSerializer;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.monitoring.operator.DecodeLabels;
import dev.plumbline.monitoring.operator.FoldPerformance;
import dev.plumbline.monitoring.operator.FoldPredictions;
import dev.plumbline.monitoring.operator.JoinLabels;
import dev.plumbline.monitoring.operator.RejectUnjoined;
import dev.plumbline.monitoring.operator.RollUpPerformance;
import dev.plumbline.monitoring.operator.RollUpProfiles;
import dev.plumbline.monitoring.stream.AwaitingLabel;
import dev.plumbline.monitoring.stream.ClosedWindow;
import dev.plumbline.monitoring.stream.HashedId;
import dev.plumbline.monitoring.stream.HashedIdSerializer;
import dev.plumbline.monitoring.stream.LabelArrival;
import dev.plumbline.monitoring.stream.PerformanceDelta;
import dev.plumbline.monitoring.stream.ProfileDelta;
import dev.plumbline.monitoring.stream.ScoredRow;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.util.OutputTag;

/**
 * The monitoring job between its sources and its sinks, so that Kafka, a file replay and a test can
 * feed the very same operators. No operator that reads a source has a second input, and none has a
 * broadcast one.
 */
public final class MonitoringTopology {
    private static final OutputTag<AwaitingLabel> AWAITING =
            new OutputTag<>("awaiting-label", TypeInformation.of(AwaitingLabel.class));
    private static final OutputTag<OutputRecord> DEAD_LETTERS =
            new OutputTag<>("dead-letters", OutputRecordSerializer.type());
    private static final OutputTag<OutputRecord> UNJOINED =
            new OutputTag<>("unjoined", OutputRecordSerializer.type());
    private static final OutputTag<ClosedWindow> CLOSED =
            new OutputTag<>("closed-windows", TypeInformation.of(ClosedWindow.class));

    private final MonitoringConfig config;
    private final ControlViewFactory control;
    private final DeadLetters deadLetters;
    private final DecisionTopology decisions;

    /**
     * What the job says.
     *
     * @param reports window reports of both lanes, dead letters, and what the label join lets go
     * @param decisions episodes, triggers and, if asked for, progress after them
     */
    public record Outputs(DataStream<OutputRecord> reports, DataStream<OutputRecord> decisions) {}

    public MonitoringTopology(MonitoringConfig config, ControlViewFactory control) {
        this.config = config;
        this.control = control;
        this.decisions = new DecisionTopology(config, control);
        this.deadLetters =
                config.keepPayloads()
                        ? DeadLetters.withPayload(config.topics().deadLetters())
                        : DeadLetters.redacted(config.topics().deadLetters());
    }

    /**
     * Builds the job.
     *
     * @param predictions raw predictions with watermarks
     * @param labels raw labels with watermarks; null where labels are not joined
     */
    public Outputs build(DataStream<RawRecord> predictions, DataStream<RawRecord> labels) {
        SingleOutputStreamOperator<ProfileDelta> profiles = profiles(predictions, labels != null);
        SingleOutputStreamOperator<OutputRecord> dataReports = dataReports(profiles);
        Outputs ofData =
                new Outputs(
                        dataReports.union(profiles.getSideOutput(DEAD_LETTERS)),
                        decisions.episodes(dataReports, "data"));
        return labels == null
                ? withDecisions(ofData, dataReports)
                : withLabels(ofData, profiles, dataReports, arrivals(labels));
    }

    private Outputs withDecisions(Outputs lanes, DataStream<OutputRecord> windowReports) {
        DataStream<OutputRecord> ofEstimates = decisions.estimateEpisodes(windowReports);
        return new Outputs(
                lanes.reports(), decisions.decisions(lanes.decisions().union(ofEstimates)));
    }

    private Outputs withLabels(
            Outputs ofData,
            SingleOutputStreamOperator<ProfileDelta> profiles,
            SingleOutputStreamOperator<OutputRecord> dataReports,
            SingleOutputStreamOperator<LabelArrival> arrivals) {
        SingleOutputStreamOperator<ScoredRow> labelled = labelledRows(profiles, arrivals);
        DataStream<OutputRecord> performanceReports =
                performanceReports(tallies(labelled), dataReports.getSideOutput(CLOSED));
        Outputs bothLanes =
                new Outputs(
                        ofData.reports()
                                .union(
                                        performanceReports,
                                        arrivals.getSideOutput(DEAD_LETTERS),
                                        labelled.getSideOutput(UNJOINED)),
                        ofData.decisions()
                                .union(decisions.episodes(performanceReports, "performance")));
        return withDecisions(bothLanes, dataReports.union(performanceReports));
    }

    private SingleOutputStreamOperator<ProfileDelta> profiles(
            DataStream<RawRecord> predictions, boolean joinLabels) {
        SingleOutputStreamOperator<ProfileDelta> profiles =
                predictions
                        .transform(
                                "fold predictions",
                                TypeInformation.of(ProfileDelta.class),
                                new FoldPredictions(
                                        control,
                                        deadLetters,
                                        DEAD_LETTERS,
                                        AWAITING,
                                        joinLabels,
                                        config.eventTime().maxAhead(),
                                        config.flushInterval()))
                        .uid("fold-predictions");
        keepParallelism(profiles, predictions);
        return profiles;
    }

    private SingleOutputStreamOperator<OutputRecord> dataReports(
            DataStream<ProfileDelta> profiles) {
        return profiles.keyBy(ProfileDelta::key, Types.STRING)
                .process(
                        new RollUpProfiles(
                                control,
                                config.topics().reports(),
                                CLOSED,
                                config.eventTime().allowedLateness()),
                        OutputRecordSerializer.type())
                .name("roll up profiles")
                .uid("roll-up-profiles");
    }

    private SingleOutputStreamOperator<LabelArrival> arrivals(DataStream<RawRecord> labels) {
        SingleOutputStreamOperator<LabelArrival> arrivals =
                labels.process(
                                new DecodeLabels(
                                        deadLetters, DEAD_LETTERS, config.eventTime().maxAhead()),
                                TypeInformation.of(LabelArrival.class))
                        .name("decode labels")
                        .uid("decode-labels");
        keepParallelism(arrivals, labels);
        return arrivals;
    }

    /** Stage one stays in its source's chain, so it must have as many subtasks. */
    private static void keepParallelism(
            SingleOutputStreamOperator<?> operator, DataStream<?> source) {
        operator.setParallelism(source.getParallelism());
    }

    private SingleOutputStreamOperator<ScoredRow> labelledRows(
            SingleOutputStreamOperator<ProfileDelta> profiles, DataStream<LabelArrival> arrivals) {
        return profiles.getSideOutput(AWAITING)
                .connect(arrivals)
                .keyBy(
                        (KeySelector<AwaitingLabel, HashedId>)
                                row -> new HashedId(row.idHigh(), row.idLow()),
                        (KeySelector<LabelArrival, HashedId>)
                                row -> new HashedId(row.idHigh(), row.idLow()),
                        HashedIdSerializer.type())
                .process(
                        new JoinLabels(
                                config.labelWait(), new RejectUnjoined(config.topics(), UNJOINED)),
                        TypeInformation.of(ScoredRow.class))
                .name("join labels")
                .uid("join-labels");
    }

    private DataStream<PerformanceDelta> tallies(DataStream<ScoredRow> labelled) {
        return labelled.transform(
                        "fold performance",
                        TypeInformation.of(PerformanceDelta.class),
                        new FoldPerformance(config.flushInterval()))
                .uid("fold-performance");
    }

    private DataStream<OutputRecord> performanceReports(
            DataStream<PerformanceDelta> deltas, DataStream<ClosedWindow> closed) {
        return deltas.connect(closed)
                .keyBy(PerformanceDelta::reference, ClosedWindow::reference, Types.LONG)
                .process(
                        new RollUpPerformance(
                                control,
                                config.topics().reports(),
                                config.eventTime().allowedLateness()),
                        OutputRecordSerializer.type())
                .name("roll up performance")
                .uid("roll-up-performance");
    }
}
