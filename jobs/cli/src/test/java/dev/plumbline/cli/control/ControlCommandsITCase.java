package dev.plumbline.cli.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumbline.broker.EmbeddedBroker;
import dev.plumbline.cli.CommandRun;
import dev.plumbline.kafka.KafkaSettings;
import dev.plumbline.kafka.control.ControlView;
import dev.plumbline.kafka.control.HeldMonitor;
import dev.plumbline.kafka.control.KafkaControlView;
import dev.plumbline.kafka.topic.Topics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlCommandsITCase {
    private static final String MONITOR =
            """
            model: churn
            task: regression
            time: {column: at, format: iso}
            prediction: {value: predicted}
            windows:
              - {span: PT1H}
            """;

    @TempDir Path folder;

    @Test
    void theJobsReadTheMonitorThatWasAppliedToTopicsThatWereCreated() throws Exception {
        Path file = Files.writeString(folder.resolve("monitor.yaml"), MONITOR);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"))) {
            String servers = broker.bootstrapServers();

            CommandRun created =
                    CommandRun.of(
                            "topics",
                            "create",
                            "--bootstrap-servers",
                            servers,
                            "--topics-prefix",
                            "shop",
                            "--partitions",
                            2);
            CommandRun again =
                    CommandRun.of(
                            "topics",
                            "create",
                            "--bootstrap-servers",
                            servers,
                            "--topics-prefix",
                            "shop",
                            "--partitions",
                            3);
            CommandRun applied =
                    CommandRun.of(
                            "monitor",
                            "apply",
                            file,
                            "--bootstrap-servers",
                            servers,
                            "--topics-prefix",
                            "shop",
                            "--revision",
                            4,
                            "--effective-from",
                            "2026-01-02");

            CommandRun followed =
                    CommandRun.of(
                            "monitor",
                            "apply",
                            file,
                            "--bootstrap-servers",
                            servers,
                            "--topics-prefix",
                            "shop",
                            "--revision",
                            5);

            assertThat(followed.exitCode()).as(followed.err()).isZero();
            assertThat(followed.out()).doesNotContain("from event time 0001");
            assertThat(created.exitCode()).as(created.err()).isZero();
            assertThat(created.out()).contains("shop.predictions.v1: 2 partitions");
            assertThat(again.out()).contains("shop.predictions.v1: partitions must be 3, got 2");
            assertThat(applied.exitCode()).as(applied.err()).isZero();
            try (ControlView view =
                    KafkaControlView.factory(
                                    KafkaSettings.of(servers),
                                    Topics.prefixed("shop"),
                                    Duration.ofMinutes(2))
                            .open()) {
                HeldMonitor held =
                        view.monitor("churn", Instant.parse("2026-01-02T00:00:00Z").toEpochMilli())
                                .orElseThrow();
                assertThat(held.message().revision()).isEqualTo(4);
                assertThat(view.monitor("churn", 0)).isEmpty();
            }
        }
    }

    @Test
    void aDryRunNeedsNoBroker() {
        CommandRun run =
                CommandRun.of(
                        "topics", "create", "--dry-run", "--bootstrap-servers", "127.0.0.1:1");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("plumbline.features.v1: 8 partitions");
    }

    @Test
    void aMonitorIsCheckedOffline() throws Exception {
        Path good = Files.writeString(folder.resolve("good.yaml"), MONITOR);
        Path bad = Files.writeString(folder.resolve("bad.yaml"), MONITOR.replace("task:", "taks:"));

        assertThat(CommandRun.of("monitor", "validate", good).out())
                .contains("monitor of churn, windows PT1H");
        CommandRun refused = CommandRun.of("monitor", "validate", bad);
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("bad.yaml:2").contains("task");
    }
}
