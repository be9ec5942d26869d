package dev.plumbline.inference.job;

import dev.plumbline.kafka.config.JobSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Submits the inference job: {@code --config FILE}, or {@code --key value} for single settings. */
public final class InferenceJob {
    private InferenceJob() {}

    public static void main(String[] arguments) throws Exception {
        InferenceConfig config = InferenceConfig.from(JobSettings.fromArguments(arguments));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        InferencePipeline.build(environment, config);
        environment.execute(config.name());
    }
}
