package dev.plumbline.monitoring.job;

import dev.plumbline.kafka.config.JobSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * Starts the monitoring job on a cluster: {@code --kafka.bootstrap-servers HOST:PORT [--config
 * FILE] [--KEY VALUE ...]}.
 */
public final class MonitoringJob {
    private MonitoringJob() {}

    public static void main(String[] arguments) throws Exception {
        MonitoringConfig config = MonitoringConfig.from(JobSettings.fromArguments(arguments));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment();
        MonitoringPipeline.build(environment, config);
        environment.execute(config.name());
    }
}
