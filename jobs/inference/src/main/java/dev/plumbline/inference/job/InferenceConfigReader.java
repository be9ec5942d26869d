package dev.plumbline.inference.job;

import dev.plumbline.inference.operator.ScoringSettings;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.config.JobSettings;
import dev.plumbline.kafka.config.TopicsConfig;
import dev.plumbline.kafka.topic.Topics;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;

/** The names of the inference job's properties and their defaults; nothing else knows them. */
final class InferenceConfigReader {
    private static final int MAX_PARALLELISM = 128;
    private static final int BATCH_ROWS = 64;

    private final JobSettings settings;

    private InferenceConfigReader(Map<String, String> properties) {
        settings = new JobSettings(properties);
    }

    static InferenceConfig read(Map<String, String> properties) {
        InferenceConfigReader reader = new InferenceConfigReader(properties);
        InferenceConfig config = reader.config();
        reader.settings.rejectUnread();
        return config;
    }

    private InferenceConfig config() {
        Topics topics = TopicsConfig.from(settings);
        int parallelism = settings.count("parallelism", 1);
        return new InferenceConfig(
                settings.text("job.name", "plumbline-inference"),
                new KafkaSettings(
                        settings.text("kafka.bootstrap-servers"), settings.below("kafka.client.")),
                topics,
                scoring(topics),
                settings.duration("time.out-of-orderness", Duration.ofSeconds(30)),
                settings.duration("time.idleness", Duration.ofMinutes(5)),
                settings.flag("source.bounded", false),
                settings.duration("checkpoint.interval", Duration.ofSeconds(10)),
                settings.choice(
                        "predictions.guarantee",
                        DeliveryGuarantee.class,
                        DeliveryGuarantee.EXACTLY_ONCE),
                settings.duration("watermark.interval", Duration.ofMillis(200)),
                settings.duration("buffer.timeout", Duration.ofMillis(100)),
                settings.duration("control.timeout", Duration.ofSeconds(30)),
                parallelism,
                settings.count("source.parallelism", parallelism),
                settings.count("max-parallelism", MAX_PARALLELISM));
    }

    private ScoringSettings scoring(Topics topics) {
        return new ScoringSettings(
                topics,
                settings.duration("time.max-ahead", Duration.ofHours(1)),
                settings.duration("control.refresh", Duration.ofMinutes(1)),
                modelRoots(),
                settings.count("scoring.batch-rows", BATCH_ROWS),
                settings.duration("scoring.flush-after", Duration.ofMillis(5)),
                settings.flag("scoring.record-latency", true),
                settings.flag("dead-letters.keep-payloads", false));
    }

    private List<URI> modelRoots() {
        return Arrays.stream(settings.text("models.roots").split(","))
                .map(String::strip)
                .map(root -> Path.of(root).toAbsolutePath().normalize().toUri())
                .toList();
    }
}
