package dev.plumbline.monitoring.job;

import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.config.JobSettings;
import dev.plumbline.kafka.config.TopicsConfig;
import dev.plumbline.kafka.topic.Topics;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;

/**
 * The monitoring job's settings; docs/operations.md lists their keys.
 *
 * @param joinLabels whether labels are read and performance is reported
 * @param labelWait how long a label waits for a prediction that has not come
 * @param flushInterval longest time, by the wall clock, that folded rows stay unsent
 * @param guarantee of reports, episodes and triggers, which all have deterministic ids
 * @param keepPayloads whether dead letters carry the record's bytes
 * @param reportProgress whether the progress topic is written
 * @param sourceParallelism subtasks of each source; 0 for the job's own. More than partitions would
 *     never move event time
 * @param maxParallelism fixed, because keyed state is laid out by it
 */
public record MonitoringConfig(
        KafkaSettings kafka,
        Topics topics,
        String name,
        EventTime eventTime,
        boolean joinLabels,
        Duration labelWait,
        Duration flushInterval,
        Duration controlTimeout,
        DeliveryGuarantee guarantee,
        boolean keepPayloads,
        boolean reportProgress,
        int sourceParallelism,
        int maxParallelism,
        Duration checkpointInterval,
        Duration watermarkInterval,
        Duration bufferTimeout) {

    public MonitoringConfig {
        if (guarantee == DeliveryGuarantee.NONE) {
            throw new IllegalArgumentException(
                    "results.guarantee: must be at-least-once or exactly-once, got none; a report that is lost cannot be told from one that never was");
        }
        if (guarantee == DeliveryGuarantee.EXACTLY_ONCE && checkpointInterval.isZero()) {
            throw new IllegalArgumentException(
                    "checkpoint.interval: must be above zero under exactly-once, or nothing is ever committed");
        }
        if (flushInterval.isZero()) {
            throw new IllegalArgumentException(
                    "fold.flush-after: must be above zero, such as PT5S");
        }
        if (watermarkInterval.isZero()) {
            throw new IllegalArgumentException(
                    "watermark.interval: must be above zero, or event time stands still and no window closes");
        }
        if (!eventTime.idleness().isZero()
                && eventTime.allowedLateness().compareTo(eventTime.idleness()) < 0) {
            throw new IllegalArgumentException(
                    "time.allowed-lateness: must be at least time.idleness %s, after which a silent partition is not waited for, got %s"
                            .formatted(eventTime.idleness(), eventTime.allowedLateness()));
        }
    }

    /**
     * How event time moves.
     *
     * @param outOfOrderness how far a row may come behind the latest of its own partition
     * @param maxAhead how far an event time may lie beyond its record's Kafka timestamp
     * @param idleness wall-clock time after which a silent partition is not waited for; zero waits
     *     for ever
     * @param allowedLateness how long after its end a window is still revised
     */
    public record EventTime(
            Duration outOfOrderness,
            Duration maxAhead,
            Duration idleness,
            Duration allowedLateness) {}

    /**
     * Reads and checks all settings.
     *
     * @throws IllegalArgumentException if one is missing, malformed or unknown
     */
    public static MonitoringConfig from(Map<String, String> properties) {
        JobSettings settings = new JobSettings(properties);
        Duration idleness = settings.duration("time.idleness", Duration.ofMinutes(5));
        EventTime eventTime =
                new EventTime(
                        settings.duration("time.out-of-orderness", Duration.ofSeconds(30)),
                        settings.duration("time.max-ahead", Duration.ofMinutes(5)),
                        idleness,
                        settings.duration("time.allowed-lateness", idleness.plusSeconds(10)));
        MonitoringConfig config =
                new MonitoringConfig(
                        new KafkaSettings(
                                settings.text("kafka.bootstrap-servers"),
                                settings.below("kafka.client.")),
                        TopicsConfig.from(settings),
                        settings.text("job.name", "plumbline-monitoring"),
                        eventTime,
                        settings.flag("labels.join", true),
                        settings.duration("labels.wait", Duration.ofDays(30)),
                        settings.duration("fold.flush-after", Duration.ofSeconds(5)),
                        settings.duration("control.timeout", Duration.ofSeconds(60)),
                        settings.choice(
                                "results.guarantee",
                                DeliveryGuarantee.class,
                                DeliveryGuarantee.AT_LEAST_ONCE),
                        settings.flag("dead-letters.keep-payloads", false),
                        settings.flag("progress.report", false),
                        settings.count("source.parallelism", 0),
                        settings.count("max-parallelism", 128),
                        settings.duration("checkpoint.interval", Duration.ofSeconds(30)),
                        settings.duration("watermark.interval", Duration.ofMillis(200)),
                        settings.duration("buffer.timeout", Duration.ofMillis(100)));
        settings.rejectUnread();
        return config;
    }
}
