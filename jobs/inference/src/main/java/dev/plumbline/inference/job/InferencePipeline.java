package dev.plumbline.inference.job;

import dev.plumbline.inference.operator.ScoreFeaturesFactory;
import dev.plumbline.kafka.control.ControlViewFactory;
import dev.plumbline.kafka.control.KafkaControlView;
import dev.plumbline.kafka.flink.EventTimeWatermarks;
import dev.plumbline.kafka.flink.OutputRecord;
import dev.plumbline.kafka.flink.OutputRecordSerializer;
import dev.plumbline.kafka.flink.OutputSink;
import dev.plumbline.kafka.flink.PeekEventTime;
import dev.plumbline.kafka.flink.RawRecord;
import dev.plumbline.kafka.flink.RawRecordSource;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The inference job's graph: features → score → predictions, with dead letters and alerts beside.
 * Models and versions come by control messages and never change it.
 */
public final class InferencePipeline {
    private InferencePipeline() {}

    /** Adds the job to an environment, which it also configures. */
    public static void build(StreamExecutionEnvironment environment, InferenceConfig config) {
        configure(environment, config);
        ControlViewFactory control =
                KafkaControlView.factory(config.kafka(), config.topics(), config.controlTimeout());
        SingleOutputStreamOperator<OutputRecord> predictions =
                score(features(environment, config), config, control);
        sink(
                predictions,
                OutputSink.of(
                        config.kafka(),
                        config.guarantee(),
                        config.name() + "-predictions",
                        config.topics().predictions()),
                config,
                "predictions");
        sink(
                predictions.getSideOutput(ScoreFeaturesFactory.NOTICES),
                OutputSink.of(
                        config.kafka(),
                        DeliveryGuarantee.AT_LEAST_ONCE,
                        config.name() + "-notices",
                        config.topics().deadLetters(),
                        config.topics().alerts()),
                config,
                "notices");
    }

    /**
     * Scores raw feature records: predictions are the main output, dead letters and alerts the side
     * output {@link ScoreFeaturesFactory#NOTICES}.
     */
    public static SingleOutputStreamOperator<OutputRecord> score(
            DataStream<RawRecord> features, InferenceConfig config, ControlViewFactory control) {
        return features.transform(
                        "score features",
                        OutputRecordSerializer.type(),
                        new ScoreFeaturesFactory(config.scoring(), control))
                .uid("score-features")
                .setParallelism(config.sourceParallelism());
    }

    private static DataStream<RawRecord> features(
            StreamExecutionEnvironment environment, InferenceConfig config) {
        return environment
                .fromSource(
                        RawRecordSource.goingOn(
                                config.kafka(),
                                config.topics().features(),
                                config.name(),
                                PeekEventTime.features(),
                                config.bounded()),
                        EventTimeWatermarks.strategy(
                                config.outOfOrderness(),
                                config.scoring().maxAhead(),
                                config.idleness()),
                        "features")
                .uid("features")
                .setParallelism(config.sourceParallelism());
    }

    private static void sink(
            DataStream<OutputRecord> records,
            KafkaSink<OutputRecord> sink,
            InferenceConfig config,
            String name) {
        records.sinkTo(sink)
                .name("write " + name)
                .uid("write-" + name)
                .setParallelism(config.parallelism());
    }

    private static void configure(StreamExecutionEnvironment environment, InferenceConfig config) {
        Configuration rules = new Configuration();
        rules.set(PipelineOptions.NAME, config.name());
        rules.set(PipelineOptions.GENERIC_TYPES, false);
        rules.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        environment.configure(rules);
        environment.setParallelism(config.parallelism());
        environment.setMaxParallelism(config.maxParallelism());
        environment.setBufferTimeout(config.bufferTimeout().toMillis());
        environment.getConfig().setAutoWatermarkInterval(config.watermarkInterval().toMillis());
        environment.enableCheckpointing(
                config.checkpointInterval().toMillis(), CheckpointingMode.EXACTLY_ONCE);
    }
}
