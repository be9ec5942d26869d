package dev.plumbline.kafka.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.core.alert.EpisodeState;
import dev.plumbline.core.monitor.TriggerMode;
import dev.plumbline.kafka.record.BaselineMessage;
import dev.plumbline.kafka.record.DeadLetter;
import dev.plumbline.kafka.record.ErrorClass;
import dev.plumbline.kafka.record.MonitorMessage;
import dev.plumbline.kafka.record.Progress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class KeysTest {
    @Test
    void resultsAreKeyedByWhatTheySpeakOf() {
        assertThat(text(new WindowReportCodec().key(Examples.fullReport())))
                .isEqualTo(Examples.fullReport().key());
        assertThat(text(new AlertEpisodeCodec().key(Examples.episode(EpisodeState.OPEN))))
                .isEqualTo("a1b2");
        assertThat(
                        text(
                                new RetrainingTriggerCodec()
                                        .key(Examples.trigger(null, TriggerMode.SUGGEST))))
                .isEqualTo("t-1");
        assertThat(text(new ProgressCodec().key(new Progress(3, 4, 0)))).isEqualTo("3");
        assertThat(
                        text(
                                new DeadLetterCodec()
                                        .key(
                                                new DeadLetter(
                                                        "in",
                                                        2,
                                                        77,
                                                        Instant.EPOCH,
                                                        ErrorClass.EMPTY,
                                                        "none",
                                                        0,
                                                        null))))
                .isEqualTo("in-2-77");
    }

    @Test
    void controlKeysHoldTheRevisionSoThatCompactionKeepsWhatOlderEventsNeed() {
        assertThat(text(new DeploymentCodec().key(Examples.deployment()))).isEqualTo("churn/3");
        assertThat(
                        text(
                                new BaselineMessageCodec()
                                        .key(
                                                new BaselineMessage(
                                                        "b",
                                                        "churn",
                                                        "7",
                                                        2,
                                                        Instant.EPOCH,
                                                        "",
                                                        "{}",
                                                        null))))
                .isEqualTo("churn/7/2");
        assertThat(
                        text(
                                new MonitorMessageCodec()
                                        .key(
                                                new MonitorMessage(
                                                        "churn", 5, Instant.EPOCH, "", ""))))
                .isEqualTo("churn/5");
    }

    private static String text(byte[] key) {
        return new String(key, StandardCharsets.UTF_8);
    }
}
