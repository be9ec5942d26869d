package dev.plumbline.inference.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plumbline.inference.operator.ScoringSettings;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.topic.Topics;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.junit.jupiter.api.Test;

class InferenceConfigTest {
    private static final Map<String, String> REQUIRED =
            Map.of("kafka.bootstrap-servers", "broker:9092", "models.roots", "/does-not-exist");

    @Test
    void knowsADefaultForAllButTheBrokerAndTheModels() {
        assertThat(InferenceConfig.from(REQUIRED))
                .isEqualTo(
                        new InferenceConfig(
                                "plumbline-inference",
                                KafkaSettings.of("broker:9092"),
                                Topics.defaults(),
                                new ScoringSettings(
                                        Topics.defaults(),
                                        Duration.ofHours(1),
                                        Duration.ofMinutes(1),
                                        List.of(URI.create("file:///does-not-exist")),
                                        64,
                                        Duration.ofMillis(5),
                                        true,
                                        false),
                                Duration.ofSeconds(30),
                                Duration.ofMinutes(5),
                                false,
                                Duration.ofSeconds(10),
                                DeliveryGuarantee.EXACTLY_ONCE,
                                Duration.ofMillis(200),
                                Duration.ofMillis(100),
                                Duration.ofSeconds(30),
                                1,
                                1,
                                128));
    }

    @Test
    void readsEverySetting() {
        Map<String, String> properties = new HashMap<>();
        properties.put("kafka.bootstrap-servers", "broker:9092");
        properties.put("models.roots", "/does-not-exist, /neither-does-this");
        properties.put("job.name", "scoring");
        properties.put("kafka.client.security.protocol", "SSL");
        properties.put("topics.prefix", "team");
        properties.put("topics.features", "features");
        properties.put("time.out-of-orderness", "P1D");
        properties.put("time.idleness", "PT0S");
        properties.put("time.max-ahead", "PT5M");
        properties.put("control.refresh", "PT1H");
        properties.put("control.timeout", "PT7S");
        properties.put("source.bounded", "true");
        properties.put("source.parallelism", "1");
        properties.put("parallelism", "2");
        properties.put("max-parallelism", "8");
        properties.put("checkpoint.interval", "PT1S");
        properties.put("predictions.guarantee", "at-least-once");
        properties.put("watermark.interval", "PT0.01S");
        properties.put("buffer.timeout", "PT0.005S");
        properties.put("scoring.batch-rows", "32");
        properties.put("scoring.flush-after", "PT0.002S");
        properties.put("scoring.record-latency", "false");
        properties.put("dead-letters.keep-payloads", "true");
        Topics named = Topics.prefixed("team");
        Topics topics =
                new Topics(
                        "features",
                        named.predictions(),
                        named.labels(),
                        named.deployments(),
                        named.baselines(),
                        named.monitors(),
                        named.reports(),
                        named.alerts(),
                        named.retraining(),
                        named.deadLetters(),
                        named.unjoined(),
                        named.progress());

        assertThat(InferenceConfig.from(properties))
                .isEqualTo(
                        new InferenceConfig(
                                "scoring",
                                new KafkaSettings(
                                        "broker:9092", Map.of("security.protocol", "SSL")),
                                topics,
                                new ScoringSettings(
                                        topics,
                                        Duration.ofMinutes(5),
                                        Duration.ofHours(1),
                                        List.of(
                                                URI.create("file:///does-not-exist"),
                                                URI.create("file:///neither-does-this")),
                                        32,
                                        Duration.ofMillis(2),
                                        false,
                                        true),
                                Duration.ofDays(1),
                                Duration.ZERO,
                                true,
                                Duration.ofSeconds(1),
                                DeliveryGuarantee.AT_LEAST_ONCE,
                                Duration.ofMillis(10),
                                Duration.ofMillis(5),
                                Duration.ofSeconds(7),
                                2,
                                1,
                                8));
    }

    @Test
    void refusesAnUnknownSettingAndNamesTheNearest() {
        refuses("control.refesh", "PT1H", "did you mean control.refresh");
    }

    @Test
    void refusesWhatCannotHold() {
        refuses("predictions.guarantee", "none", "a restart would lose predictions");
        refuses("scoring.batch-rows", "0", "batchRows must be at least 1, got 0");
        refuses("control.refresh", "PT0S", "controlRefresh must be at least 1 ms");
        refuses("parallelism", "0", "must be from 1 to maxParallelism 128, got 0");
        refuses("parallelism", "500", "must be from 1 to maxParallelism 128, got 500");
        refuses("checkpoint.interval", "PT0S", "checkpointInterval must be at least 1 ms");
    }

    private static void refuses(String key, String value, String reason) {
        Map<String, String> properties = new HashMap<>(REQUIRED);
        properties.put(key, value);
        assertThatThrownBy(() -> InferenceConfig.from(properties))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}
