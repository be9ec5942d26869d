package dev.plumbline.monitoring.job;

import dev.plumbline.kafka.control.KafkaControlView;
import dev.plumbline.kafka.flink.EventTimePeek;
import dev.plumbline.kafka.flink.EventTimeWatermarks;
import dev.plumbline.kafka.flink.OutputSink;
import dev.plumbline.kafka.flink.PeekEventTime;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.kafka.flink.RawRecordSerializer;
import dev.plumbline.kafka.flink.RawRecordSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The monitoring job on Kafka. */
public final class MonitoringPipeline {
    private MonitoringPipeline() {}

    /** Adds the whole job to an environment. */
    public static void build(StreamExecutionEnvironment environment, MonitoringConfig config) {
        prepare(environment, config);
        connect(
                config,
                predictions(environment, config),
                config.joinLabels() ? labels(environment, config) : null);
    }

    static DataStream<RawRecord> predictions(
            StreamExecutionEnvironment environment, MonitoringConfig config) {
        return source(
                environment,
                config,
                "predictions",
                config.topics().predictions(),
                PeekEventTime.predictions());
    }

    static DataStream<RawRecord> labels(
            StreamExecutionEnvironment environment, MonitoringConfig config) {
        return source(
                environment, config, "labels", config.topics().labels(), PeekEventTime.labels());
    }

    /** Adds all that stands behind the sources. */
    static void connect(
            MonitoringConfig config,
            DataStream<RawRecord> predictions,
            DataStream<RawRecord> labels) {
        MonitoringTopology topology =
                new MonitoringTopology(
                        config,
                        KafkaControlView.factory(
                                config.kafka(), config.topics(), config.controlTimeout()));
        MonitoringTopology.Outputs outputs = topology.build(predictions, labels);
        outputs.reports()
                .sinkTo(
                        OutputSink.of(
                                config.kafka(),
                                config.guarantee(),
                                config.name() + "-reports",
                                config.topics().reports(),
                                config.topics().deadLetters(),
                                config.topics().unjoined()))
                .name("write reports")
                .uid("write-reports");
        outputs.decisions()
                .sinkTo(
                        OutputSink.of(
                                config.kafka(),
                                config.guarantee(),
                                config.name() + "-decisions",
                                config.topics().alerts(),
                                config.topics().retraining(),
                                config.topics().progress()))
                .name("write decisions")
                .uid("write-decisions");
    }

    /**
     * Sets what must hold of every environment that runs the job: no Kryo, no generated uids, a
     * fixed state layout.
     */
    public static void prepare(StreamExecutionEnvironment environment, MonitoringConfig config) {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        rules.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        rules.set(PipelineOptions.MAX_PARALLELISM, config.maxParallelism());
        rules.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, config.watermarkInterval());
        // no operator changes a record that it has sent on, so a chain need not copy
        rules.set(PipelineOptions.OBJECT_REUSE, true);
        environment.configure(rules);
        environment.setBufferTimeout(config.bufferTimeout().toMillis());
        if (!config.checkpointInterval().isZero()) {
            environment.enableCheckpointing(
                    config.checkpointInterval().toMillis(), CheckpointingMode.EXACTLY_ONCE);
        }
    }

    private static DataStream<RawRecord> source(
            StreamExecutionEnvironment environment,
            MonitoringConfig config,
            String name,
            String topic,
            EventTimePeek peek) {
        SingleOutputStreamOperator<RawRecord> source =
                environment
                        .fromSource(
                                RawRecordSource.of(
                                        config.kafka(), topic, config.name() + "-" + name, peek),
                                EventTimeWatermarks.strategy(
                                        config.eventTime().outOfOrderness(),
                                        config.eventTime().maxAhead(),
                                        config.eventTime().idleness()),
                                name,
                                RawRecordSerializer.type())
                        .uid("read-" + name);
        if (config.sourceParallelism() > 0) {
            source.setParallelism(config.sourceParallelism());
        }
        return source;
    }
}
