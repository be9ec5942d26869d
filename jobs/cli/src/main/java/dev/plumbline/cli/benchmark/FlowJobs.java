package dev.plumbline.cli.benchmark;

import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.codec.PredictionCodec;
import dev.plumbline.kafka.control.KafkaControlView;
import dev.plumbline.kafka.flink.EventTimePeek;
import dev.plumbline.kafka.flink.EventTimeWatermarks;
import dev.plumbline.kafka.flink.OutputSink;
import dev.plumbline.kafka.flink.PeekEventTime;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.kafka.flink.RawRecordSerializer;
import dev.plumbline.kafka.flink.RawRecordSource;
import dev.plumbline.kafka.topic.Topics;
import dev.plumbline.monitoring.job.MonitoringConfig;
import dev.plumbline.monitoring.job.MonitoringPipeline;
import dev.plumbline.monitoring.job.MonitoringTopology;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/** Builds the job of each flow: the same source, the same checkpoints, the same parallelism. */
record FlowJobs(KafkaSettings settings, Topics topics, long events, int parallelism) {
    static final String PREDICTIONS = "predictions";
    static final String LABELS = "labels";

    StreamExecutionEnvironment job(Flow flow, String run) {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        environment.setParallelism(parallelism);
        MonitoringConfig config = config(flow);
        MonitoringPipeline.prepare(environment, config);
        DataStream<RawRecord> predictions =
                source(
                        environment,
                        config,
                        run,
                        PREDICTIONS,
                        topics.predictions(),
                        PeekEventTime.predictions());
        switch (flow) {
            case RAW -> predictions.sinkTo(new DiscardingSink<>()).uid("discard");
            case DECODED ->
                    predictions
                            .map(new Decode(), Types.INT)
                            .uid("decode")
                            .sinkTo(new DiscardingSink<>())
                            .uid("discard");
            case MONITORING -> monitor(config, predictions, null);
            case WITH_LABELS ->
                    monitor(
                            config,
                            predictions,
                            source(
                                    environment,
                                    config,
                                    run,
                                    LABELS,
                                    topics.labels(),
                                    PeekEventTime.labels()));
        }
        return environment;
    }

    private MonitoringConfig config(Flow flow) {
        Map<String, String> properties = new HashMap<>();
        properties.put("kafka.bootstrap-servers", settings.bootstrapServers());
        properties.put("job.name", "benchmark-" + flow.name().toLowerCase(java.util.Locale.ROOT));
        properties.put("checkpoint.interval", "PT10S");
        return MonitoringConfig.from(properties);
    }

    private void monitor(
            MonitoringConfig config,
            DataStream<RawRecord> predictions,
            DataStream<RawRecord> labels) {
        MonitoringTopology.Outputs outputs =
                new MonitoringTopology(
                                config,
                                KafkaControlView.factory(settings, topics, config.controlTimeout()))
                        .build(predictions, labels);
        outputs.reports()
                .sinkTo(OutputSink.of(settings, config.guarantee(), config.name() + "-reports"))
                .uid("write-reports");
        outputs.decisions()
                .sinkTo(OutputSink.of(settings, config.guarantee(), config.name() + "-decisions"))
                .uid("write-decisions");
    }

    private DataStream<RawRecord> source(
            StreamExecutionEnvironment environment,
            MonitoringConfig config,
            String run,
            String name,
            String topic,
            EventTimePeek peek) {
        return environment
                .fromSource(
                        RawRecordSource.of(settings, topic, run + "-" + name, peek, true),
                        EventTimeWatermarks.strategy(
                                config.eventTime().outOfOrderness(),
                                config.eventTime().maxAhead(),
                                config.eventTime().idleness()),
                        name,
                        RawRecordSerializer.type())
                .uid("read-" + name)
                .map(new RateMeter<>(run + "-" + name, events))
                .returns(RawRecordSerializer.type())
                .uid("meter-" + name);
    }

    /** What a job that knows nothing of profiles pays at the least. */
    private static final class Decode extends RichMapFunction<RawRecord, Integer> {
        private static final long serialVersionUID = 1;
        private transient PredictionCodec codec;

        @Override
        public Integer map(RawRecord record) throws Exception {
            if (codec == null) {
                codec = new PredictionCodec();
            }
            return codec.decodeGenerated(record.value());
        }
    }
}
