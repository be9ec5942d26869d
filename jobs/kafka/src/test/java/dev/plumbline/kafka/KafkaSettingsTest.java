package dev.plumbline.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class KafkaSettingsTest {
    private static final Map<String, String> CLIENT =
            Map.of(
                    "isolation.level", "read_uncommitted",
                    "acks", "0",
                    "enable.auto.commit", "true",
                    "security.protocol", "SASL_SSL",
                    "sasl.jaas.config", "password='hunter2'");

    private final KafkaSettings settings = new KafkaSettings("127.0.0.1:9092", CLIENT);

    @Test
    void passesSecurityToEveryClient() {
        assertThat(settings.admin()).containsEntry("security.protocol", "SASL_SSL");
        assertThat(settings.consumer("g")).containsEntry("security.protocol", "SASL_SSL");
        assertThat(settings.producer("p")).containsEntry("security.protocol", "SASL_SSL");
    }

    @Test
    void letsNoSettingLoosenTheRules() {
        assertThat(settings.consumer("g"))
                .containsEntry("isolation.level", "read_committed")
                .containsEntry("enable.auto.commit", "false")
                .containsEntry("group.id", "g");
        assertThat(settings.producer("p"))
                .containsEntry("acks", "all")
                .containsEntry("enable.idempotence", "true");
    }

    @Test
    void readsWithoutAGroup() {
        assertThat(settings.consumer(null)).doesNotContainKey("group.id");
    }

    @Test
    void namesSettingsWithoutTheirSecrets() {
        assertThat(settings.toString())
                .contains("127.0.0.1:9092", "sasl.jaas.config")
                .doesNotContain("hunter2");
    }

    @Test
    void refusesNoAddress() {
        assertThatThrownBy(() -> KafkaSettings.of(" ")).hasMessageContaining("host:port, got ' '");
    }
}
