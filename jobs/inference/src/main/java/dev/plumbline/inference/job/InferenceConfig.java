package dev.plumbline.inference.job;

import dev.plumbline.inference.operator.ScoringSettings;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.topic.Topics;
import java.io.Serializable;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;

/**
 * Everything that the inference job can be told.
 *
 * @param name of the job; also its consumer group and the prefix of its transactions, so it must be
 *     unique among the jobs of a Kafka cluster and stay the same after a restart
 * @param outOfOrderness how far a record may come behind the latest of its own partition
 * @param idleness wall-clock time after which a silent partition is not waited for; zero waits for
 *     ever
 * @param bounded true to end at the offsets that are the latest when the job starts
 * @param checkpointInterval how often results become visible under EXACTLY_ONCE
 * @param guarantee of the predictions; the other results are always at-least-once under ids that
 *     tell repeats
 * @param bufferTimeout longest wait of a record in a network buffer
 * @param controlTimeout longest wait for the control topics
 * @param sourceParallelism at most the partitions of the feature topic, or event time stands still
 */
public record InferenceConfig(
        String name,
        KafkaSettings kafka,
        Topics topics,
        ScoringSettings scoring,
        Duration outOfOrderness,
        Duration idleness,
        boolean bounded,
        Duration checkpointInterval,
        DeliveryGuarantee guarantee,
        Duration watermarkInterval,
        Duration bufferTimeout,
        Duration controlTimeout,
        int parallelism,
        int sourceParallelism,
        int maxParallelism)
        implements Serializable {

    public InferenceConfig {
        if (guarantee == DeliveryGuarantee.NONE) {
            throw new IllegalArgumentException(
                    "guarantee must be exactly-once or at-least-once, got none; a restart would lose predictions");
        }
        int least = Math.min(parallelism, sourceParallelism);
        int most = Math.max(parallelism, sourceParallelism);
        if (least < 1 || most > maxParallelism) {
            throw new IllegalArgumentException(
                    "parallelism and sourceParallelism must be from 1 to maxParallelism %d, got %d and %d"
                            .formatted(maxParallelism, parallelism, sourceParallelism));
        }
        if (checkpointInterval.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "checkpointInterval must be at least 1 ms, got " + checkpointInterval);
        }
    }

    /**
     * Reads properties.
     *
     * @throws IllegalArgumentException naming the key, if one is missing, wrong or unknown
     */
    public static InferenceConfig from(Map<String, String> properties) {
        return InferenceConfigReader.read(properties);
    }
}
