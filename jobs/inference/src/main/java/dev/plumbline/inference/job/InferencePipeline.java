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
        sink(predictions, config, config.guarantee(), "predictions");
        sink(
                predictions.getSideOutput(ScoreFeaturesFactory.NOTICES),
                config,
                DeliveryGuarantee.AT_LEAST_ONCE,
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
                        RawRecordSource.of(
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
            InferenceConfig config,
            DeliveryGuarantee guarantee,
            String name) {
        records.sinkTo(OutputSink.of(config.kafka(), guarantee, config.name() + "-" + name))
                .name(name)
                .uid(name)
                .setParallelism(config.parallelism());
    }

    private static void configure(StreamExecutionEnvironment environment, InferenceConfig config) {
        Configuration strict = new Configuration();
        strict.set(PipelineOptions.GENERIC_TYPES, false);
        strict.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        environment.configure(strict);
        environment.setParallelism(config.parallelism());
        environment.setMaxParallelism(config.maxParallelism());
        environment.setBufferTimeout(config.bufferTimeout().toMillis());
        environment.getConfig().setAutoWatermarkInterval(config.watermarkInterval().toMillis());
        environment.enableCheckpointing(
                config.checkpointInterval().toMillis(), CheckpointingMode.EXACTLY_ONCE);
    }
}
